import { valuesOf } from '../ir/number-set.ts';
import { namesDayNumber } from '../ir/schedule.ts';
import type { InstantMinute, Schedule } from '../ir/types.ts';
import type { Horizon } from './types.ts';

/**
 * Between clock changes offsets are constant, so a schedule is a set of times on a set of days. Days
 * that meet the same of these sets are compared once.
 */

type Cells = Pick<Schedule, 'minutes' | 'hours' | 'months' | 'days'>;

/** Cells and the constant offset of the clock they are read on, in minutes east of UTC. */
export interface OnClock {
  readonly cells: Cells;
  readonly offset: number;
}

/** The times of some cells that fall on one UTC day from one civil day. */
interface Part {
  readonly side: 'source' | 'engine';
  readonly cells: Cells;
  /** The civil day is the UTC day plus this. */
  readonly dayShift: number;
  /** Minutes of the UTC day. */
  readonly times: readonly number[];
}

const minutesPerDay = 1440;

/**
 * The first minute of a span of whole UTC days at which the source (a set) and the engine (with
 * repetitions) differ, with what each does; undefined: none.
 */
export function firstCalmDifference(
  source: readonly OnClock[],
  engine: readonly OnClock[],
  { from, until }: Horizon,
): { at: InstantMinute; source: number; engine: number } | undefined {
  const parts = [
    ...source.flatMap((one) => partsOf('source', one)),
    ...engine.flatMap((one) => partsOf('engine', one)),
  ];
  const compared = new Map<string, ReturnType<typeof compareDay>>();
  for (let day = from / minutesPerDay; day * minutesPerDay < until; day++) {
    const met = parts.filter(({ cells, dayShift }) => namesDayNumber(cells, day + dayShift));
    const key = met.map((part) => parts.indexOf(part)).join();
    if (!compared.has(key)) compared.set(key, compareDay(met));
    const found = compared.get(key);
    if (found) return { ...found, at: day * minutesPerDay + found.at };
  }
  return undefined;
}

function partsOf(side: Part['side'], { cells, offset }: OnClock): readonly Part[] {
  const minutes = valuesOf(cells.minutes);
  const byShift = new Map<number, number[]>();
  for (const hour of valuesOf(cells.hours)) {
    for (const minute of minutes) {
      const time = hour * 60 + minute - offset;
      const days = Math.floor(time / minutesPerDay);
      const times = byShift.get(-days) ?? [];
      times.push(time - days * minutesPerDay);
      byShift.set(-days, times);
    }
  }
  return [...byShift].map(([dayShift, times]) => ({ side, cells, dayShift, times }));
}

function compareDay(met: readonly Part[]) {
  const source = new Uint16Array(minutesPerDay);
  const engine = new Uint16Array(minutesPerDay);
  for (const { side, times } of met) {
    for (const time of times) {
      if (side === 'source') source[time] = 1;
      else engine[time] = (engine[time] ?? 0) + 1;
    }
  }
  const at = source.findIndex((count, time) => count !== engine[time]);
  return at === -1 ? undefined : { at, source: source[at] ?? 0, engine: engine[at] ?? 0 };
}
