import type { Code } from '../../diagnostics/catalogue/index.ts';
import type { TreeNode } from '../yaml/tree.ts';

/** What is wrong with one value, in words that do not depend on where it stands. */
export interface ValueFault {
  readonly code: Code;
  readonly message: string;
  /** Stands behind the caret. */
  readonly label?: string;
  /** The value as it should be written in YAML; told as `write   key: value`. */
  readonly rewrite?: string;
  /** What to do where no rewrite says it; told after the rewrite where there are both. */
  readonly help?: string;
  /** Offsets into the text, where a part of it is at fault. */
  readonly stretch?: readonly [start: number, end: number];
}

/** Undefined for a value that holds, and for one whose type the schema refuses. */
export type ValueCheck = (node: TreeNode) => ValueFault | undefined;

/** The text of a scalar: a string's value, or a number as it is written. */
export function textOf(node: TreeNode): string | undefined {
  if (node.kind !== 'scalar') return undefined;
  if (typeof node.value === 'string') return node.value;
  return typeof node.value === 'number' ? node.raw : undefined;
}

/** The texts of a list that holds nothing else. */
export function textsOf(node: TreeNode): readonly string[] | undefined {
  if (node.kind !== 'list' || node.items.length === 0) return undefined;
  const texts = node.items.map(textOf);
  return texts.every((text) => text !== undefined) ? texts : undefined;
}
