import {
  bitsUpTo,
  daysNamedFrom,
  daysNamedIn,
  type MonthSpan,
  monthAt,
  monthOf,
} from '../ir/named-days.ts';
import { valuesOf } from '../ir/number-set.ts';
import { isWeekly, namesDayNumber } from '../ir/schedule.ts';
import type { InstantMinute, Schedule } from '../ir/types.ts';
import { isLeapYear, weekdayOf } from '../time/civil.ts';
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
 * looking at each day. And months are of few kinds, one of each being looked at: behind these no year
 * takes any time.
 */
export function calmComparer(source: readonly OnClock[], engine: readonly OnClock[]): CalmComparer {
  const parts = allParts(source, engine);
  if (parts.length > mostBits) return dayByDay(source, engine);
  const compared = new Map<number, CalmDifference | undefined>();
  const differenceOf = ({ met }: Group) => {
    if (!compared.has(met)) compared.set(met, compareDay(parts.filter((_, i) => hasBit(met, i))));
    return compared.get(met);
  };
  const kinds = monthKinds(parts);
  const equal = new Set<number>();
  const allEqual = () => equal.size === kinds.count;
  const isEqual = (month: MonthSpan) => {
    const kind = kinds.of(month);
    if (equal.has(kind)) return true;
    const whole = [month.firstDay, month.firstDay + month.length - 1] as const;
    if (groupsOf(month, parts, whole).some(differenceOf)) return false;
    equal.add(kind);
    return true;
  };
  return ({ from, until }) => {
    const [first, last] = [from / minutesPerDay, until / minutesPerDay - 1];
    if (allEqual()) return undefined;
    for (
      let month = monthOf(first);
      month.firstDay <= last && !allEqual();
      month = monthAt(month.index + 1)
    ) {
      if (isEqual(month)) continue;
      const differing = groupsOf(month, parts, [first, last]).flatMap((group) => {
        const found = differenceOf(group);
        return found ? [{ ...found, at: dayOf(group, month) * minutesPerDay + found.at }] : [];
      });
      if (differing.length > 0) return differing.reduce((a, b) => (b.at < a.at ? b : a));
    }
    return undefined;
  };
}

/** Numbers for months, the same for those in which the same is named, and how many there are. */
interface MonthKinds {
  readonly count: number;
  readonly of: (month: MonthSpan) => number;
}

/** A part's days lie at most a day off, and so in a month that is known with this one. */
function monthKinds(parts: readonly Part[]): MonthKinds {
  // Every month has every weekday.
  if (parts.every(({ cells }) => isWeekly(cells))) return { count: 1, of: () => 0 };
  return {
    count: 12 * 7 * 2,
    of: ({ index, month, firstDay }) => {
      const leap = isLeapYear(Math.floor(index / 12)) ? 1 : 0;
      return ((month - 1) * 7 + weekdayOf(firstDay)) * 2 + leap;
    },
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
  month: MonthSpan,
  parts: readonly Part[],
  [first, last]: readonly [number, number],
): readonly Group[] {
  const { firstDay, length } = month;
  const before = bitsUpTo(Math.max(0, first - firstDay));
  const upTo = bitsUpTo(Math.min(length, last - firstDay + 1));
  let groups: Group[] = [{ days: upTo & ~before, met: 0 }];
  let bit = 1;
  for (const { cells, dayShift } of parts) {
    const named =
      dayShift === 0
        ? daysNamedIn(cells, month)
        : daysNamedFrom(cells, firstDay + dayShift, length);
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
  const parts: (Part & { readonly times: number[] })[] = [];
  for (const hour of valuesOf(cells.hours)) {
    for (const minute of minutes) {
      const time = hour * 60 + minute - offset;
      const days = Math.floor(time / minutesPerDay);
      let part = parts.at(-1);
      // Times ascend, and so do the days on which they fall.
      if (part?.dayShift !== -days) {
        part = { side, cells, dayShift: -days, times: [] };
        parts.push(part);
      }
      part.times.push(time - days * minutesPerDay);
    }
  }
  return parts;
}

/** Of one day: `at` is a minute of it. */
function compareDay(met: readonly Part[]): CalmDifference | undefined {
  const [one, other] = met;
  if (!one) return undefined;
  // Mostly one schedule meets one entry, and they are alike.
  if (met.length === 2 && other && one.side !== other.side) {
    if (sameTimes(one.times, other.times)) return undefined;
  }
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

function sameTimes(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((time, index) => time === b[index]);
}
