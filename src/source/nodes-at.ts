import type { Path } from './types.ts';
import { childOf, type TreeNode } from './yaml/tree.ts';

export interface Found {
  readonly path: Path;
  readonly node: TreeNode;
}

/** Every node whose path matches the pattern: `*` stands for any key of a map, `-` for any item of a list. */
export function nodesAt(root: TreeNode, pattern: readonly string[]): readonly Found[] {
  let found: readonly Found[] = [{ path: [], node: root }];
  for (const step of pattern) {
    found = found.flatMap(({ path, node }) =>
      stepsOf(node, step).flatMap((next) => {
        const child = childOf(node, next);
        return child === undefined ? [] : [{ path: [...path, next], node: child }];
      }),
    );
  }
  return found;
}

function stepsOf(node: TreeNode, step: string): Path {
  switch (step) {
    case '*':
      return node.kind === 'map' ? [...node.entries.keys()] : [];
    case '-':
      return node.kind === 'list' ? [...node.items.keys()] : [];
    default:
      return [step];
  }
}
