import { emptySet, type NumberSet, rangeSet, sameSet, unionOf } from '../../ir/number-set.ts';
import type { DayRule } from '../../ir/types.ts';
import { type Cells, type Refused, refused, type Unmodelled } from '../base/types.ts';

/**
 * The syntax of `on.schedule` as GitHub documents it: five fields with numbers, three-letter names,
 * `*`, lists, ranges and steps, `a/n` to the end of the field; weekdays 0–6; no macros. Read in
 * "Events that trigger workflows", schedule, on docs.github.com, and in isValidCron of
 * actions/languageservices, 2026-11-23. What is not documented is refused.
 */
export interface Documented {
  readonly kind: 'fields';
  readonly cells: Cells;
  /** Whether the text of the minute or the hour field begins with `*`. */
  readonly starred: boolean;
}

export function parseDocumented(text: string): Documented | Refused | Unmodelled {
  if (text.startsWith('@'))
    return refused('macros such as @daily are not supported', 0, text.length);
  const words = [...text.matchAll(/[^ ]+/g)];
  if (words.length !== 5) return refused(`expected five fields, found ${words.length}`);
  const fields: NumberSet[] = [];
  for (const [index, shape] of shapes.entries()) {
    const word = words[index]?.[0] ?? '';
    const start = words[index]?.index ?? 0;
    const set = readField(word, shape);
    if (!set) return refused(`not a documented ${shape.title}`, start, start + word.length);
    fields.push(set);
  }
  const texts = words.map(([word]) => word);
  return cellsOf(fields, texts);
}

interface Shape {
  readonly title: string;
  readonly low: number;
  readonly high: number;
  readonly names: readonly string[];
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const weekdays = 'sun mon tue wed thu fri sat'.split(' ');
const shapes: readonly Shape[] = [
  { title: 'minute', low: 0, high: 59, names: [] },
  { title: 'hour', low: 0, high: 23, names: [] },
  { title: 'day of the month', low: 1, high: 31, names: [] },
  { title: 'month', low: 1, high: 12, names: months },
  { title: 'day of the week', low: 0, high: 6, names: weekdays },
];

function readField(text: string, shape: Shape): NumberSet | undefined {
  let values = emptySet;
  for (const item of text.split(',')) {
    const range = readItem(item, shape);
    if (!range) return undefined;
    values = unionOf(values, range);
  }
  return values;
}

function readItem(item: string, shape: Shape): NumberSet | undefined {
  const match = /^(?:(\*)|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(item);
  if (!match) return undefined;
  const [, star, low = '', high, stepText] = match;
  const step = stepText === undefined ? 1 : Number(stepText);
  const first = star ? shape.low : readValue(low, shape);
  const toTheEnd = star !== undefined || (high === undefined && stepText !== undefined);
  const last = toTheEnd ? shape.high : high === undefined ? first : readValue(high, shape);
  if (first === undefined || last === undefined || first > last) return undefined;
  const size = shape.high - shape.low + 1;
  return step > 0 && step <= size ? rangeSet(first, last, step) : undefined;
}

function readValue(text: string, { low, high, names }: Shape): number | undefined {
  const index = names.indexOf(text.toLowerCase());
  const value = index !== -1 ? index + low : /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value >= low && value <= high ? value : undefined;
}

function cellsOf(fields: readonly NumberSet[], texts: readonly string[]): Documented | Unmodelled {
  const [minutes, hours, dates, inMonths, onWeekdays] = fields;
  if (!minutes || !hours || !dates || !inMonths || !onWeekdays) throw new Error('five fields');
  const days = dayRule(dates, texts[2] ?? '', onWeekdays, texts[4] ?? '');
  if ('why' in days) return days;
  const starred = [texts[0], texts[1]].some((text) => text?.startsWith('*'));
  return { kind: 'fields', cells: { minutes, hours, months: inMonths, days }, starred };
}

const allDates = rangeSet(1, 31);
const allWeekdays = rangeSet(0, 6);

/**
 * "POSIX cron syntax": date or weekday when both are restricted, which runs in production confirm
 * for plain lists. Whether a step from `*`, `1-31` or `0-6` restrict is not documented; it matters only
 * beside a restricted other field.
 */
function dayRule(
  dates: NumberSet,
  dateText: string,
  onWeekdays: NumberSet,
  weekdayText: string,
): DayRule | Unmodelled {
  const anyDate = sameSet(dates, allDates);
  const anyWeekday = sameSet(onWeekdays, allWeekdays);
  if (anyDate && anyWeekday) return { kind: 'everyDay' };
  if (weekdayText === '*') return { kind: 'onDates', dates };
  if (dateText === '*') return { kind: 'onWeekdays', weekdays: onWeekdays };
  const doubtful = [dateText, weekdayText].some((text) => text.includes('*'));
  if (doubtful || anyDate || anyWeekday) return undocumentedDays;
  return { kind: 'either', dates, weekdays: onWeekdays };
}

const undocumentedDays: Unmodelled = {
  kind: 'unmodelled',
  why: 'GitHub does not say whether such a date and weekday must both match or one of them',
};
