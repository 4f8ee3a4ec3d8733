import type { ClockSpan } from './types.ts';

/**
 * The small values of the source language, whose shape the schema has already checked.
 * All of them throw a RangeError for a text of another shape: that is a bug, not the author's.
 */

/** The Monday that weeks count from when the file names none. */
export const defaultAnchor = '2026-01-05';

const secondsOf: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };
const weekdayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
export const everyWeekday: readonly number[] = [0, 1, 2, 3, 4, 5, 6];

/** `300s`, `5m`, `2h`, `1d` in seconds. */
export function parseDuration(text: string): number {
  const match = /^([1-9][0-9]*)([smhd])$/.exec(text);
  const unit = secondsOf[match?.[2] ?? ''];
  if (!match || unit === undefined) throw new RangeError(`not a duration: ${text}`);
  return Number(match[1]) * unit;
}

/** `HH:MM` as minutes of the day, 0–1440. */
export function parseTime(text: string): number {
  const match = /^(\d{2}):(\d{2})$/.exec(text);
  if (!match) throw new RangeError(`not a time: ${text}`);
  return Number(match[1]) * 60 + Number(match[2]);
}

/** `HH:MM-HH:MM`; an end at 00:00 is the end of the day. */
export function parseClockSpan(text: string): ClockSpan {
  const [from = '', until = ''] = text.split('-');
  return { from: parseTime(from), until: parseTime(until) || 1440 };
}

/** `mon-fri`, `mon,wed`, ascending from Sunday = 0; all seven when nothing is written. */
export function parseWeekdays(text: string | undefined): readonly number[] {
  if (text === undefined) return everyWeekday;
  const named = new Set(text.split(',').flatMap(weekdayRange));
  return everyWeekday.filter((weekday) => named.has(weekday));
}

/** Runs around the end of the week where it must: `mon-sun` is all seven. */
function weekdayRange(text: string): readonly number[] {
  const [first, last = first] = text.split('-').map(weekdayOf);
  if (first === undefined || last === undefined) throw new RangeError(`no weekdays: ${text}`);
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => (first + index) % 7);
}

function weekdayOf(name: string): number {
  const index = weekdayNames.indexOf(name.trim().toLowerCase());
  if (index === -1) throw new RangeError(`not a weekday: ${name}`);
  return index;
}
