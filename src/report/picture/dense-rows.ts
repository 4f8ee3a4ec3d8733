import type { Phrases } from '../locales/phrases.ts';
import { whole } from '../numbers.ts';
import type { Piece, Row, Shape } from './drawing.ts';
import type { PicturedJob } from './facts.ts';
import { baseline, middle, rowHeight, widthOf, xOf } from './geometry.ts';
import { bandShapes, type Rows, rowWith } from './job-rows.ts';
import { middleLabel, startLabel } from './labels.ts';
import { stacked } from './stacked.ts';

/** How many patterns a crowded lane shows; the jobs of all others are counted. */
const mostPatterns = 4;
/** What three figures need more room than an hour has for. */
const mostInAnHour = 99;
const chipGap = 3;
const chipHeight = 19;
const chipRowHeight = 26;

/** A lane with too many jobs to name: patterns with their number of jobs, and starts by the hour. */
export function denseRows(jobs: readonly PicturedJob[], y: number, phrases: Phrases): Rows {
  const patterns = patternsOf(jobs.filter((job) => !isFixed(job)));
  const shown = patterns.slice(0, mostPatterns);
  const others = patterns.slice(mostPatterns).flat().length;
  const fixed = jobs.filter(isFixed);
  return stacked(y, [
    ...shown.map((same) => (at: number) => patternRow(same, at, phrases)),
    ...(others > 0 ? [(at: number) => othersRow(others, at, phrases)] : []),
    ...(fixed.length > 0 ? [(at: number) => hoursRows(fixed, at)] : []),
  ]);
}

/** Whether a job starts at set times only. */
export function isFixed({ bands }: PicturedJob): boolean {
  return bands.length === 0;
}

type Jobs = readonly [PicturedJob, ...PicturedJob[]];

/** Jobs that say the same, in the place of the first. */
function patternsOf(jobs: readonly PicturedJob[]): readonly Jobs[] {
  const byWords = new Map<string, Jobs>();
  for (const job of jobs) {
    const key = `${job.isHeld} ${job.when}`;
    const same = byWords.get(key);
    byWords.set(key, same ? [...same, job] : [job]);
  }
  return [...byWords.values()];
}

function patternRow(jobs: Jobs, y: number, phrases: Phrases): Rows {
  const [job, ...more] = jobs;
  const shapes = job.bands.flatMap((band) => bandShapes(band, job, y));
  const name: Piece =
    more.length === 0
      ? { font: 'code', text: job.name }
      : { font: 'plain', text: phrases.jobs(jobs.length, whole(jobs.length, phrases.numbers)) };
  return rowWith(shapes, [{ font: 'strong', text: job.when }, name], y);
}

function othersRow(count: number, y: number, { picture, numbers, jobs }: Phrases): Rows {
  const text = picture.otherPatterns(jobs(count, whole(count, numbers)));
  const label = startLabel(xOf(0), y + baseline, [{ font: 'quiet', text }]);
  return { height: rowHeight, rows: [{ shapes: [label] }] };
}

/** How many starts fall in each hour, or in each two hours where a figure needs the room. */
function hoursRows(jobs: readonly PicturedJob[], y: number): Rows {
  const byHour = countedIn(1, jobs);
  const isCrowded = [...byHour.values()].some(({ length }) => length > mostInAnHour);
  const hours = isCrowded ? 2 : 1;
  const counted = isCrowded ? countedIn(hours, jobs) : byHour;
  const rows = [...counted]
    .sort(([a], [b]) => a - b)
    .map(([hour, starting]) => chipRow(hour, hours, starting, y));
  return { height: chipRowHeight, rows };
}

function countedIn(
  hours: number,
  jobs: readonly PicturedJob[],
): ReadonlyMap<number, readonly PicturedJob[]> {
  const counted = new Map<number, PicturedJob[]>();
  for (const job of jobs) {
    for (const { time } of job.starts) {
      const hour = Math.floor(time / (60 * hours)) * hours;
      counted.set(hour, [...(counted.get(hour) ?? []), job]);
    }
  }
  return counted;
}

function chipRow(hour: number, hours: number, jobs: readonly PicturedJob[], y: number): Row {
  const width = widthOf(60 * hours);
  const chip: Shape = {
    kind: 'chip',
    x: xOf(hour * 60) + chipGap / 2,
    y: y + middle - chipHeight / 2 + 1,
    width: width - chipGap,
    height: chipHeight,
    isHeld: jobs.every(({ isHeld }) => isHeld),
  };
  const text = String(jobs.length);
  const label = middleLabel(xOf(hour * 60) + width / 2, y + baseline + 1, [{ font: 'code', text }]);
  return { shapes: [chip, label] };
}
