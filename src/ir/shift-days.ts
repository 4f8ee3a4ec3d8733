import { type CivilDate, civilDate, dayNumber } from '../time/civil.ts';
import { type Days, datesIn, daysOfMonths, type MonthRule } from './month-rules.ts';
import {
  emptySet,
  has,
  intersectionOf,
  isEmptySet,
  type NumberSet,
  rangeSet,
  sameSet,
  setOf,
  unionOf,
  valuesOf,
} from './number-set.ts';
import { allDates, allMonths } from './schedule.ts';
import type { DayRule } from './types.ts';

/**
 * Why days can't be moved:
 *
 * - `endOfFebruary`: one of them would depend on whether the year is a leap year;
 * - `weekdaysOfPartMonth`: a weekday would be named in a part of a month only, which takes a date and
 *   a weekday that must both hold.
 */
export type Immovable = 'endOfFebruary' | 'weekdaysOfPartMonth';

/**
 * Days that together are the given ones, each moved `by` days (a few, ahead or back), no day twice,
 * in the order of their months. Weekdays, dates and months are carried across the ends of weeks,
 * months and years. Empty where no day is named.
 */
export function shiftDays({ months, days }: Days, by: number): readonly Days[] | Immovable {
  if (by === 0) return [{ months, days }];
  const dates = movedDates(months, datesOf(days), by);
  const reach = movedDates(months, allDates, by);
  if (!dates) return 'endOfFebruary';
  const moved = movedWeekdays(days, by);
  const rules: MonthRule[] = [];
  for (const month of valuesOf(allMonths)) {
    const rule = ruleOf(month, moved, dates[month] ?? emptySet, reach?.[month]);
    if (typeof rule === 'string') return rule;
    if (rule) rules.push(rule);
  }
  return daysOfMonths(rules);
}

/** The dates that alone suffice (`both`: that alone are looked at). */
function datesOf(days: DayRule): NumberSet {
  switch (days.kind) {
    case 'everyDay':
      return allDates;
    case 'onWeekdays':
      return emptySet;
    case 'onDates':
    case 'either':
    case 'both':
      return days.dates;
  }
}

function movedWeekdays(days: DayRule, by: number): DayRule {
  if (!('weekdays' in days)) return days;
  const moved = valuesOf(days.weekdays).map((weekday) => (((weekday + by) % 7) + 7) % 7);
  return { ...days, weekdays: setOf(moved) };
}

/**
 * What a month names after the move; undefined: nothing.
 * @param days with the weekdays as moved
 * @param dates that are named, whatever their weekday
 * @param reach all dates to which a day of the months has moved; absent when years differ
 */
function ruleOf(
  month: number,
  days: DayRule,
  dates: NumberSet,
  reach: NumberSet | undefined,
): MonthRule | Immovable | undefined {
  const onDates = isEmptySet(dates) ? undefined : { month, dates };
  switch (days.kind) {
    case 'everyDay':
    case 'onDates':
      return onDates;
    case 'both':
      return onDates && { ...onDates, weekdays: { join: 'both', set: days.weekdays } };
    case 'onWeekdays':
    case 'either':
      if (reach && sameSet(reach, dates)) return onDates;
      if (!reach || !sameSet(reach, datesIn(month))) return 'weekdaysOfPartMonth';
      return { month, dates, weekdays: { join: 'either', set: days.weekdays } };
  }
}

/** The days of a year. The day before its first is like its last, whatever the years beside it. */
function yearOf(year: number): readonly CivilDate[] {
  const first = dayNumber({ year, month: 1, date: 1 });
  const length = dayNumber({ year: year + 1, month: 1, date: 1 }) - first;
  return Array.from({ length }, (_, day) => civilDate(first + day));
}

const commonYear = yearOf(2001);
const leapYear = yearOf(2000);
const commonFebruary = rangeSet(1, 28);

/**
 * For each month, by its number, the dates to which days with these months and dates move; undefined
 * when a leap year's are others than a common year's. What falls on 29 February is in leap years only.
 */
function movedDates(
  months: NumberSet,
  dates: NumberSet,
  by: number,
): readonly NumberSet[] | undefined {
  const arrivals = (year: readonly CivilDate[]) => {
    const arrived = Array.from({ length: 13 }, () => emptySet);
    year.forEach(({ month, date }, day) => {
      const origin = year.at((day - by) % year.length);
      if (!origin || !has(months, origin.month) || !has(dates, origin.date)) return;
      arrived[month] = unionOf(arrived[month] ?? emptySet, setOf([date]));
    });
    return arrived;
  };
  const inLeapYears = arrivals(leapYear);
  const same = arrivals(commonYear).every((common, month) => {
    const leap = inLeapYears[month] ?? emptySet;
    return sameSet(common, month === 2 ? intersectionOf(leap, commonFebruary) : leap);
  });
  return same ? inLeapYears : undefined;
}
