import type { Span } from '../../diagnostics/source-file.ts';

export type ScalarValue = string | number | boolean | null;

/** How a scalar is written: `block` is `|` or `>`. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'block';

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly value: ScalarValue;
  readonly style: ScalarStyle;
  /** The source's own text, quotes included. */
  readonly raw: string;
  readonly span: Span;
  readonly size: number;
  readonly height: number;
}

export interface Entry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: TreeNode;
}

export interface MapNode {
  readonly kind: 'map';
  /** In source order. */
  readonly entries: ReadonlyMap<string, Entry>;
  readonly span: Span;
  readonly size: number;
  readonly height: number;
}

export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly TreeNode[];
  readonly span: Span;
  readonly size: number;
  readonly height: number;
}

/**
 * YAML without its syntax: what stands where. Aliases are resolved, so one node may be reached by
 * several paths; its span is where it is written. `size` counts the values below with every alias
 * expanded, `height` the levels.
 */
export type TreeNode = ScalarNode | MapNode | ListNode;

/** The node's plain data. Maps have no prototype, so a job named `constructor` is only a job. */
export function dataOf(node: TreeNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(dataOf);
    case 'map': {
      const data: Record<string, unknown> = Object.create(null);
      for (const { key, value } of node.entries.values()) data[key] = dataOf(value);
      return data;
    }
  }
}

/** The node under `step` (a key or a list index), if there is one. */
export function childOf(node: TreeNode, step: string | number): TreeNode | undefined {
  switch (node.kind) {
    case 'scalar':
      return undefined;
    case 'list':
      return typeof step === 'number' ? node.items[step] : undefined;
    case 'map':
      return node.entries.get(String(step))?.value;
  }
}
