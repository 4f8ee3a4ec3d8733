import { isScalar, type ParsedNode } from 'yaml';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
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

/**
 * A map's key, at `span`; undefined where none can be told. One that is no text is refused here and
 * then goes by what is written. `owner` is the place of the map.
 */
export function keyText(
  garden: Garden,
  key: ParsedNode | null,
  span: Span,
  owner: Span,
): string | undefined {
  if (isScalar(key) && typeof key.value === 'string' && key.tag === undefined) return key.value;
  const written = garden.file.text.slice(span.start, span.end);
  const isValue = isScalar(key) && written !== '';
  garden.doubtful.push(isValue ? span : owner);
  garden.diagnostics.push(isValue ? valueAsKey(span, key.value) : collectionAsKey(span, owner));
  return isValue ? written : undefined;
}

function valueAsKey(span: Span, value: unknown): Diagnostic {
  const kind = typeof value === 'boolean' ? 'a truth value' : `a ${typeof value}`;
  return diagnostic('CW022', 'a key must be a text', {
    span,
    label: `YAML reads ${value === null ? 'nothing' : kind} here`,
    help: 'write a name that begins with a letter',
  });
}

/** Mostly a template such as `{{ name }}`, which YAML reads as a map in a map. */
function collectionAsKey(span: Span, owner: Span): Diagnostic {
  const isTemplate = owner.file.text.startsWith('{{', owner.start);
  return diagnostic('CW022', 'a key must be a text', {
    span: isTemplate ? owner : span,
    label: isTemplate ? 'YAML reads {{ as a map in a map' : 'YAML reads no text here',
    help: isTemplate
      ? 'write the value itself: the source has no templates'
      : 'every line is   key: value',
  });
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
