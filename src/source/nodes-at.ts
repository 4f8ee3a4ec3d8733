import type { Path } from './types.ts';
import { childOf, type TreeNode } from './yaml/tree.ts';

export interface Found {
  readonly path: Path;
  readonly node: TreeNode;
}

/** Every node whose path matches the pattern: `*` stands for any key of a map, `-` for any item of a list. */
export function nodesAt(root: TreeNode, pattern: readonly string[]): readonly Found[] {
  const found: Found[] = [];
  collect(root, pattern, [], found);
  return found;
}

/** Along one path for all: of thousands of jobs most have nothing where the pattern leads. */
function collect(
  node: TreeNode,
  pattern: readonly string[],
  path: (string | number)[],
  found: Found[],
): void {
  const step = pattern[path.length];
  if (step === undefined) {
    found.push({ path: [...path], node });
    return;
  }
  for (const next of stepsOf(node, step)) {
    const child = childOf(node, next);
    if (child === undefined) continue;
    path.push(next);
    collect(child, pattern, path, found);
    path.pop();
  }
}

function stepsOf(node: TreeNode, step: string): Iterable<string | number> {
  switch (step) {
    case '*':
      return node.kind === 'map' ? node.entries.keys() : [];
    case '-':
      return node.kind === 'list' ? node.items.keys() : [];
    default:
      return [step];
  }
}
