import type { SchemaNode } from './schema-faults.ts';
import type { ValueFault } from './values/value-fault.ts';
import type { ListNode, ScalarNode, TreeNode } from './yaml/tree.ts';

/** What kind of value stands here, as people call it. */
export function sortOf(node: TreeNode): string {
  if (node.kind === 'list') return 'a list';
  if (node.kind === 'map') return 'a map';
  if (node.value === null) return 'nothing';
  switch (typeof node.value) {
    case 'number':
      return `the number ${node.raw}`;
    case 'boolean':
      return `the truth value ${node.raw}`;
    default:
      return 'a text';
  }
}

type Mended = Pick<ValueFault, 'rewrite' | 'help'> | undefined;

/** The value as the wanted type, where it is plain what was meant. */
export function typed(node: TreeNode, schema: SchemaNode): Mended {
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  switch (node.kind) {
    case 'map':
      return undefined;
    case 'list':
      return fromList(node, types);
    case 'scalar':
      return node.value === null ? undefined : fromScalar(node, types, schema);
  }
}

function fromList({ items }: ListNode, types: readonly string[]): Mended {
  const [first] = items;
  if (types.includes('string')) {
    return items.length === 1 && first?.kind === 'scalar' ? { rewrite: first.raw } : undefined;
  }
  if (first?.kind !== 'map') return undefined;
  const named = first.entries.get('name') ?? first.entries.get('nome') ?? first.entries.get('id');
  const name = named?.value.kind === 'scalar' ? named.value.raw : 'name';
  return { help: `names are keys, not items   ${name}:` };
}

const yes = /^(yes|y|on|sim|true|verdadeiro|1)$/i;
const no = /^(no|n|off|nao|n\u00e3o|false|falso|0)$/i;
/** Schemas under which any text is right, so that quotes alone mend a number. */
const anyText = ['a text', 'a name'];

function fromScalar(node: ScalarNode, types: readonly string[], schema: SchemaNode): Mended {
  const text = String(node.value);
  if (types.includes('boolean')) {
    if (yes.test(text)) return { rewrite: 'true' };
    if (no.test(text)) return { rewrite: 'false' };
    return types.includes('object')
      ? { rewrite: `{ reason: ${JSON.stringify(text)} }` }
      : undefined;
  }
  const key = types.includes('object') ? keyThatTakes(text, schema) : undefined;
  if (key !== undefined) return { rewrite: `{ ${key}: ${text} }` };
  if (types.includes('array') && schema.items?.type === 'string')
    return { rewrite: `[${itemsIn(text, schema.items).join(', ')}]` };
  const isQuotable = types.includes('string') && anyText.includes(schema['x-expected'] ?? '');
  return isQuotable ? { rewrite: `"${node.raw}"` } : undefined;
}

/** A text taken apart as a list in YAML; at commas alone, and in quotes, where items hold blanks. */
function itemsIn(text: string, { pattern = '' }: SchemaNode): readonly string[] {
  if (!pattern.includes(' ')) return text.split(/[\s,]+/);
  return text.split(',').map((item) => JSON.stringify(item.trim()));
}

/** The only key of a map under which a value may stand: `skipped` for `after`. */
function keyThatTakes(value: string, { properties = {} }: SchemaNode): string | undefined {
  const keys = Object.entries(properties as Readonly<Record<string, SchemaNode>>)
    .filter(([, property]) => property.enum?.includes(value))
    .map(([key]) => key);
  return keys.length === 1 ? keys[0] : undefined;
}
