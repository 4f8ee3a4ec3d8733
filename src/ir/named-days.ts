import { civilDate, dayNumber, weekdayOf } from '../time/civil.ts';
import { has, type NumberSet } from './number-set.ts';
import type { DayRule, Schedule } from './types.ts';

/**
 * The days of a schedule a month at a time, as the bits of a word: some thirty times faster than
 * asking `namesDayNumber` of each day.
 */

type Days = Pick<Schedule, 'months' | 'days'>;

/** A month of the calendar: its first day's number, and how many days it has. */
export interface MonthSpan {
  /** Months since January of year 0. */
  readonly index: number;
  /** 1–12 */
  readonly month: number;
  readonly firstDay: number;
  readonly length: number;
}

const known = new Map<number, MonthSpan>();

/** A month by its index. */
export function monthAt(index: number): MonthSpan {
  let span = known.get(index);
  if (!span) {
    const [year, month] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
    const firstDay = dayNumber({ year, month, date: 1 });
    const length = dayNumber({ year, month: month + 1, date: 1 }) - firstDay;
    span = { index, month, firstDay, length };
    known.set(index, span);
  }
  return span;
}

/** The month that a day lies in. */
export function monthOf(day: number): MonthSpan {
  const { year, month } = civilDate(day);
  return monthAt(year * 12 + month - 1);
}

/** Bit 0 is the month's first day. */
export type DayBits = number;

/** Which days of a month are named. */
export function daysNamedIn({ months, days }: Days, span: MonthSpan): DayBits {
  return has(months, span.month) ? (bitsOf(days, span.firstDay) & bitsUpTo(span.length)) >>> 0 : 0;
}

/** The first `count` bits, up to 31. */
export function bitsUpTo(count: number): DayBits {
  return count === 0 ? 0 : 0x7fffffff >>> (31 - count);
}

function bitsOf(days: DayRule, firstDay: number): DayBits {
  switch (days.kind) {
    case 'everyDay':
      return bitsUpTo(31);
    case 'onDates':
      return bitsOfDates(days.dates);
    case 'onWeekdays':
      return bitsOfWeekdays(days.weekdays, firstDay);
    case 'either':
      return bitsOfDates(days.dates) | bitsOfWeekdays(days.weekdays, firstDay);
    case 'both':
      return bitsOfDates(days.dates) & bitsOfWeekdays(days.weekdays, firstDay);
  }
}

/** Dates begin with 1, bits with 0. */
function bitsOfDates({ low }: NumberSet): DayBits {
  return low >>> 1;
}

function bitsOfWeekdays({ low }: NumberSet, firstDay: number): DayBits {
  const first = weekdayOf(firstDay);
  const week = (low >>> first) | (low << (7 - first));
  const days = week & 0x7f;
  return days | (days << 7) | (days << 14) | (days << 21) | (days << 28);
}

/** The numbers of the named days from `from` to `last`, both in, ascending. */
export function namedDaysBetween(days: Days, from: number, last: number): readonly number[] {
  const named: number[] = [];
  for (let span = monthOf(from); span.firstDay <= last; span = monthAt(span.index + 1)) {
    for (let bits = daysNamedIn(days, span); bits !== 0; bits &= bits - 1) {
      const day = span.firstDay + 31 - Math.clz32(bits & -bits);
      if (day >= from && day <= last) named.push(day);
    }
  }
  return named;
}

/** How many days are named from `from` to `last`, both in. */
export function countNamedDays(days: Days, from: number, last: number): number {
  let count = 0;
  for (let span = monthOf(from); span.firstDay <= last; span = monthAt(span.index + 1)) {
    const before = bitsUpTo(Math.max(0, from - span.firstDay));
    const upTo = bitsUpTo(Math.min(span.length, last - span.firstDay + 1));
    count += countBits(daysNamedIn(days, span) & upTo & ~before);
  }
  return count;
}

/** Two, four and eight bits at a time. */
function countBits(bits: DayBits): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Which of `count` days (up to 31) from a day on are named. */
export function daysNamedFrom(days: Days, first: number, count: number): DayBits {
  const span = monthOf(first);
  const skipped = first - span.firstDay;
  const here = daysNamedIn(days, span) >>> skipped;
  const next = monthAt(span.index + 1);
  const left = span.length - skipped;
  const there = left >= count ? 0 : daysNamedIn(days, next) << left;
  const further =
    left + next.length >= count
      ? 0
      : daysNamedIn(days, monthAt(span.index + 2)) << (left + next.length);
  return ((here | there | further) & bitsUpTo(count)) >>> 0;
}
