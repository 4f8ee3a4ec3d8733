import { has, type NumberSet, sameSet, setOf, valuesOf } from '../number-set.ts';
import { allMonths } from '../schedule.ts';
import type { DayRule } from '../types.ts';
import { listNumbers, listRuns } from './lists.ts';
import { runsOf } from './time-shape.ts';
import type { Listed, MissingDates, Words } from './words.ts';

const february = setOf([2]);
const shortMonths: readonly number[] = [2, 4, 6, 9, 11];

/** Weekdays as stretches in Monday-first order: Sunday follows Saturday. */
function weekdayRuns(weekdays: NumberSet): readonly (readonly number[])[] {
  const mondayFirst = valuesOf(weekdays).map((weekday) => (weekday + 6) % 7);
  const runs = runsOf(mondayFirst.sort((a, b) => a - b));
  return runs.map((run) => run.map((index) => (index + 1) % 7));
}

/** "Mon–Fri", "Sat and Sun". */
export function shortWeekdays(weekdays: NumberSet, words: Words): string {
  return listRuns(weekdayRuns(weekdays), (day) => words.shortWeekdays[day] ?? '', words.and);
}

/** A single month in full, several cut short: "January", "Jan and Jul", "Apr–Sep". */
function monthList(months: NumberSet, words: Words): string {
  const values = valuesOf(months);
  const names = values.length === 1 ? words.months : words.shortMonths;
  return listRuns(runsOf(values), (month) => names[month - 1] ?? '', words.and);
}

/** Said only where every named date is rare: nobody needs to hear that February has no 30th. */
function missingDates(dates: NumberSet, months: NumberSet): MissingDates | undefined {
  const values = valuesOf(dates);
  if (values.some((date) => date < 29)) return undefined;
  if (sameSet(months, february)) return has(dates, 29) ? 'leapYears' : undefined;
  const lacking = shortMonths.some(
    (month) => has(months, month) && (month === 2 || has(dates, 31)),
  );
  return lacking ? 'someMonths' : undefined;
}

function withNote(phrase: string, dates: Listed, note: MissingDates | undefined, words: Words) {
  return note ? `${phrase} ${words.missing(note, dates.number)}` : phrase;
}

/** ", only in January", or nothing when all months are named. */
function monthsApart(months: NumberSet, words: Words): string {
  return sameSet(months, allMonths) ? '' : `, ${words.onlyIn(monthList(months, words))}`;
}

/** " of January", or nothing when all months are named. */
function monthsOfDates(months: NumberSet, words: Words): string {
  return sameSet(months, allMonths) ? '' : ` ${words.ofMonths(monthList(months, words))}`;
}

/** The days as they stand inside a phrase; the times come before them and hold for all of them. */
function insideDays(days: DayRule, months: NumberSet, words: Words): string {
  switch (days.kind) {
    case 'everyDay':
      return monthsApart(months, words);
    case 'onWeekdays':
      return `, ${shortWeekdays(days.weekdays, words)}${monthsApart(months, words)}`;
    case 'onDates': {
      const dates = listNumbers(valuesOf(days.dates), words);
      const phrase = `${words.onDates(dates)}${monthsOfDates(months, words)}`;
      return `, ${withNote(phrase, dates, missingDates(days.dates, months), words)}`;
    }
    case 'either':
      return `, ${eitherDays(days, months, words, words.onDates)}`;
    case 'both':
      return `, ${bothDays(days, months, words, words.onDates)}`;
  }
}

/** How the dates begin: as the head of a phrase or inside one. */
type DatesHead = (dates: Listed) => string;

function eitherDays(
  { dates, weekdays }: Extract<DayRule, { kind: 'either' }>,
  months: NumberSet,
  words: Words,
  head: DatesHead,
): string {
  const listed = listNumbers(valuesOf(dates), words);
  const on = withNote(head(listed), listed, missingDates(dates, months), words);
  const tail = words.onWeekdays(weekdayRuns(weekdays));
  return `${on} ${words.or} ${tail}${monthsApart(months, words)}`;
}

function bothDays(
  { dates, weekdays }: Extract<DayRule, { kind: 'both' }>,
  months: NumberSet,
  words: Words,
  head: DatesHead,
): string {
  const listed = listNumbers(valuesOf(dates), words);
  const falling = words.fallingOn(shortWeekdays(weekdays, words), listed.number);
  return `${head(listed)} ${falling}${monthsApart(months, words)}`;
}

/** "every 15 min from 09:00 to 17:45" and its days. */
export function intervalOnDays(
  interval: string,
  days: DayRule,
  months: NumberSet,
  words: Words,
): string {
  return `${interval}${insideDays(days, months, words)}`;
}

/** Times as they follow their days ("Mon–Fri 10:00, 14:00") and as they precede them ("at 10:00"). */
export interface ClockWords {
  readonly bare: string;
  readonly at: string;
}

/** Fixed times and their days: days first where that cannot be misread, else times first. */
export function clockOnDays(
  clock: ClockWords,
  days: DayRule,
  months: NumberSet,
  words: Words,
): string {
  switch (days.kind) {
    case 'everyDay':
      return `${words.everyDay} ${clock.bare}${monthsApart(months, words)}`;
    case 'onWeekdays':
      return `${shortWeekdays(days.weekdays, words)} ${clock.bare}${monthsApart(months, words)}`;
    case 'onDates':
      return `${datesAlone(days.dates, months, words)} ${clock.at}`;
    case 'either':
    case 'both':
      return `${clock.at}${insideDays(days, months, words)}`;
  }
}

function datesAlone(dates: NumberSet, months: NumberSet, words: Words): string {
  const listed = listNumbers(valuesOf(dates), words);
  const phrase = `${words.dates(listed)}${monthsOfDates(months, words)}`;
  return withNote(phrase, listed, missingDates(dates, months), words);
}

/** The days alone: "every day", "Mon–Fri", "days 1 and 15 of January". */
export function daysAlone(days: DayRule, months: NumberSet, words: Words): string {
  switch (days.kind) {
    case 'everyDay':
      return `${words.everyDay}${monthsApart(months, words)}`;
    case 'onWeekdays':
      return `${shortWeekdays(days.weekdays, words)}${monthsApart(months, words)}`;
    case 'onDates':
      return datesAlone(days.dates, months, words);
    case 'either':
      return eitherDays(days, months, words, words.dates);
    case 'both':
      return bothDays(days, months, words, words.dates);
  }
}
