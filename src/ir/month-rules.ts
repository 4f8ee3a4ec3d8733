import { dayNumber } from '../time/civil.ts';
import {
  has,
  intersectionOf,
  isEmptySet,
  isWithin,
  type NumberSet,
  rangeSet,
  sameSet,
  setOf,
  sizeOf,
  unionOf,
  valuesOf,
} from './number-set.ts';
import { allDates, allMonths, canonicalDays } from './schedule.ts';
import type { DayRule, Schedule } from './types.ts';

/** Months and a day rule: which days of a year, in every year alike. */
export type Days = Pick<Schedule, 'months' | 'days'>;

/** What one month names. Its rule knows only the dates that the month has, February's 29 included. */
export interface MonthRule {
  /** 1–12 */
  readonly month: number;
  readonly dates: NumberSet;
  /** Absent: no weekday matters. */
  readonly weekdays?: { readonly join: 'either' | 'both'; readonly set: NumberSet } | undefined;
}

/** 1 to 29–31: February has 29. */
export function datesIn(month: number): NumberSet {
  return rangeSet(1, lengths[month - 1] ?? 0);
}

const lengths = Array.from({ length: 12 }, (_, index) => {
  const first = (month: number) => dayNumber({ year: 2000, month, date: 1 });
  return first(index + 2) - first(index + 1);
});

/** The months that have a date. */
function monthsWith(date: number): NumberSet {
  return setOf(valuesOf(allMonths).filter((month) => (lengths[month - 1] ?? 0) >= date));
}

/**
 * The rules of several months as days, no day twice: months of one rule together, or, where no
 * weekday matters and it takes fewer, dates of the same months. In the order of months or of dates.
 * All weekdays must be the same.
 */
export function daysOfMonths(rules: readonly MonthRule[]): readonly Days[] {
  const byMonth = together(
    rules.map(({ month, dates, weekdays }) => ({
      at: month,
      across: dates,
      there: datesIn(month),
      weekdays,
    })),
  ).map(({ at, across, weekdays }) => daysOf(at, across, weekdays));
  if (rules.some(({ weekdays }) => weekdays)) return byMonth;
  const byDate = together(
    valuesOf(allDates).map((date) => ({
      at: date,
      across: setOf(rules.filter(({ dates }) => has(dates, date)).map(({ month }) => month)),
      there: monthsWith(date),
    })),
  ).map(({ at, across }) => daysOf(across, at));
  return byDate.length < byMonth.length ? byDate : byMonth;
}

/** What is named in one month, or on one date, among those that are `there` in the calendar. */
interface Line {
  readonly at: number;
  readonly across: NumberSet;
  readonly there: NumberSet;
  readonly weekdays?: MonthRule['weekdays'];
}

/** Lines that are one rectangle. */
type Lines = Omit<Line, 'at' | 'there'> & { readonly at: NumberSet };

/**
 * Lines that read the same, together. What isn't in the calendar may be named or not, so the lines
 * with most in it come first, and others join what reads the same as far as they go.
 */
function together(lines: readonly Line[]): readonly Lines[] {
  const groups: Lines[] = [];
  for (const line of lines.toSorted((a, b) => sizeOf(b.there) - sizeOf(a.there))) {
    const { at, there, ...rest } = line;
    if (isEmptySet(rest.across) && !rest.weekdays) continue;
    const index = groups.findIndex(
      ({ across, weekdays }) =>
        sameSet(intersectionOf(across, there), rest.across) && !weekdays === !rest.weekdays,
    );
    const group = groups[index];
    if (group) groups[index] = { ...group, at: unionOf(group.at, setOf([at])) };
    else groups.push({ ...rest, at: setOf([at]) });
  }
  return groups.toSorted((a, b) => firstOf(a.at) - firstOf(b.at));
}

function firstOf(set: NumberSet): number {
  return valuesOf(set)[0] ?? 0;
}

/** In canonical form: full where what is left out isn't in the calendar. */
function daysOf(months: NumberSet, dates: NumberSet, weekdays?: MonthRule['weekdays']): Days {
  const everyDate = valuesOf(months).every((month) => isWithin(datesIn(month), dates));
  const inDates = everyDate ? allDates : dates;
  if (weekdays) return { months, days: dayRuleOf(inDates, weekdays) };
  const everyMonth = valuesOf(dates).every((date) => isWithin(monthsWith(date), months));
  return {
    months: everyMonth ? allMonths : months,
    days: canonicalDays({ kind: 'onDates', dates: inDates }),
  };
}

function dayRuleOf(
  dates: NumberSet,
  { join, set: weekdays }: NonNullable<MonthRule['weekdays']>,
): DayRule {
  if (isEmptySet(dates)) return canonicalDays({ kind: 'onWeekdays', weekdays });
  return canonicalDays({ kind: join, dates, weekdays });
}
