import type { SourceFile, Span } from '../diagnostics/source-file.ts';
import type { Located, Path } from './types.ts';
import { childOf, type Entry, type ScalarNode, type TreeNode } from './yaml/tree.ts';

/** Answers where the values and keys of a tree stand. */
export function located(file: SourceFile, root: TreeNode): Located {
  const spanOf = (path: Path): Span => nearest(root, path).span;
  return {
    file,
    spanOf,
    keySpanOf: (path) => entryAt(root, path)?.keySpan ?? spanOf(path),
    spanInside: (path, start, end) => {
      const node = nodeAt(root, path);
      return node?.kind === 'scalar' ? spanInScalar(node, start, end) : spanOf(path);
    },
  };
}

/** The node at a path, if there is one. */
export function nodeAt(root: TreeNode, path: Path): TreeNode | undefined {
  let node: TreeNode | undefined = root;
  for (const step of path) node = node && childOf(node, step);
  return node;
}

/** The stretch of the source that spells `value.slice(start, end)`; all of it when escapes or folding hide it. */
export function spanInScalar(node: ScalarNode, start: number, end: number): Span {
  const { file, start: at } = node.span;
  const open = node.style === 'single' || node.style === 'double' ? 1 : 0;
  const inside = open === 1 ? node.raw.slice(1, -1) : node.raw;
  if (inside !== node.value) return node.span;
  return { file, start: at + open + start, end: at + open + end };
}

function nearest(root: TreeNode, path: Path): TreeNode {
  let node = root;
  for (const step of path) {
    const child = childOf(node, step);
    if (child === undefined) return node;
    node = child;
  }
  return node;
}

function entryAt(root: TreeNode, path: Path): Entry | undefined {
  const last = path.at(-1);
  const parent = nodeAt(root, path.slice(0, -1));
  return last !== undefined && parent?.kind === 'map'
    ? parent.entries.get(String(last))
    : undefined;
}
