import type { Phrases } from '../locales/phrases.ts';
import { whole } from '../numbers.ts';
import { denseRows } from './dense-rows.ts';
import type { Block, Piece, Row } from './drawing.ts';
import type { Lane, PicturedJob } from './facts.ts';
import { plotLeft, plotRight } from './geometry.ts';
import { jobRow } from './job-rows.ts';
import { cutTo, endLabel, startLabel } from './labels.ts';
import { stacked } from './stacked.ts';
import { widthOfPieces } from './text-width.ts';

/** A schedule of up to so many jobs names each of them. */
const mostNamed = 40;
/** In a longer one, only lanes of up to so many jobs name theirs. */
const mostNamedInLane = 4;

const headHeight = 23;
const headBaseline = 18;
const swatchWidth = 18;
const gap = 4;

/** The lanes in which there is no room to name each job. */
export function crowdedLanes(lanes: readonly Lane[]): readonly Lane[] {
  const all = lanes.flatMap(({ jobs }) => jobs).length;
  if (all <= mostNamed) return [];
  return lanes.filter(({ jobs }) => jobs.length > mostNamedInLane);
}

/** A lane a category: its name, and below it a row for each of its jobs. */
export function laneBlocks(lanes: readonly Lane[], phrases: Phrases): readonly Block[] {
  const crowded = crowdedLanes(lanes);
  return lanes.map((lane) => {
    const isDense = crowded.includes(lane);
    const body = isDense
      ? denseRows(lane.jobs, headHeight, phrases)
      : stacked(
          headHeight,
          lane.jobs.map((job: PicturedJob) => (y: number) => jobRow(job, y)),
        );
    return {
      ...(lane.index !== undefined && { colour: lane.index }),
      height: headHeight + body.height + gap,
      rows: [headRow(lane, isDense ? lane.jobs.length : undefined, phrases), ...body.rows],
    };
  });
}

/** The lane's name; where jobs are not named, their number. */
function headRow(lane: Lane, count: number | undefined, phrases: Phrases): Row {
  const { picture, noCategory, numbers } = phrases;
  const notes = [
    ...(lane.isHeld ? [picture.held] : []),
    ...(count === undefined ? [] : [phrases.jobs(count, whole(count, numbers))]),
  ];
  const right: readonly Piece[] =
    notes.length > 0 ? [{ font: 'quiet', text: notes.join(', ') }] : [];
  const left = plotLeft + swatchWidth;
  const room = plotRight - left - widthOfPieces(right) - (right.length > 0 ? 12 : 0);
  const text = lane.label ?? noCategory;
  const name = cutTo(room, [{ font: 'strong', text }]);
  return {
    shapes: [
      { kind: 'rule', y: 0 },
      { kind: 'swatch', x: plotLeft, y: headBaseline - 11 },
      startLabel(left, headBaseline, name),
      ...(right.length > 0 ? [endLabel(plotRight, headBaseline, right)] : []),
    ],
    ...(name[0]?.text !== text && { title: text }),
  };
}
