import { type Document, isCollection, isScalar, visit } from 'yaml';
import { positionAt, type SourceFile } from '../../diagnostics/source-file.ts';

/** Where the scalar or collection begins that was still open at `offset`. */
export function openBefore(
  document: Document.Parsed,
  offset: number,
  kind: 'scalar' | 'collection',
): number {
  let start = offset;
  visit(document, {
    Node: (_key, node) => {
      const isKind = isScalar(node)
        ? kind === 'scalar' && node.type?.startsWith('QUOTE')
        : kind === 'collection' && 'flow' in node && node.flow;
      const [from, until] = node.range ?? [offset, offset];
      if (isKind && from < offset && until >= offset - 1) start = from;
    },
  });
  return start;
}

/**
 * Where the collection begins that is so many levels deep, of those around `offset`. The reader gives
 * up on deep nesting wherever its stack ends, which is not the same everywhere.
 */
export function levelBefore(document: Document.Parsed, offset: number, levels: number): number {
  let start = offset;
  visit(document, {
    Collection: (_key, { range }, path) => {
      if (!range || range[0] > offset || range[2] < offset) return visit.SKIP;
      if (path.filter(isCollection).length < levels) return undefined;
      [start] = range;
      return visit.BREAK;
    },
  });
  return start;
}

/** The line around an offset, without its blanks. */
export function lineAt(file: SourceFile, offset: number): string {
  const { line } = positionAt(file.text, offset);
  return (file.text.split('\n')[line - 1] ?? '').trim();
}

/** Only blanks stand in front of the offset on its line. */
export function isWholeLine({ text }: SourceFile, offset: number): boolean {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trim() === '';
}
