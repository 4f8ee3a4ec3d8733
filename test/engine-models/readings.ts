import type { Accepted, Reading } from '../../src/engines/base/types.ts';
import { type EngineId, engines } from '../../src/engines/registry.ts';
import { valuesOf } from '../../src/ir/number-set.ts';

/** Short ways to ask models things, for tables of cases. */

export const minuteOf = (text: string): number => Date.parse(`${text}Z`) / 60_000;
export const printed = (minute: number): string =>
  new Date(minute * 60_000).toISOString().slice(0, 16);

export function read(
  engine: EngineId,
  expression: string,
  hostZone = 'UTC',
  zone?: string,
): Reading {
  return engines[engine].read({ expression, hostZone, ...(zone === undefined ? {} : { zone }) });
}

export function accepted(
  engine: EngineId,
  expression: string,
  hostZone = 'UTC',
  zone?: string,
): Accepted {
  const reading = read(engine, expression, hostZone, zone);
  if (reading.kind !== 'accepted') throw new Error(`${expression}: ${reading.why}`);
  return reading;
}

/** The starts of an entry between two UTC times, printed. */
export function starts(reading: Accepted, from: string, until: string): readonly string[] {
  return reading.starts(minuteOf(from), minuteOf(until)).map(printed);
}

/** What an engine made of a field: its numbers, or `refused`, or `unmodelled`. */
export function field(
  engine: EngineId,
  which: 'minutes' | 'hours' | 'months',
  text: string,
): readonly number[] | Reading['kind'] {
  const expressions = {
    minutes: `${text} 1 * * *`,
    hours: `0 ${text} * * *`,
    months: `0 0 1 ${text} *`,
  };
  const reading = read(engine, expressions[which]);
  if (reading.kind !== 'accepted' || !reading.cells) return reading.kind;
  return valuesOf(reading.cells[which]);
}

/** The day rule of an entry in words: `dates 1,15 or weekdays 1`. */
export function days(engine: EngineId, dates: string, weekdays: string): string {
  const reading = read(engine, `0 0 ${dates} * ${weekdays}`);
  if (reading.kind !== 'accepted' || !reading.cells) return reading.kind;
  const rule = reading.cells.days;
  switch (rule.kind) {
    case 'everyDay':
      return 'every day';
    case 'onDates':
      return `dates ${valuesOf(rule.dates)}`;
    case 'onWeekdays':
      return `weekdays ${valuesOf(rule.weekdays)}`;
    case 'either':
      return `dates ${valuesOf(rule.dates)} or weekdays ${valuesOf(rule.weekdays)}`;
    case 'both':
      return `dates ${valuesOf(rule.dates)} and weekdays ${valuesOf(rule.weekdays)}`;
  }
}

/** In their order, as every engine here knows them. */
export const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
export const weekdayNames = 'sun mon tue wed thu fri sat'.split(' ');

/** The numbers from `first` to `last`. */
export function upTo(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
