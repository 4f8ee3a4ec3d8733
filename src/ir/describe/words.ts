/** The languages schedules are described in. */
export type Language = 'en' | 'pt-BR';

/** A list already joined, and whether it names one thing or several. */
export interface Listed {
  readonly text: string;
  readonly number: 'one' | 'many';
}

/** Why dates that are named may be missing from a month. */
export type MissingDates = 'leapYears' | 'someMonths';

/** The words of one language. Times arrive in minutes of the day, weekdays as 0 = Sunday … 6. */
export interface Words {
  readonly and: string;
  readonly or: string;
  readonly everyDay: string;
  readonly shortWeekdays: readonly string[];
  /** Index 0 is January. */
  readonly shortMonths: readonly string[];
  readonly months: readonly string[];
  /** "every 5 min", "every hour", "every 6 hours". */
  step(minutes: number): string;
  /** "from 09:00 to 17:45". */
  span(first: number, last: number): string;
  hourly(minute: number): string;
  inHours(hours: Listed): string;
  /** "at minutes 0 and 45 of hours 8–10"; of every hour without hours. */
  minutesOf(minutes: Listed, hours?: Listed): string;
  /** "at 04:30 and 10:00". */
  at(times: readonly number[]): string;
  /** "at 24 times from 06:00 to 22:00": a list too long to print. */
  manyTimes(count: number, first: number, last: number): string;
  /** "days 1 and 15", as the head of a phrase. */
  dates(dates: Listed): string;
  /** "on days 1 and 15", inside a phrase. */
  onDates(dates: Listed): string;
  missing(reason: MissingDates, dates: Listed['number']): string;
  /** "of January". */
  ofMonths(months: string): string;
  /** "only in January". */
  onlyIn(months: string): string;
  /** "on Fridays", "on Mondays–Fridays": stretches of weekdays in Monday-first order. */
  onWeekdays(runs: readonly (readonly number[])[]): string;
  /** "when they fall on Mon". */
  fallingOn(weekdays: string, dates: Listed['number']): string;
  /** "and 4 more". */
  more(count: number): string;
}
