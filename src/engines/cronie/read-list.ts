import { emptySet, setOf, unionOf } from '../../ir/number-set.ts';
import { cInt, numberOfName, type VixieField } from '../vixie/entry.ts';
import type { ReadField } from '../vixie/read-line.ts';

/**
 * How cronie 1.7.2 reads the text of a field: items with commas between, and nothing behind them.
 * Read in entry.c (get_list, get_range, get_number, set_element), 2026-11-23.
 */
export function readList(text: string, field: VixieField): ReadField | undefined {
  const notes: string[] = [];
  let values = emptySet;
  let random = false;
  for (const item of text.split(',')) {
    const bounds = readItem(item, field);
    const numbers = bounds && count(bounds, field);
    if (!numbers) return undefined;
    if (bounds.drawn && bounds.first < bounds.last) random = true;
    if (numbers.length === 0) notes.push(`${item} names nothing`);
    values = unionOf(values, setOf(numbers));
  }
  const list = { values, star: text.startsWith('*'), notes };
  return random ? { ...list, random } : list;
}

interface Bounds {
  readonly first: number;
  readonly last: number;
  readonly step: number;
  /** One number between the two, drawn when the crontab is loaded. */
  readonly drawn: boolean;
}

/** `*`, `a`, `a-b` with a step behind the first and the last; `~` with or without ends. */
function readItem(item: string, field: VixieField): Bounds | undefined {
  const star = /^\*(?:\/([0-9A-Za-z]+))?$/.exec(item);
  if (star) return withStep(field.low, field.high, star[1]);
  const range = /^([0-9A-Za-z]+)-([0-9A-Za-z]+)(?:\/([0-9A-Za-z]+))?$/.exec(item);
  if (range) return withStep(readNumber(range[1], field), readNumber(range[2], field), range[3]);
  const draw = /^([0-9A-Za-z]+)?~([0-9A-Za-z]+)?$/.exec(item);
  if (draw) return drawnBetween(draw[1], draw[2], field);
  const single = readNumber(item, field);
  return withStep(single, single, undefined);
}

function withStep(
  first: number | undefined,
  last: number | undefined,
  stepText: string | undefined,
): Bounds | undefined {
  const step = stepText === undefined ? 1 : readNumber(stepText, unnamed);
  if (first === undefined || last === undefined || !step) return undefined;
  return { first, last, step, drawn: false };
}

/** Where only a part of the range lies in the field, it is luck whether the entry is taken. */
function drawnBetween(
  from: string | undefined,
  to: string | undefined,
  field: VixieField,
): Bounds | undefined {
  const first = from === undefined ? field.low : readNumber(from, field);
  const last = to === undefined ? field.high : readNumber(to, field);
  if (first === undefined || last === undefined) return undefined;
  return { first, last, step: 1, drawn: true };
}

/**
 * The numbers an item counts through. Only those it meets are checked against the field, so that a
 * reversed range names nothing and `58-70/20` is 58; undefined when it meets one outside, and when
 * there is nothing to draw from.
 */
function count({ first, last, step, drawn }: Bounds, field: VixieField): number[] | undefined {
  const numbers: number[] = [];
  const from = drawn ? Math.max(first, field.low) : first;
  const until = drawn ? Math.min(last, field.high) : last;
  // An int that overflows while counting is a number below the field.
  for (let number = from; number <= until; number = (number + step) | 0) {
    if (number < field.low || number > field.high) return undefined;
    numbers.push(number);
  }
  return drawn && numbers.length === 0 ? undefined : numbers;
}

const unnamed: VixieField = { low: 0, high: 0, names: [] };

/** Digits only, else a name in any case. */
function readNumber(text: string | undefined, field: VixieField): number | undefined {
  if (text === undefined) return undefined;
  return /^\d+$/.test(text) ? cInt(text) : numberOfName(text, field);
}
