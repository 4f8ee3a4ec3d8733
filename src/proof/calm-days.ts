import { bitsUpTo, daysNamedFrom, type MonthSpan, monthAt, monthOf } from '../ir/named-days.ts';
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

/** A minute at which the source (a set) and the engine (with repetitions) differ, with what each does. */
export interface CalmDifference {
  readonly at: InstantMinute;
  readonly source: number;
  readonly engine: number;
}

/** The first difference in a span of whole UTC days; undefined: none. */
export type CalmComparer = (span: Horizon) => CalmDifference | undefined;

/**
 * Compares source and engine in any span in which their clocks have these offsets. A month at a time:
 * its days fall into few groups that meet the same parts, which takes a hundredth of the time of
 * looking at each day.
 */
export function calmComparer(source: readonly OnClock[], engine: readonly OnClock[]): CalmComparer {
  const parts = allParts(source, engine);
  if (parts.length > mostBits) return dayByDay(source, engine);
  const compared = new Map<number, CalmDifference | undefined>();
  const differenceOf = ({ met }: Group) => {
    if (!compared.has(met)) compared.set(met, compareDay(parts.filter((_, i) => hasBit(met, i))));
    return compared.get(met);
  };
  return ({ from, until }) => {
    const [first, last] = [from / minutesPerDay, until / minutesPerDay - 1];
    for (let month = monthOf(first); month.firstDay <= last; month = monthAt(month.index + 1)) {
      const differing = groupsOf(month, parts, [first, last]).flatMap((group) => {
        const found = differenceOf(group);
        return found ? [{ ...found, at: dayOf(group, month) * minutesPerDay + found.at }] : [];
      });
      if (differing.length > 0) return differing.reduce((a, b) => (b.at < a.at ? b : a));
    }
    return undefined;
  };
}

/** Numbers hold so many bits exactly. */
const mostBits = 53;

function hasBit(bits: number, place: number): boolean {
  return Math.floor(bits / 2 ** place) % 2 === 1;
}

/** Days of a month that meet the same parts. */
interface Group {
  /** Bit 0 is the first day of the month. */
  readonly days: number;
  /** A bit for each part. */
  readonly met: number;
}

function dayOf({ days }: Group, { firstDay }: MonthSpan): number {
  return firstDay + 31 - Math.clz32(days & -days);
}

function groupsOf(
  { firstDay, length }: MonthSpan,
  parts: readonly Part[],
  [first, last]: readonly [number, number],
): readonly Group[] {
  const before = bitsUpTo(Math.max(0, first - firstDay));
  const upTo = bitsUpTo(Math.min(length, last - firstDay + 1));
  let groups: Group[] = [{ days: upTo & ~before, met: 0 }];
  let bit = 1;
  for (const { cells, dayShift } of parts) {
    const named = daysNamedFrom(cells, firstDay + dayShift, length);
    const split: Group[] = [];
    for (const { days, met } of groups) {
      if ((days & named) !== 0) split.push({ days: days & named, met: met + bit });
      if ((days & ~named) !== 0) split.push({ days: days & ~named, met });
    }
    groups = split;
    bit *= 2;
  }
  return groups;
}

/** The plain way, whatever the number of parts. */
export function dayByDay(source: readonly OnClock[], engine: readonly OnClock[]): CalmComparer {
  const parts = allParts(source, engine);
  const compared = new Map<string, CalmDifference | undefined>();
  return ({ from, until }) => {
    for (let day = from / minutesPerDay; day * minutesPerDay < until; day++) {
      const met = parts.filter(({ cells, dayShift }) => namesDayNumber(cells, day + dayShift));
      const key = met.map((part) => parts.indexOf(part)).join();
      if (!compared.has(key)) compared.set(key, compareDay(met));
      const found = compared.get(key);
      if (found) return { ...found, at: day * minutesPerDay + found.at };
    }
    return undefined;
  };
}

function allParts(source: readonly OnClock[], engine: readonly OnClock[]): readonly Part[] {
  return [
    ...source.flatMap((one) => partsOf('source', one)),
    ...engine.flatMap((one) => partsOf('engine', one)),
  ];
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

/** Of one day: `at` is a minute of it. */
function compareDay(met: readonly Part[]): CalmDifference | undefined {
  const source = new Uint16Array(minutesPerDay);
  const engine = new Uint16Array(minutesPerDay);
  for (const { side, times } of met) {
    for (const time of times) {
      if (side === 'source') source[time] = 1;
      else engine[time] = (engine[time] ?? 0) + 1;
    }
  }
  for (let at = 0; at < minutesPerDay; at++) {
    const [wanted = 0, found = 0] = [source[at], engine[at]];
    if (wanted !== found) return { at, source: wanted, engine: found };
  }
  return undefined;
}
