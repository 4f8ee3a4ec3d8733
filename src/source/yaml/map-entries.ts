import { isScalar, type ParsedNode } from 'yaml';
import { diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Span } from '../../diagnostics/source-file.ts';
import type { Garden } from './garden.ts';
import type { Entry, TreeNode } from './tree.ts';

/** Adds an entry, or tells that its key stands there already. */
export function addEntry(garden: Garden, entries: Map<string, Entry>, entry: Entry): void {
  const first = entries.get(entry.key);
  if (first === undefined) {
    entries.set(entry.key, entry);
    return;
  }
  garden.diagnostics.push(
    diagnostic('CW015', `the key "${entry.key}" stands here twice`, {
      span: entry.keySpan,
      label: 'the second one',
      related: [{ span: first.keySpan, message: 'the first one is here' }],
      help: 'keep one of them, or give this one another name',
    }),
  );
}

/** The key, or undefined where it is no text; that is told. */
export function keyText(garden: Garden, key: ParsedNode | null, span: Span): string | undefined {
  if (isScalar(key) && typeof key.value === 'string' && key.tag === undefined) return key.value;
  const isValue = isScalar(key) && key.value !== null;
  const what = isValue
    ? `a ${typeof key.value}`
    : key === null || isScalar(key)
      ? 'nothing'
      : 'no text';
  const raw = garden.file.text.slice(span.start, span.end);
  garden.diagnostics.push(
    diagnostic('CW022', 'a key must be a text', {
      span,
      label: `YAML reads ${what} here`,
      help: isValue
        ? `write   "${raw}":   or a name that begins with a letter`
        : 'every line is   key: value',
    }),
  );
  return undefined;
}

/** Tells that `<<` is refused, and adds what it would bring. */
export function mergeInto(
  garden: Garden,
  entries: Map<string, Entry>,
  value: TreeNode,
  span: Span,
): void {
  garden.diagnostics.push(
    diagnostic('CW014', 'merge keys (<<) are not part of this language', {
      span,
      label: 'not every YAML reader follows them',
      help: 'put what is shared under defaults or into a category: their keys reach every job below',
    }),
  );
  const sources = value.kind === 'list' ? value.items : [value];
  for (const source of sources) {
    if (source.kind !== 'map') continue;
    for (const entry of source.entries.values()) {
      if (!entries.has(entry.key)) entries.set(entry.key, entry);
    }
  }
}
