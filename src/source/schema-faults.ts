import type { Path } from './types.ts';
import { childOf, type TreeNode } from './yaml/tree.ts';

/** What the compiled JSON Schema says about one value. */
export interface SchemaFault {
  readonly keyword: string;
  /** A JSON pointer. */
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Set on what is said about a key, by `propertyNames`. */
  readonly propertyName?: string;
  /** The schema the value was held against, with our own words in it. */
  readonly parentSchema?: SchemaNode;
}

export interface SchemaNode {
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, unknown>>;
  /** Of a list's items, where it is written there and not referred to. */
  readonly items?: SchemaNode;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  /** What is wanted, in words: "a duration such as 300s". */
  readonly 'x-expected'?: string;
}

/** A validator that `scripts/build.mjs` compiled. `errors` are those of the last call. */
export interface Validate {
  (data: unknown): boolean;
  readonly errors?: readonly SchemaFault[] | null;
}

/** The path a JSON pointer leads along in a tree; a list's steps become numbers. */
export function pathOf(root: TreeNode, pointer: string): Path {
  const path: (string | number)[] = [];
  let node: TreeNode | undefined = root;
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const next: string | number = node?.kind === 'list' ? Number(name) : name;
    path.push(next);
    node = node && childOf(node, next);
  }
  return path;
}
