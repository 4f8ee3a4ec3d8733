import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { SourceFile, Span } from '../../diagnostics/source-file.ts';
import { type Garden, spanOf } from './garden.ts';
import { addEntry, keyText, mergeInto } from './map-entries.ts';
import type { Entry, ListNode, MapNode, ScalarStyle, ScalarValue, TreeNode } from './tree.ts';

/** Values that aliases may stand for in all: a bomb asks for millions, a schedule for dozens. */
export const maxExpandedValues = 250_000;
/** Levels of maps and lists. A schedule needs six. */
export const maxLevels = 64;

export interface Grown {
  readonly diagnostics: readonly Diagnostic[];
  /** Values already refused here; what else is said about them would mislead. */
  readonly doubtful: readonly Span[];
  readonly root?: MapNode;
}

/** Turns the YAML reader's nodes into a tree: aliases resolved, duplicates and foreign parts told. */
export function growTree(file: SourceFile, document: Document.Parsed): Grown {
  const garden: Garden = { file, diagnostics: [], doubtful: [], anchors: new Map(), expanded: 0 };
  const contents = document.contents as ParsedNode | null;
  const { diagnostics, doubtful } = garden;
  if (contents === null || (isScalar(contents) && contents.value === null && !contents.source)) {
    return { diagnostics: [saysNothing(file)], doubtful };
  }
  const root = grow(garden, contents, spanOf(garden, contents));
  if (garden.tooMuch) return { diagnostics: [...diagnostics, garden.tooMuch], doubtful };
  if (root.kind === 'map') return { diagnostics, doubtful, root };
  const what = root.kind === 'list' ? 'a list' : 'a single value';
  const noMap = diagnostic('CW021', `${file.path} is ${what}, not a map of keys`, {
    span: root.span,
    help: 'begin with   version: 1',
  });
  return { diagnostics: [...diagnostics, noMap], doubtful };
}

/** The tree below one node. `fallback` is the place of a value that is not there. */
function grow(garden: Garden, node: ParsedNode | null, fallback: Span): TreeNode {
  if (node === null) return emptyAt(fallback);
  if (isAlias(node)) return followed(garden, node.source, spanOf(garden, node));
  if (node.tag !== undefined) refuseTag(garden, node);
  if (node.anchor !== undefined) garden.anchors.set(node.anchor, 'growing');
  const grown = growHere(garden, node, fallback);
  if (node.anchor !== undefined) garden.anchors.set(node.anchor, grown);
  return grown;
}

function growHere(garden: Garden, node: ParsedNode, fallback: Span): TreeNode {
  const span = spanOf(garden, node);
  if (isMap(node)) return growMap(garden, node, span);
  if (isSeq(node)) {
    const items = node.items.map((item) => grow(garden, item as ParsedNode | null, span));
    return sized(garden, items, { kind: 'list', items, span });
  }
  return growScalar(garden, node as Scalar.Parsed, span.end === span.start ? fallback : span);
}

/**
 * A map's entries by key. The first of two equal keys counts; a `<<` is refused, yet followed, so
 * that what it brings is not told to be missing.
 */
function growMap(garden: Garden, node: YAMLMap.Parsed, span: Span): TreeNode {
  const entries = new Map<string, Entry>();
  for (const { key, value } of node.items) {
    const keyNode = key as ParsedNode | null;
    const keySpan = keyNode ? spanOf(garden, keyNode) : span;
    const name = keyText(garden, keyNode, keySpan, span);
    const grown = grow(garden, value as ParsedNode | null, keySpan);
    if (name === undefined) continue;
    if (name === '<<') mergeInto(garden, entries, grown, keySpan);
    else addEntry(garden, entries, { key: name, keySpan, value: grown });
  }
  const below = [...entries.values()].map(({ value }) => value);
  return sized(garden, below, { kind: 'map', entries, span });
}

function growScalar({ file }: Garden, node: Scalar.Parsed, span: Span): TreeNode {
  const raw = file.text.slice(span.start, span.end);
  const value = isPlainValue(node.value) ? node.value : String(node.value);
  return { kind: 'scalar', value, style: styleOf(node), raw, span, size: 1, height: 0 };
}

function followed(garden: Garden, name: string, span: Span): TreeNode {
  const target = garden.anchors.get(name);
  if (target !== undefined && target !== 'growing') {
    garden.expanded += target.size;
    if (garden.expanded > maxExpandedValues) garden.tooMuch ??= tooManyValues(span);
    return target;
  }
  garden.doubtful.push(span);
  garden.diagnostics.push(
    target === 'growing'
      ? diagnostic('CW017', `the value "${name}" contains itself`, {
          span,
          help: 'write the value out instead of the alias',
        })
      : diagnostic('CW016', `there is no anchor "${name}" above this line`, {
          span,
          label: 'YAML reads a leading * as an alias',
          help: `if it is a text, put quotes around it   "*${name}"`,
        }),
  );
  return emptyAt(span);
}

function refuseTag(garden: Garden, node: ParsedNode): void {
  const written = garden.file.text.slice(0, node.range[0]);
  const start = written.lastIndexOf('!', node.range[0]);
  const tag = /^!\S*/.exec(garden.file.text.slice(start))?.[0] ?? '!';
  const first = garden.file.text[start - 1] === '!' ? start - 1 : start;
  garden.doubtful.push(spanOf(garden, node));
  garden.diagnostics.push(
    diagnostic('CW020', 'tags have no meaning in this file', {
      span: { file: garden.file, start: first, end: start + tag.length },
      help: 'take the tag out; a text that looks like a number needs quotes, nothing more',
    }),
  );
}

function emptyAt(span: Span): TreeNode {
  return { kind: 'scalar', value: null, style: 'plain', raw: '', span, size: 1, height: 0 };
}

/** Adds up what lies below, every alias expanded. */
function sized(
  garden: Garden,
  below: readonly TreeNode[],
  node: Omit<ListNode, 'size' | 'height'> | Omit<MapNode, 'size' | 'height'>,
): TreeNode {
  let size = 1;
  let height = 0;
  for (const child of below) {
    size = Math.min(size + child.size, Number.MAX_SAFE_INTEGER);
    height = Math.max(height, child.height);
  }
  if (height >= maxLevels) garden.tooMuch ??= tooDeep(node.span);
  return { ...node, size, height: height + 1 };
}

function isPlainValue(value: unknown): value is ScalarValue {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function styleOf(node: Scalar.Parsed): ScalarStyle {
  switch (node.type) {
    case 'QUOTE_DOUBLE':
      return 'double';
    case 'QUOTE_SINGLE':
      return 'single';
    case 'BLOCK_FOLDED':
    case 'BLOCK_LITERAL':
      return 'block';
    default:
      return 'plain';
  }
}

function saysNothing(file: SourceFile): Diagnostic {
  return diagnostic('CW002', `${file.path} says nothing`, {
    span: { file, start: 0, end: 0 },
    help: 'cronwright init   writes a small file to begin with',
  });
}

function tooManyValues(span: Span): Diagnostic {
  const limit = maxExpandedValues.toLocaleString('en');
  return diagnostic('CW018', `the aliases of this file stand for more than ${limit} values`, {
    span,
    label: 'this one goes beyond it',
    help: 'put what is shared under defaults or into a category',
  });
}

function tooDeep(span: Span): Diagnostic {
  return diagnostic('CW027', `the file is nested more than ${maxLevels} levels deep`, {
    span,
    help: 'a schedule needs six levels at most',
  });
}
