/** The five fields of the input language: their values and names (crontab(5); ranges per POSIX). */
export interface FieldSpec {
  /** As it stands in messages. */
  readonly name: 'minute' | 'hour' | 'date' | 'month' | 'weekday';
  readonly min: number;
  /** The highest value a number or the end of a range may have. */
  readonly max: number;
  /** Where `*` and `a/n` end: 6 for weekdays, whose 7 is Sunday again. */
  readonly last: number;
  /** Three-letter English names in the order of their values, the first being `min`. */
  readonly names: readonly string[];
  /** The same in Portuguese, which nothing accepts but people type. */
  readonly portuguese: readonly string[];
}

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const portugueseMonths = 'jan fev mar abr mai jun jul ago set out nov dez'.split(' ');
const portugueseWeekdays = 'dom seg ter qua qui sex sab'.split(' ');
const weekdayNames = 'sun mon tue wed thu fri sat'.split(' ');

export const minuteField: FieldSpec = {
  name: 'minute',
  min: 0,
  max: 59,
  last: 59,
  names: [],
  portuguese: [],
};
export const hourField: FieldSpec = {
  name: 'hour',
  min: 0,
  max: 23,
  last: 23,
  names: [],
  portuguese: [],
};
export const dateField: FieldSpec = {
  name: 'date',
  min: 1,
  max: 31,
  last: 31,
  names: [],
  portuguese: [],
};
export const monthField: FieldSpec = {
  name: 'month',
  min: 1,
  max: 12,
  last: 12,
  names: monthNames,
  portuguese: portugueseMonths,
};
export const weekdayField: FieldSpec = {
  name: 'weekday',
  min: 0,
  max: 7,
  last: 6,
  names: weekdayNames,
  portuguese: portugueseWeekdays,
};

/** In the order in which they are written. */
export const fieldSpecs = [minuteField, hourField, dateField, monthField, weekdayField] as const;

/** The macros and the five fields they stand for (crontab(5)). */
export const macros: Readonly<Record<string, string>> = {
  '@hourly': '0 * * * *',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@weekly': '0 0 * * 0',
  '@monthly': '0 0 1 * *',
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
};
