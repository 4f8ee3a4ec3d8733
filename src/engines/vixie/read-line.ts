import { type Refused, refused } from '../base/types.ts';
import {
  setsVariable,
  type VixieEntry,
  type VixieField,
  type VixieList,
  vixieEntry,
  vixieFields,
  vixieMacros,
} from './entry.ts';

/**
 * The frame of load_entry (entry.c), which both daemons share: blanks, a macro or five fields, and
 * behind them, in a system crontab, the user's name. Read 2026-11-23.
 */

/** What a field's text says, with what its author should hear about it. */
export interface ReadField extends VixieList {
  readonly notes: readonly string[];
  /** Some numbers of it are drawn when the crontab is loaded. */
  readonly random?: true;
}

/** Reads the text of one field, which holds no blanks; undefined: the daemon refuses it. */
export type ReadList = (text: string, field: VixieField) => ReadField | undefined;

/** The part of a line that stands in front of the user's name. */
export interface ReadLine {
  readonly kind: 'line';
  readonly entry: VixieEntry;
  readonly notes: readonly string[];
  readonly random: boolean;
}

/** Reads a line from `start`, where its macro or its first field begins. */
export function readEntry(
  expression: string,
  start: number,
  readList: ReadList,
): ReadLine | Refused {
  return expression[start] === '@'
    ? readMacro(expression, start)
    : readFields(expression, start, readList);
}

/** Where a line's first word begins; refused when the line is no entry at all. */
export function firstWord(expression: string): number | Refused {
  if (setsVariable(expression)) return refused('the line sets a variable');
  const lineEnd = expression.indexOf('\n');
  if (lineEnd !== -1) return refused('the line ends here', lineEnd, lineEnd + 1);
  const first = skipBlanks(expression, 0);
  if (expression[first] === '#') return refused('the line is a comment', first, first + 1);
  return first;
}

function readMacro(expression: string, start: number): ReadLine | Refused {
  const end = wordEnd(expression, start);
  const name = expression.slice(start, end);
  const entry = vixieMacros.get(name);
  if (!entry) return refused(`there is no macro ${name}`, start, end);
  const notes =
    name === '@reboot' ? ['@reboot starts when the host boots, never by the clock'] : [];
  return leftOver(expression, end) ?? { kind: 'line', entry, notes, random: false };
}

const fieldNames = ['minute', 'hour', 'day of month', 'month', 'day of week'];

function readFields(expression: string, start: number, readList: ReadList): ReadLine | Refused {
  const lists: ReadField[] = [];
  let at = start;
  for (const [index, field] of vixieFields.entries()) {
    const end = wordEnd(expression, at);
    if (at === end) return refused(`only ${index} fields: the user's name would be the next`);
    const list = readList(expression.slice(at, end), field);
    if (!list) return refused(`bad ${fieldNames[index]}`, at, end);
    lists.push(list);
    at = skipBlanks(expression, end);
  }
  const notes = lists.flatMap((list) => list.notes);
  const random = lists.some((list) => list.random);
  return leftOver(expression, at) ?? { kind: 'line', entry: vixieEntry(lists), notes, random };
}

function leftOver(expression: string, at: number): Refused | undefined {
  const start = skipBlanks(expression, at);
  return start === expression.length
    ? undefined
    : refused("the rest would be read as the user's name", start, expression.length);
}

/** A tab or a space parts fields, nothing else does (Skip_Blanks). */
function skipBlanks(text: string, at: number): number {
  let end = at;
  while (text[end] === ' ' || text[end] === '\t') end++;
  return end;
}

function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && text[end] !== ' ' && text[end] !== '\t') end++;
  return end;
}
