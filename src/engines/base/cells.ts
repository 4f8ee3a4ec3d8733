import {
  has,
  isEmptySet,
  type NumberSet,
  rangeSet,
  sameSet,
  valuesOf,
} from '../../ir/number-set.ts';
import type { CivilMinute, DayRule, InstantMinute } from '../../ir/types.ts';
import { civilDate, weekdayOf } from '../../time/civil.ts';
import type { Cells } from './types.ts';

/**
 * The civil minutes that an engine's fields name. Every engine here keeps a set for each field and
 * differs in how it fills them and joins date with weekday; that a minute needs its month, hour and
 * minute is common to all.
 */

export const minutesPerDay = 1440;
const allDates = rangeSet(1, 31);
const allWeekdays = rangeSet(0, 6);

/** The day rule "this date or that weekday" in its canonical form. */
export function eitherDay(dates: NumberSet, weekdays: NumberSet): DayRule {
  if (sameSet(dates, allDates) || sameSet(weekdays, allWeekdays)) return { kind: 'everyDay' };
  if (isEmptySet(weekdays)) return { kind: 'onDates', dates };
  if (isEmptySet(dates)) return { kind: 'onWeekdays', weekdays };
  return { kind: 'either', dates, weekdays };
}

/** The day rule "this date and that weekday" in its canonical form. */
export function bothDays(dates: NumberSet, weekdays: NumberSet): DayRule {
  const anyWeekday = sameSet(weekdays, allWeekdays);
  if (sameSet(dates, allDates)) {
    return anyWeekday ? { kind: 'everyDay' } : { kind: 'onWeekdays', weekdays };
  }
  return anyWeekday ? { kind: 'onDates', dates } : { kind: 'both', dates, weekdays };
}

/** Whether a day rule names a date (1–31) that is a weekday (0–6, 0 = Sunday). */
export function namesDay(rule: DayRule, date: number, weekday: number): boolean {
  switch (rule.kind) {
    case 'everyDay':
      return true;
    case 'onDates':
      return has(rule.dates, date);
    case 'onWeekdays':
      return has(rule.weekdays, weekday);
    case 'either':
      return has(rule.dates, date) || has(rule.weekdays, weekday);
    case 'both':
      return has(rule.dates, date) && has(rule.weekdays, weekday);
  }
}

/** Whether the fields name a civil minute. */
export function namesMinute(cells: Cells, civil: CivilMinute): boolean {
  const day = Math.floor(civil / minutesPerDay);
  const minuteOfDay = civil - day * minutesPerDay;
  return (
    has(cells.minutes, minuteOfDay % 60) &&
    has(cells.hours, Math.floor(minuteOfDay / 60)) &&
    namesDayNumber(cells, day)
  );
}

function namesDayNumber({ months, days }: Cells, day: number): boolean {
  const { month, date } = civilDate(day);
  return has(months, month) && namesDay(days, date, weekdayOf(day));
}

const timesOfDay = new WeakMap<Cells, readonly number[]>();

/** The minutes of the day (0–1439) that hours and minutes name, ascending. */
function timesIn(cells: Cells): readonly number[] {
  const known = timesOfDay.get(cells);
  if (known) return known;
  const times: number[] = [];
  const minutes = valuesOf(cells.minutes);
  for (const hour of valuesOf(cells.hours)) {
    for (const minute of minutes) times.push(hour * 60 + minute);
  }
  timesOfDay.set(cells, times);
  return times;
}

/**
 * The instants in `[from, until)` at which a clock with this offset (minutes east of UTC) reads a
 * civil minute that the fields name, ascending.
 */
export function namedBetween(
  cells: Cells,
  offset: number,
  from: InstantMinute,
  until: InstantMinute,
): readonly InstantMinute[] {
  const instants: InstantMinute[] = [];
  addNamed(instants, cells, offset, from, until);
  return instants;
}

/** Adds them to an array: joining those of many stretches would take longer than finding them. */
export function addNamed(
  instants: InstantMinute[],
  cells: Cells,
  offset: number,
  from: InstantMinute,
  until: InstantMinute,
): void {
  const times = timesIn(cells);
  if (times.length === 0) return;
  const lastDay = Math.floor((until - 1 + offset) / minutesPerDay);
  for (let day = Math.floor((from + offset) / minutesPerDay); day <= lastDay; day++) {
    if (!namesDayNumber(cells, day)) continue;
    const midnight = day * minutesPerDay - offset;
    for (const time of times) {
      const instant = midnight + time;
      if (instant >= from && instant < until) instants.push(instant);
    }
  }
}
