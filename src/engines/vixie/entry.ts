import {
  emptySet,
  has,
  type NumberSet,
  rangeSet,
  setOf,
  unionOf,
  valuesOf,
} from '../../ir/number-set.ts';
import { bothDays, eitherDay } from '../base/cells.ts';
import type { Cells } from '../base/types.ts';
import type { EntryClass } from './daemon.ts';

/**
 * What Debian's cron and cronie have both kept of Vixie's crontab entry: the ranges and names of the
 * fields, the macros, the stars, the two Sundays. How a field's text is read has grown apart and is
 * in each engine's own file. Read in entry.c (load_entry) and cron.h, 2026-11-23.
 */

/** The range of a field and the names it knows, in lower case; the first is worth `low`. */
export interface VixieField {
  readonly low: number;
  readonly high: number;
  readonly names: readonly string[];
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const weekdays = 'sun mon tue wed thu fri sat'.split(' ');

/** Minute, hour, date, month, weekday (0 and 7 both Sunday), as in cron.h. */
export const vixieFields: readonly VixieField[] = [
  { low: 0, high: 59, names: [] },
  { low: 0, high: 23, names: [] },
  { low: 1, high: 31, names: [] },
  { low: 1, high: 12, names: months },
  { low: 0, high: 7, names: weekdays },
];

/** An entry as the daemon keeps it. */
export interface VixieEntry {
  readonly cells: Cells;
  readonly class: EntryClass;
}

/** A field as read: the numbers it names, and whether its text begins with `*`. */
export interface VixieList {
  readonly values: NumberSet;
  readonly star: boolean;
}

/**
 * The entry of five fields in their order. Date and weekday both have to match when either begins
 * with a star, else one of them suffices (find_jobs).
 */
export function vixieEntry(lists: readonly VixieList[]): VixieEntry {
  const [minutes, hours, dates, inMonths, onWeekdays] = lists;
  if (!minutes || !hours || !dates || !inMonths || !onWeekdays) throw new Error('five fields');
  const join = dates.star || onWeekdays.star ? bothDays : eitherDay;
  return {
    cells: {
      minutes: minutes.values,
      hours: hours.values,
      months: inMonths.values,
      days: join(dates.values, oneSunday(onWeekdays.values)),
    },
    class: minutes.star || hours.star ? 'wildcard' : 'fixed',
  };
}

/** 0–6 of a set in which 7, too, is Sunday. */
function oneSunday(values: NumberSet): NumberSet {
  const sunday = has(values, 7) ? setOf([0]) : emptySet;
  return unionOf(setOf(valuesOf(values).filter((value) => value < 7)), sunday);
}

const zero = setOf([0]);
const everyHour = rangeSet(0, 23);
const everyMonth = rangeSet(1, 12);
const daily: Cells = { minutes: zero, hours: zero, months: everyMonth, days: { kind: 'everyDay' } };
const onFirst: Cells['days'] = { kind: 'onDates', dates: setOf([1]) };
const yearly: VixieEntry = {
  cells: { ...daily, months: setOf([1]), days: onFirst },
  class: 'fixed',
};
const atMidnight: VixieEntry = { cells: daily, class: 'fixed' };

/** The macros, which are matched in lower case only. `@reboot` comes with no time of day at all. */
export const vixieMacros: ReadonlyMap<string, VixieEntry> = new Map([
  ['@reboot', { cells: { ...daily, minutes: emptySet }, class: 'fixed' }],
  ['@yearly', yearly],
  ['@annually', yearly],
  ['@monthly', { cells: { ...daily, days: onFirst }, class: 'fixed' }],
  [
    '@weekly',
    { cells: { ...daily, days: { kind: 'onWeekdays', weekdays: zero } }, class: 'fixed' },
  ],
  ['@daily', atMidnight],
  ['@midnight', atMidnight],
  ['@hourly', { cells: { ...daily, hours: everyHour }, class: 'wildcard' }],
]);

/**
 * Whether a line of a crontab sets a variable: a name without blanks, `=`, and a value that no quote
 * opens (a quoted one would have to end the line). With a blank before the `=`, too, but such a line
 * is no entry either way. Read in env.c (load_env), 2026-11-23.
 */
export function setsVariable(line: string): boolean {
  return /^[^ \t\v\f\r=]*=[ \t\v\f\r]*(?!['" \t\v\f\r])/.test(line);
}

const intBits = 32;
const longMost = 2n ** 63n - 1n;

/** What atoi and a cast of strtol make of decimal digits: cut to a long, then to 32 bits. */
export function cInt(digits: string): number {
  const whole = BigInt(digits);
  return Number(BigInt.asIntN(intBits, whole > longMost ? longMost : whole));
}

/** The number a name stands for, in any case of its letters. */
export function numberOfName(name: string, { names, low }: VixieField): number | undefined {
  const index = names.indexOf(name.toLowerCase());
  return index === -1 ? undefined : index + low;
}
