import { type NumberSet, rangeSet, setOf, unionOf } from '../ir/number-set.ts';
import type { FieldSpec } from './fields.ts';
import { type Fault, faultAt, type Piece } from './problem.ts';

/** The values of one list item, or why it is refused. */
export type ItemResult =
  | { readonly kind: 'values'; readonly values: NumberSet }
  | { readonly kind: 'fault'; readonly fault: Fault };

const shape = /^(?:(\*)|([0-9]+|[a-z]+)(?:-([0-9]+|[a-z]+))?)(?:\/([0-9]+))?$/i;

function refuse(
  piece: Piece,
  code: Fault['code'],
  message: string,
  details?: Partial<Pick<Fault, 'label' | 'help' | 'replacement'>>,
): ItemResult {
  return { kind: 'fault', fault: faultAt(piece, code, message, details) };
}

/** Numbers and stars alone: nearly every item is like that, and no other notation. */
const plain = /^(?:(\*)|([0-9]+)(?:-([0-9]+))?)(?:\/([0-9]+))?$/;

/** Notations of other schedulers, each with its own answer. */
function foreignNotation(piece: Piece, field: FieldSpec): ItemResult | undefined {
  const { text } = piece;
  if (text.includes('?')) {
    const replacement = text === '?' ? { replacement: '*' } : {};
    return refuse(piece, 'CW209', `"?" means nothing to a cron daemon`, replacement);
  }
  if (text.includes('#')) {
    const day = text.split('#')[0] ?? '';
    return refuse(piece, 'CW212', `"${text}", the nth weekday of a month, is not portable`, {
      label: 'Debian cron would start every such weekday',
      help: `start on every such weekday ("${day}") and let the job check the date`,
    });
  }
  if (text.includes('~')) {
    return refuse(piece, 'CW214', `"${text}" is a random ${field.name}`, {
      help: `choose one ${field.name} and write it`,
    });
  }
  if (/^(?:[0-9]+W|LW|[a-z]{3}W)$/i.test(text)) {
    return refuse(piece, 'CW211', `"${text}", the nearest working day, is not portable`, {
      help: 'start on the weekdays it can be and let the job check the date',
    });
  }
  if (/^L(?:-[0-9]+)?$|^(?:[0-7]|[a-z]{3})L$/i.test(text)) {
    const last = field.name === 'weekday' ? 'the last such weekday of a month' : 'the last day';
    return refuse(piece, 'CW210', `"${text}", ${last}, is not portable`, {
      help:
        field.name === 'date'
          ? 'start on 28-31 and let the job check whether tomorrow is the 1st'
          : 'start on every such weekday and let the job check the date',
    });
  }
  if (/^H(?:$|[(/])/i.test(text)) {
    return refuse(piece, 'CW213', `"${text}" would be chosen by a hash`, {
      help: `choose one ${field.name} and write it`,
    });
  }
  return undefined;
}

function withArticle({ name }: FieldSpec): string {
  return name === 'hour' ? 'an hour' : `a ${name}`;
}

function numberFor(word: string, field: FieldSpec): number | undefined {
  if (/^[0-9]+$/.test(word)) return Number(word);
  const index = field.names.indexOf(word.toLowerCase());
  return index === -1 ? undefined : index + field.min;
}

function unknownWord(piece: Piece, word: string, field: FieldSpec): ItemResult {
  const lower = word.toLowerCase();
  const meant = field.names.find((name) => lower.startsWith(name));
  const portuguese = field.names[field.portuguese.indexOf(lower)];
  if (portuguese && !meant) {
    return refuse(piece, 'CW221', `names are English: "${word}" is "${portuguese}"`, {
      replacement: piece.text.replace(word, portuguese),
    });
  }
  if (!meant) {
    return refuse(piece, 'CW221', `"${piece.text}" is not ${withArticle(field)} field`, {
      label: field.names.length
        ? `names are ${field.names.join(' ')}`
        : `${withArticle(field)} is a number from ${field.min} to ${field.max}`,
    });
  }
  return refuse(piece, 'CW221', `names have three letters: "${word}" is "${meant}"`, {
    replacement: piece.text.replace(word, meant),
  });
}

function joined(first: number, last: number): string {
  if (first === last) return String(first);
  return first + 1 === last ? `${first},${last}` : `${first}-${last}`;
}

/** `22-2` or `sat-sun`: what runs past the field's end and starts again. */
function backwards(
  piece: Piece,
  from: number,
  to: number,
  step: number,
  field: FieldSpec,
): ItemResult {
  const named = /^[a-z]+-[a-z]+/i.test(piece.text);
  const values = [...span(from, field.last), ...span(field.min, to)];
  const every = values.length === field.last - field.min + 1;
  const list = named
    ? values.map((value) => field.names[value - field.min]).join(',')
    : `${joined(from, field.last)},${joined(field.min, to)}`;
  const replacement = step === 1 ? { replacement: every ? '*' : list } : {};
  return named
    ? refuse(piece, 'CW206', `"${piece.text}" wraps around the end of the ${field.name}s`, {
        label: 'Debian cron and cronie would never start',
        ...replacement,
      })
    : refuse(piece, 'CW205', `the range "${piece.text}" runs backwards`, {
        label: 'Debian cron and cronie would never start',
        ...replacement,
      });
}

function span(first: number, last: number, step = 1): readonly number[] {
  const values: number[] = [];
  for (let value = first; value <= last; value += step) values.push(value);
  return values;
}

/**
 * One item of a field's list: `*`, `a`, `a-b`, and these with `/n`. Numbers may have leading
 * zeros; `a/n` runs to the field's end.
 */
export function parseItem(piece: Piece, field: FieldSpec): ItemResult {
  const match = plain.exec(piece.text);
  if (!match) return parseOther(piece, field);
  const [, star, low, high, stepText] = match;
  const from = star ? field.min : Number(low);
  const end = high ? Number(high) : star || stepText ? field.last : from;
  return stepped(piece, from, end, stepText, field);
}

/** An item with names, or one that is refused. */
function parseOther(piece: Piece, field: FieldSpec): ItemResult {
  if (piece.text === '') {
    return refuse({ ...piece, text: '' }, 'CW203', `an item of the ${field.name} list is empty`);
  }
  const foreign = foreignNotation(piece, field);
  if (foreign) return foreign;
  if (/(?:^|[-/])[+-]/.test(piece.text)) {
    const replacement = /^\+[0-9]+$/.test(piece.text) ? { replacement: piece.text.slice(1) } : {};
    return refuse(piece, 'CW204', `numbers have no sign in ${withArticle(field)} field`, {
      help: `write a number from ${field.min} to ${field.max}`,
      ...replacement,
    });
  }
  const match = shape.exec(piece.text);
  if (!match) return unknownWord(piece, piece.text, field);
  const [, star, low, high, stepText] = match;
  const from = star ? field.min : numberFor(low ?? '', field);
  if (from === undefined) return unknownWord(piece, low ?? '', field);
  const end = star || (!high && stepText) ? field.last : high ? numberFor(high, field) : from;
  if (end === undefined) return unknownWord(piece, high ?? '', field);
  return stepped(piece, from, end, stepText, field);
}

function stepped(
  piece: Piece,
  from: number,
  end: number,
  stepText: string | undefined,
  field: FieldSpec,
): ItemResult {
  const isOutside = (value: number) => value < field.min || value > field.max;
  if (isOutside(from) || isOutside(end)) {
    const outside = isOutside(from) ? from : end;
    return refuse(piece, 'CW220', `there is no ${field.name} ${outside}`, {
      label: `${field.name}s go from ${field.min} to ${field.max}${field.max > field.last ? ' (0 and 7 are Sunday)' : ''}`,
      ...(field.name === 'hour' && outside === 24 ? { help: 'midnight is hour 0' } : {}),
    });
  }
  const step = Number(stepText ?? 1);
  if (step === 0) {
    return refuse(piece, 'CW207', 'a step of 0 goes nowhere', {
      help: 'write the step you mean, from 1 up',
    });
  }
  // `7/2` begins at the second name of Sunday, past the end of the week.
  if (from > end && from <= field.last) return backwards(piece, from, end, step, field);
  if (stepText && from + step > end) {
    return refuse(piece, 'CW208', `the step in "${piece.text}" reaches no second ${field.name}`, {
      label: `this is just ${field.name} ${from}`,
      replacement: String(from),
    });
  }
  return { kind: 'values', values: folded(from, end, step, field) };
}

/** Sunday has two numbers; the set knows one. */
function folded(from: number, end: number, step: number, { min, last }: FieldSpec): NumberSet {
  const values = rangeSet(from, Math.min(end, last), step);
  const isSecondName = end > last && (end - from) % step === 0;
  return isSecondName ? unionOf(values, setOf([min])) : values;
}
