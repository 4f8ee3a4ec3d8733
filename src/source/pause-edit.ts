import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type ParsedNode,
  visit,
  type YAMLMap,
} from 'yaml';
import type { TextEdit } from './text-edit.ts';
import { parseText } from './yaml/parse.ts';

/** What carries a pause: `jobs.report`, `categories.campanha`, `windows.manha`. */
export interface PauseOwner {
  readonly section: 'jobs' | 'categories' | 'windows';
  readonly name: string;
}

/** How to change a source so that its text says a pause, or no more; or why it can't be done here. */
export type PauseEdit =
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[] }
  /** A sentence without full stop, and the offset of what it is about. */
  | { readonly kind: 'refused'; readonly why: string; readonly at: number };

type ParsedPair = Pair<ParsedNode, ParsedNode | null>;

interface Place {
  /** The whole source. */
  readonly text: string;
  /** The owner's key and value. */
  readonly key: ParsedNode;
  readonly map: YAMLMap.Parsed;
  readonly items: readonly ParsedPair[];
}

/**
 * The edit that makes the owner's value of `paused` this YAML text, and nothing else. In a block it is
 * the line below the owner's key, in a flow map the first entry.
 * @param text a source without errors of syntax
 * @param value on one line
 */
export function pauseEdit(text: string, owner: PauseOwner, value: string): PauseEdit {
  const place = placeOf(text, owner);
  if ('why' in place) return place;
  const pair = pausedPair(place);
  if (pair) return replaced(place, pair, value);
  return place.map.flow ? intoFlow(place, value) : intoBlock(place, value);
}

/** The edit that takes the owner's `paused` out; no edits where there is none. */
export function resumeEdit(text: string, owner: PauseOwner): PauseEdit {
  const place = placeOf(text, owner);
  if ('why' in place) return place;
  const pair = pausedPair(place);
  if (!pair) return { kind: 'edits', edits: [] };
  return place.map.flow ? outOfFlow(place, pair) : outOfBlock(place, pair);
}

type Refusal = Extract<PauseEdit, { readonly kind: 'refused' }>;

function refused(why: string, node: ParsedNode | null): Refusal {
  return { kind: 'refused', why, at: node?.range[0] ?? 0 };
}

function placeOf(text: string, { section, name }: PauseOwner): Place | Refusal {
  const document = parseText(text);
  const used = new Set<string>();
  visit(document, { Alias: (_key, { source }) => void used.add(source) });
  let node = document.contents as ParsedNode | null;
  let key = node;
  for (const step of [section, name, undefined]) {
    if (isAlias(node)) return refused(`"${name}" is written as an alias`, node);
    if (!isMap(node)) return refused(`"${name}" is not written as a map`, node);
    if (node.anchor !== undefined && used.has(node.anchor)) {
      return refused(`others share what "${name}" says by the alias *${node.anchor}`, node);
    }
    const items = node.items as readonly ParsedPair[];
    if (step === undefined && key) return { text, key, map: node as YAMLMap.Parsed, items };
    const pair = items.find((item) => isScalar(item.key) && item.key.value === step);
    [key, node] = [pair?.key ?? null, pair?.value ?? null];
  }
  return refused(`"${name}" is not there`, null);
}

function pausedPair({ items }: Place): ParsedPair | undefined {
  return items.find(({ key }) => isScalar(key) && key.value === 'paused');
}

/** Where a node's own text ends; the reader counts blanks, comments and lines below a block to it. */
function endOf(text: string, node: ParsedNode): number {
  const items = (isMap(node) || isSeq(node)) && !node.flow ? node.items : [];
  const last = items.at(-1) as ParsedPair | ParsedNode | undefined;
  const below = last && 'key' in last ? (last.value ?? last.key) : last;
  if (below) return endOf(text, below as ParsedNode);
  return node.range[0] + text.slice(node.range[0], node.range[1]).trimEnd().length;
}

const pairEnd = (text: string, { key, value }: ParsedPair) => endOf(text, value ?? key);

/** Behind the colon of a key; undefined where none follows it at once. */
function behindColon(text: string, key: ParsedNode): number | undefined {
  const colon = /^[ \t]*:/.exec(text.slice(key.range[1]));
  return colon ? key.range[1] + colon[0].length : undefined;
}

function edits(...all: readonly TextEdit[]): PauseEdit {
  return { kind: 'edits', edits: all };
}

const unusual = 'cronwright can only edit keys that are written as  key: value';

function replaced({ text }: Place, pair: ParsedPair, value: string): PauseEdit {
  const start = behindColon(text, pair.key);
  if (start === undefined) return refused(unusual, pair.key);
  return edits({ start, end: pairEnd(text, pair), text: ` ${value}` });
}

function intoBlock({ text, key, items }: Place, value: string): PauseEdit {
  const first = items[0]?.key;
  const colon = behindColon(text, key);
  if (!first || colon === undefined) return refused(unusual, key);
  const rest = /^[ \t]*(?:&\S+[ \t]*)?(?:[ \t]#[^\n]*)?\n/.exec(text.slice(colon));
  const indent = text.slice(text.lastIndexOf('\n', first.range[0] - 1) + 1, first.range[0]);
  const start = colon + (rest?.[0].length ?? 0);
  const isBare = /^(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*$/.test(text.slice(start, first.range[0]));
  if (!rest || !isBare || indent.trim() !== '') return refused(unusual, key);
  return edits({ start, end: start, text: `${indent}paused: ${value}\n` });
}

function intoFlow({ text, map, items }: Place, value: string): PauseEdit {
  const first = items[0]?.key;
  const start = first ? first.range[0] : map.range[0] + 1;
  const isTight = text[start] === '}';
  const entry = `paused: ${value}`;
  return edits({ start, end: start, text: first ? `${entry}, ` : isTight ? ` ${entry} ` : entry });
}

function outOfBlock({ text, key, items }: Place, pair: ParsedPair): PauseEdit {
  const start = text.lastIndexOf('\n', pair.key.range[0] - 1) + 1;
  const lineEnd = text.indexOf('\n', pairEnd(text, pair));
  const colon = behindColon(text, key);
  const isAlone = text.slice(start, pair.key.range[0]).trim() === '';
  if (!isAlone || colon === undefined) return refused(unusual, pair.key);
  const line: TextEdit = { start, end: lineEnd === -1 ? text.length : lineEnd + 1, text: '' };
  // A map that lost its only key would be no map any more.
  return items.length > 1 ? edits(line) : edits({ start: colon, end: colon, text: ' {}' }, line);
}

/** With a comma: the one behind it, else the one before, unless a comment stands there. */
function outOfFlow({ text, items }: Place, pair: ParsedPair): PauseEdit {
  const index = items.indexOf(pair);
  const [start, end] = [pair.key.range[0], pairEnd(text, pair)];
  const next = items[index + 1];
  if (next) return edits({ start, end: next.key.range[0], text: '' });
  const before = items[index - 1];
  const from = before ? pairEnd(text, before) : start;
  if (before) {
    const isComma = /^\s*,\s*$/.test(text.slice(from, start));
    return edits({ start: isComma ? from : start, end, text: '' });
  }
  const isTight = text.slice(start - 2, start) === '{ ' && text.slice(end, end + 2) === ' }';
  return edits({ start: start - Number(isTight), end: end + Number(isTight), text: '' });
}
