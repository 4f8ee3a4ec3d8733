import type { Millisecond } from '../../audit/types.ts';
import { civilOf } from '../../ir/week.ts';
import { civilDate, formatDate, formatTime, weekdayOf } from '../../time/civil.ts';
import { dateText, type NumberStyle, oneDecimal, whole } from '../numbers.ts';
import type { Saying } from './saying.ts';

/** Moments on the clock of the file's zone, and lengths of time. */

const minutesPerDay = 1440;
const millisecondsPerMinute = 60_000;

/** `Tue 2026-01-06` */
export function dayText(at: Millisecond, { report, words, phrases }: Saying): string {
  const day = Math.floor(civilAt(at, report.zone) / minutesPerDay);
  const date = dateText(formatDate(civilDate(day)), phrases.numbers);
  return `${words.weekdays[weekdayOf(day)] ?? ''} ${date}`;
}

/** `10:00` */
export function minuteText(at: Millisecond, { report }: Saying): string {
  const civil = civilAt(at, report.zone);
  return formatTime(civil - Math.floor(civil / minutesPerDay) * minutesPerDay);
}

/** `10:00:03`, the second that has begun */
export function secondText(at: Millisecond, saying: Saying): string {
  const seconds = Math.floor(at / 1000) % 60;
  return `${minuteText(at, saying)}:${String(seconds).padStart(2, '0')}`;
}

/** `Tue 2026-01-06 10:00` */
export function momentText(at: Millisecond, saying: Saying): string {
  return `${dayText(at, saying)} ${minuteText(at, saying)}`;
}

function civilAt(at: Millisecond, zone: string): number {
  return civilOf(zone, Math.floor(at / millisecondsPerMinute));
}

/** A length of time in the two largest units that matter: `850 ms`, `12.3 s`, `2 min 5 s`, `1 d 3 h`. */
export function lengthText(milliseconds: number, style: NumberStyle): string {
  if (milliseconds < 1000) return `${whole(milliseconds, style)} ms`;
  // What would be rounded to 60.0 s is a minute.
  if (milliseconds < 59_950) return `${oneDecimal(milliseconds / 1000, style)} s`;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 3600) return two(seconds, 60, 'min', 's', style);
  const minutes = Math.round(seconds / 60);
  if (minutes < minutesPerDay) return two(minutes, 60, 'h', 'min', style);
  return two(Math.round(minutes / 60), 24, 'd', 'h', style);
}

function two(value: number, per: number, large: string, small: string, style: NumberStyle): string {
  const rest = value % per;
  const head = `${whole(Math.floor(value / per), style)} ${large}`;
  return rest === 0 ? head : `${head} ${rest} ${small}`;
}
