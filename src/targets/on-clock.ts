import { printCron } from '../cron/print.ts';
import { canonicalDays } from '../ir/schedule.ts';
import { type Cells, shiftCells } from '../ir/shift.ts';
import type { Immovable } from '../ir/shift-days.ts';
import type { Job } from '../model/types.ts';
import { zoneDifferences } from '../time/zone-differences.ts';
import type { Candidate, Entry, Legalised } from './types.ts';

/** The civil minutes of a job, expression by expression. No two of one schedule name the same. */
export type JobCells = readonly [Cells, ...Cells[]];

/** A job's civil minutes as another clock reads them. */
export interface OnClock {
  /**
   * Each different reading once, that of the anchor's day first. Several: each is right while the
   * clocks lie so far apart, which is enough for a job that starts at no other time.
   */
  readonly readings: readonly JobCells[];
  /** Whether the job reads the same all year. */
  readonly isConstant: boolean;
  /** Why a reading is missing. */
  readonly missing?: Immovable;
}

/** The civil minutes of a job on the clock of its own zone. */
export function ownCells({ schedules: [first, ...others] }: Job): JobCells {
  const cellsOf = ({ minutes, hours, months, days }: Cells): Cells => {
    return { minutes, hours, months, days: canonicalDays(days) };
  };
  return [cellsOf(first), ...others.map(cellsOf)];
}

/**
 * What the clock of `zone` reads when a job's own reads its civil minutes, clock changes aside. An
 * interval reads the same on every clock that is ahead by a multiple of its step.
 * @param anchor the day (`YYYY-MM-DD`) from which the zones are compared
 */
export function onClockOf(zone: string, job: Job, anchor: string): OnClock {
  const own = ownCells(job);
  const moved = zoneDifferences(job.zone, zone, anchor).map((ahead) => movedCells(own, -ahead));
  const missing = moved.find((cells) => typeof cells === 'string');
  const found = moved.filter((cells) => typeof cells !== 'string');
  const readings = found.filter(
    (cells, index) => found.findIndex((other) => sameReading(other, cells)) === index,
  );
  return {
    readings,
    isConstant: readings.length === 1 && missing === undefined,
    ...(missing === undefined ? {} : { missing }),
  };
}

function movedCells(own: JobCells, by: number): JobCells | Immovable {
  if (by === 0) return own;
  const moved: Cells[] = [];
  for (const cells of own) {
    const shifted = shiftCells(cells, by);
    if (shifted.kind === 'inexact') return shifted.why;
    moved.push(...shifted.cells);
  }
  // What names no minute names none on any clock.
  const [first = own[0], ...others] = moved;
  return [first, ...others];
}

/** Whether two clocks read a job's civil minutes alike. */
export function sameReading(one: JobCells, other: JobCells): boolean {
  return one === other || textOf(one) === textOf(other);
}

/** Canonical: equal minutes have equal texts. */
function textOf(cells: JobCells): string {
  return cells.map(printCron).join('\n');
}

/** One entry for each expression. */
export function candidateOf(
  [first, ...others]: JobCells,
  print: (cells: Cells) => Entry,
): Candidate {
  return [print(first), ...others.map(print)];
}

/** Candidates in this order, each once. */
export function offer(first: Candidate, others: () => readonly Candidate[]): Legalised {
  const distinct = () => {
    const seen = new Set([JSON.stringify(first)]);
    return others().filter((candidate) => {
      const text = JSON.stringify(candidate);
      return !seen.has(text) && seen.add(text);
    });
  };
  return { kind: 'candidates', first, others: distinct };
}
