/** Calendar arithmetic on the proleptic Gregorian calendar, without zones. Month and date from 1. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly date: number;
}

/** Days since 1970-01-01. */
export function dayNumber({ year, month, date }: CivilDate): number {
  return Math.floor(Date.UTC(year, month - 1, date) / 86_400_000);
}

export function civilDate(day: number): CivilDate {
  const at = new Date(day * 86_400_000);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() };
}

/** 0 = Sunday … 6 = Saturday; day 0 (1970-01-01) was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** `YYYY-MM-DD` that exists in the calendar, else undefined. */
export function parseDate(text: string): CivilDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const date = { year: Number(match[1]), month: Number(match[2]), date: Number(match[3]) };
  return formatDate(civilDate(dayNumber(date))) === text ? date : undefined;
}

export function formatDate({ year, month, date }: CivilDate): string {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;
}

/** `HH:MM` of a minute of the day, 0–1440. */
export function formatTime(minuteOfDay: number): string {
  return `${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
