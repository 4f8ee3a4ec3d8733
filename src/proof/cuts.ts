import type { InstantMinute } from '../ir/types.ts';
import { segmentsBetween } from '../time/zone-segments.ts';
import type { Horizon } from './types.ts';

const minutesPerDay = 1440;
/** Minutes on either side of a change that are compared one by one: a day and the largest usual shift. */
const margin = 26 * 60;

/** The instants in the horizon at which the offset of any of the zones changes, ascending. */
export function cutsOf(
  zones: readonly string[],
  { from, until }: Horizon,
): readonly InstantMinute[] {
  const cuts = zones.flatMap((zone) => changesOf(zone, { from, until }));
  return [...new Set(cuts)].sort((a, b) => a - b);
}

/** The instants in the horizon at which one zone's offset changes. */
export function changesOf(zone: string, { from, until }: Horizon): readonly InstantMinute[] {
  return segmentsBetween(zone, from, until)
    .slice(1)
    .map((segment) => segment.from);
}

/** Whether two zones' clocks read the same in all of the horizon. */
export function readAlike(one: string, other: string, { from, until }: Horizon): boolean {
  if (one === other) return true;
  const segments = segmentsBetween(one, from, until);
  const others = segmentsBetween(other, from, until);
  return (
    segments.length === others.length &&
    segments.every(
      ({ from: at, offset }, index) =>
        at === others[index]?.from && offset === others[index]?.offset,
    )
  );
}

/** The horizon cut into whole UTC days around the changes and those between them. */
export interface Stretches {
  readonly changing: readonly Horizon[];
  readonly calm: readonly Horizon[];
}

/** @param horizon whole UTC days */
export function stretchesOf(cuts: readonly InstantMinute[], horizon: Horizon): Stretches {
  const changing: Horizon[] = [];
  for (const cut of cuts) {
    const from = Math.max(wholeDays(cut - margin, 'floor'), horizon.from);
    const until = Math.min(wholeDays(cut + margin, 'ceil'), horizon.until);
    const last = changing.at(-1);
    if (last && from <= last.until) changing[changing.length - 1] = { ...last, until };
    else changing.push({ from, until });
  }
  const starts = [horizon.from, ...changing.map(({ until }) => until)];
  const ends = [...changing.map(({ from }) => from), horizon.until];
  const calm = starts
    .map((from, index) => ({ from, until: ends[index] ?? from }))
    .filter(({ from, until }) => from < until);
  return { changing, calm };
}

function wholeDays(at: InstantMinute, round: 'floor' | 'ceil'): InstantMinute {
  return Math[round](at / minutesPerDay) * minutesPerDay;
}
