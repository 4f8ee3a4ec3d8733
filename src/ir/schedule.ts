import { civilDate, dayNumber, weekdayOf } from '../time/civil.ts';
import { has, isEmptySet, meets, type NumberSet, rangeSet, sameSet } from './number-set.ts';
import type { DayRule, DstPolicy, DstRule, Schedule } from './types.ts';

export const allMinutes = rangeSet(0, 59);
export const allHours = rangeSet(0, 23);
export const allDates = rangeSet(1, 31);
export const allMonths = rangeSet(1, 12);
export const allWeekdays = rangeSet(0, 6);

/** An interval follows the real clock: nothing is caught up in a gap, both passes count. */
export const intervalRule: DstRule = { skipped: 'drop', repeated: 'twice', open: 'nothing' };

/**
 * A time of day starts once a civil day: late after a gap, in the first pass of an overlap. What the
 * author has not stated is preferred so, and open.
 */
export function timeOfDayRule({ skipped, repeated }: DstPolicy = {}): DstRule {
  const open = skipped ? (repeated ? 'nothing' : 'repeated') : repeated ? 'skipped' : 'both';
  return { skipped: skipped ?? 'after', repeated: repeated ?? 'once', open };
}

/**
 * The one way to say a day rule: full sets become `everyDay`, so that equal rules are equal values.
 * `undefined` means the field is unrestricted. Both restricted means either (POSIX crontab).
 */
export function eitherDay(dates: NumberSet | undefined, weekdays: NumberSet | undefined): DayRule {
  const everyDate = !dates || sameSet(dates, allDates);
  const everyWeekday = !weekdays || sameSet(weekdays, allWeekdays);
  if (dates && weekdays && (everyDate || everyWeekday)) return { kind: 'everyDay' };
  if (dates && !everyDate) {
    return weekdays ? { kind: 'either', dates, weekdays } : { kind: 'onDates', dates };
  }
  return weekdays && !everyWeekday ? { kind: 'onWeekdays', weekdays } : { kind: 'everyDay' };
}

/** The canonical form of any day rule. */
export function canonicalDays(rule: DayRule): DayRule {
  switch (rule.kind) {
    case 'everyDay':
      return rule;
    case 'onDates':
      return eitherDay(rule.dates, undefined);
    case 'onWeekdays':
      return eitherDay(undefined, rule.weekdays);
    case 'either':
      return eitherDay(rule.dates, rule.weekdays);
    case 'both':
      if (sameSet(rule.dates, allDates)) return eitherDay(undefined, rule.weekdays);
      if (sameSet(rule.weekdays, allWeekdays)) return eitherDay(rule.dates, undefined);
      return rule;
  }
}

/** Whether a trigger starts in every hour of the day, and so follows the real clock. */
export function isInterval({ hours }: Pick<Schedule, 'hours'>): boolean {
  return sameSet(hours, allHours);
}

/**
 * A schedule from its sets. A trigger whose hours are all 24 is an interval, whatever policy is
 * stated, any other a time of day; the rule set here is part of the meaning and nothing later asks
 * for the class again.
 */
export function makeSchedule(
  fields: Pick<Schedule, 'minutes' | 'hours' | 'months' | 'days'>,
  zone: string,
  stated: DstPolicy = {},
): Schedule {
  const { minutes, hours, months } = fields;
  const dst = isInterval(fields) ? intervalRule : timeOfDayRule(stated);
  return { minutes, hours, months, days: canonicalDays(fields.days), zone, dst };
}

/** Whether a day of a month (1–12, 1–31, weekday 0–6) satisfies months and day rule. */
export function namesDay(
  schedule: Pick<Schedule, 'months' | 'days'>,
  day: { readonly month: number; readonly date: number; readonly weekday: number },
): boolean {
  if (!has(schedule.months, day.month)) return false;
  const { days } = schedule;
  switch (days.kind) {
    case 'everyDay':
      return true;
    case 'onDates':
      return has(days.dates, day.date);
    case 'onWeekdays':
      return has(days.weekdays, day.weekday);
    case 'either':
      return has(days.dates, day.date) || has(days.weekdays, day.weekday);
    case 'both':
      return has(days.dates, day.date) && has(days.weekdays, day.weekday);
  }
}

/** Whether the schedule names the civil day with this number (days since 1970-01-01). */
export function namesDayNumber(schedule: Pick<Schedule, 'months' | 'days'>, day: number): boolean {
  const { month, date } = civilDate(day);
  return namesDay(schedule, { month, date, weekday: weekdayOf(day) });
}

/** Whether one week is like any other: no dates and no months. */
export function isWeekly({ months, days }: Pick<Schedule, 'months' | 'days'>): boolean {
  return sameSet(months, allMonths) && (days.kind === 'everyDay' || days.kind === 'onWeekdays');
}

/** The dates of each month, in a leap year. */
const datesOfMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].map((length) =>
  rangeSet(1, length),
);

/** Whether any of these dates exists in any of these months, in a leap year at the latest. */
export function datesExist(months: NumberSet, dates: NumberSet): boolean {
  return datesOfMonths.some((there, index) => has(months, index + 1) && meets(there, dates));
}

/** Whether no civil minute at all is named. */
export function isNever(schedule: Schedule): boolean {
  const { minutes, hours, months, days } = schedule;
  if (isEmptySet(minutes) || isEmptySet(hours) || isEmptySet(months)) return true;
  switch (days.kind) {
    case 'everyDay':
      return false;
    case 'onDates':
      return !datesExist(months, days.dates);
    case 'onWeekdays':
      return isEmptySet(days.weekdays);
    case 'either':
      return isEmptySet(days.weekdays) && !datesExist(months, days.dates);
    case 'both':
      return isEmptySet(days.weekdays) || !datesExist(months, days.dates);
  }
}

export function sameDays(a: DayRule, b: DayRule): boolean {
  switch (a.kind) {
    case 'everyDay':
      return b.kind === 'everyDay';
    case 'onDates':
      return b.kind === 'onDates' && sameSet(a.dates, b.dates);
    case 'onWeekdays':
      return b.kind === 'onWeekdays' && sameSet(a.weekdays, b.weekdays);
    case 'either':
    case 'both':
      return b.kind === a.kind && sameSet(a.dates, b.dates) && sameSet(a.weekdays, b.weekdays);
  }
}

/** Whether the same civil minutes are named, on whatever clock; day rules in canonical form. */
export function sameCells(
  a: Pick<Schedule, 'minutes' | 'hours' | 'months' | 'days'>,
  b: Pick<Schedule, 'minutes' | 'hours' | 'months' | 'days'>,
): boolean {
  return (
    sameSet(a.minutes, b.minutes) &&
    sameSet(a.hours, b.hours) &&
    sameSet(a.months, b.months) &&
    sameDays(a.days, b.days)
  );
}

/** Same sets, day rule, zone name and DST rule: the same meaning in every year. */
export function sameSchedule(a: Schedule, b: Schedule): boolean {
  return (
    sameCells(a, b) &&
    a.zone === b.zone &&
    a.dst.skipped === b.dst.skipped &&
    a.dst.repeated === b.dst.repeated &&
    a.dst.open === b.dst.open
  );
}

/**
 * Twenty-eight years from the first day of `year`: in them every day cell (month, date, weekday,
 * leap year or not) occurs between 1901 and 2099.
 */
export function dayNumbersOf28Years(year: number): {
  readonly from: number;
  readonly until: number;
} {
  return {
    from: dayNumber({ year, month: 1, date: 1 }),
    until: dayNumber({ year: year + 28, month: 1, date: 1 }),
  };
}
