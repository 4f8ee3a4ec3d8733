import type { ParsedNode } from 'yaml';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { SourceFile, Span } from '../../diagnostics/source-file.ts';
import type { TreeNode } from './tree.ts';

/** What the walk through the YAML reader's nodes has met so far. */
export interface Garden {
  readonly file: SourceFile;
  readonly diagnostics: Diagnostic[];
  /** Values already refused; what else is said about them would mislead. */
  readonly doubtful: Span[];
  /** Anchored nodes by name; `growing` while the walk is inside one. */
  readonly anchors: Map<string, TreeNode | 'growing'>;
  /** Values that the aliases so far stand for. */
  expanded: number;
  /** The first place that goes beyond what is read; nothing more is checked then. */
  tooMuch?: Diagnostic;
}

/** Where a node is written, without the blank lines the reader counts to it. */
export function spanOf({ file }: Garden, node: ParsedNode): Span {
  const [start, end] = node.range;
  return { file, start, end: start + file.text.slice(start, end).trimEnd().length };
}
