import { emptySet, type NumberSet, rangeSet, setOf, unionOf } from '../../ir/number-set.ts';
import { bothDays, eitherDay } from '../base/cells.ts';
import { type Cells, type Refused, refused } from '../base/types.ts';
import { wholeSeconds } from './duration.ts';

/**
 * How robfig/cron v3 reads a CronJob's schedule: ParseStandard. Read in parser.go (Parse, getField,
 * getRange, parseIntOrName, parseDescriptor) of v3.0.1, 2026-11-23.
 */
export type Parsed =
  | { readonly kind: 'fields'; readonly cells: Cells }
  /** `@every` so many whole seconds. */
  | { readonly kind: 'every'; readonly seconds: number }
  | Refused;

export function parseSchedule(text: string): Parsed {
  if (text.startsWith('@')) return parseDescriptor(text);
  const words = wordsOf(text);
  if (words.length !== 5) return refused(`expected exactly 5 fields, found ${words.length}`);
  const fields: Field[] = [];
  for (const [index, shape] of shapes.entries()) {
    const { start, word } = words[index] ?? { start: 0, word: '' };
    const field = readField(word, shape);
    if (typeof field === 'string') return refused(field, start, start + word.length);
    fields.push(field);
  }
  return { kind: 'fields', cells: cellsOf(fields) };
}

/** strings.Fields: what Unicode calls white space parts the fields (unicode.IsSpace). */
function wordsOf(text: string) {
  const word = /[^\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
  return [...text.matchAll(word)].map((match) => ({ start: match.index, word: match[0] }));
}

interface Shape {
  readonly low: number;
  readonly high: number;
  readonly names: readonly string[];
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const weekdays = 'sun mon tue wed thu fri sat'.split(' ');
/** Minute, hour, date, month, weekday. 7 is no Sunday. */
const shapes: readonly Shape[] = [
  { low: 0, high: 59, names: [] },
  { low: 0, high: 23, names: [] },
  { low: 1, high: 31, names: [] },
  { low: 1, high: 12, names: months },
  { low: 0, high: 6, names: weekdays },
];

interface Field {
  readonly values: NumberSet;
  /** The star bit: some item of the list is `*` or `?` with a step of 1. */
  readonly star: boolean;
}

/** A field, or what the parser says against it. Empty items are dropped: `,` names nothing. */
function readField(text: string, shape: Shape): Field | string {
  let [values, star] = [emptySet, false];
  for (const item of text.split(',').filter((part) => part !== '')) {
    const range = readItem(item, shape);
    if (typeof range === 'string') return range;
    values = unionOf(values, rangeSet(range.first, range.last, range.step));
    star ||= range.star;
  }
  return { values, star };
}

interface Range {
  readonly first: number;
  readonly last: number;
  readonly step: number;
  readonly star: boolean;
}

function readItem(item: string, shape: Shape): Range | string {
  const [range = '', stepText, ...moreSteps] = item.split('/');
  const bounds = readBounds(range, item, shape);
  if (typeof bounds === 'string') return bounds;
  if (moreSteps.length > 0) return `too many slashes: ${item}`;
  const step = stepText === undefined ? 1 : readNumber(stepText);
  if (typeof step === 'string') return step;
  // `a/n` runs to the end of the field; what stands behind `*-` is never looked at.
  const open = stepText !== undefined && !range.includes('-');
  const last = open ? shape.high : bounds.last;
  const { first } = bounds;
  if (first < shape.low)
    return `beginning of range (${first}) below minimum (${shape.low}): ${item}`;
  if (last > shape.high) return `end of range (${last}) above maximum (${shape.high}): ${item}`;
  if (first > last) return `beginning of range (${first}) beyond end of range (${last}): ${item}`;
  if (step === 0) return `step of range should be a positive number: ${item}`;
  return { first, last, step, star: bounds.star && step === 1 };
}

function readBounds(range: string, item: string, shape: Shape): Omit<Range, 'step'> | string {
  const [low = '', high, ...more] = range.split('-');
  if (low === '*' || low === '?') return { first: shape.low, last: shape.high, star: true };
  const first = readNumberOrName(low, shape);
  if (typeof first === 'string') return first;
  if (more.length > 0) return `too many hyphens: ${item}`;
  const last = high === undefined ? first : readNumberOrName(high, shape);
  return typeof last === 'string' ? last : { first, last, star: false };
}

/** Names in any case, as Go lowers letters: the dotted capital İ becomes i. */
function readNumberOrName(text: string, { names, low }: Shape): number | string {
  const index = names.indexOf(text.replaceAll('\u0130', 'i').toLowerCase());
  return index === -1 ? readNumber(text) : index + low;
}

const mostOfInt = 2n ** 63n - 1n;

/** strconv.Atoi: digits, a `+` before them if need be, at most 63 bits. Negative ones are refused. */
function readNumber(text: string): number | string {
  const digits = /^\+?(\d+)$/.exec(text)?.[1];
  const size = BigInt(digits ?? 0);
  return digits === undefined || size > mostOfInt
    ? `failed to parse int from ${text}`
    : Number(size);
}

/** Both days must match when one of them has the star bit, else one suffices (dayMatches). */
function cellsOf(fields: readonly Field[]): Cells {
  const [minutes, hours, dates, inMonths, onWeekdays] = fields;
  if (!minutes || !hours || !dates || !inMonths || !onWeekdays) throw new Error('five fields');
  const join = dates.star || onWeekdays.star ? bothDays : eitherDay;
  return {
    minutes: minutes.values,
    hours: hours.values,
    months: inMonths.values,
    days: join(dates.values, onWeekdays.values),
  };
}

const zero = setOf([0]);
const daily: Cells = {
  minutes: zero,
  hours: zero,
  months: rangeSet(1, 12),
  days: { kind: 'everyDay' },
};
const monthly: Cells = { ...daily, days: { kind: 'onDates', dates: setOf([1]) } };
const yearly: Cells = { ...monthly, months: setOf([1]) };

const descriptors: ReadonlyMap<string, Cells> = new Map([
  ['@yearly', yearly],
  ['@annually', yearly],
  ['@monthly', monthly],
  ['@weekly', { ...daily, days: { kind: 'onWeekdays', weekdays: zero } }],
  ['@daily', daily],
  ['@midnight', daily],
  ['@hourly', { ...daily, hours: rangeSet(0, 23) }],
]);

const every = '@every ';

function parseDescriptor(text: string): Parsed {
  const cells = descriptors.get(text);
  if (cells) return { kind: 'fields', cells };
  if (!text.startsWith(every)) return refused(`unrecognized descriptor: ${text}`);
  const seconds = wholeSeconds(text.slice(every.length));
  if (seconds === undefined)
    return refused(`failed to parse duration ${text}`, every.length, text.length);
  return { kind: 'every', seconds };
}
