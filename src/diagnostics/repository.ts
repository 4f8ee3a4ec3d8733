import { positionAt, type SourceFile, type Span } from './source-file.ts';

/** Where a file lies for readers that know the repository, not this machine. */
export type Whereabouts =
  /** The path from the repository's root, `/`-separated. */
  | { readonly kind: 'inside'; readonly path: string }
  /** A file URL. */
  | { readonly kind: 'outside'; readonly url: string };

/** What a report for such readers needs besides the diagnostics. */
export interface Repository {
  readonly locate: (path: SourceFile['path']) => Whereabouts;
  /** The source, as diagnostics name it: a finding without a place belongs to its first line. */
  readonly source: SourceFile['path'];
}

/** `path:line:column` from the repository's root, or with the whole URL outside of it. */
export function placeInRepository(span: Span, { locate }: Repository): string {
  const at = locate(span.file.path);
  const { line, column } = positionAt(span.file.text, span.start);
  return `${at.kind === 'inside' ? at.path : at.url}:${line}:${column}`;
}
