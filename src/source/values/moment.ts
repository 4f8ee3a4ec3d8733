import { civilDate, dayNumber, formatDate, parseDate } from '../../time/civil.ts';
import { dateFault } from './date.ts';
import { clockOf } from './time.ts';
import { textOf, type ValueCheck } from './value-fault.ts';

/** A date of the calendar and a time of day, `YYYY-MM-DD HH:MM`. */
export const moment: ValueCheck = (node) => {
  const text = textOf(node);
  if (text === undefined) return undefined;
  const [date = '', time = '', ...more] = text.trim().split(/[T\s]+/);
  const wrongDate = dateFault(date);
  if (wrongDate && time !== '') return wrongDate;
  const clock = more.length === 0 ? clockOf(time) : undefined;
  if (!wrongDate && `${date} ${clock}` === text) return undefined;
  const day = /^24/.test(time) ? dayAfter(date) : date;
  const isKnown = !wrongDate && clock !== undefined && !dateFault(day);
  return {
    code: 'CW111',
    message: `"${text}" is not a date with a time of day`,
    label: '"YYYY-MM-DD HH:MM"',
    ...(isKnown ? { rewrite: `"${day} ${clock}"` } : { help: 'for example   "2026-01-05 10:00"' }),
  };
};

/** The day on which the 24:00 of a date is 00:00. */
function dayAfter(text: string): string {
  const date = parseDate(text);
  return date ? formatDate(civilDate(dayNumber(date) + 1)) : text;
}
