import { didYouMean } from '../diagnostics/did-you-mean.ts';
import { nodeAt } from './located.ts';
import type { SchemaFault } from './schema-faults.ts';
import { nameOf, type Subject } from './subject.ts';
import type { Path } from './types.ts';
import type { ValueFault } from './values/value-fault.ts';
import type { TreeNode } from './yaml/tree.ts';

/** A value as people call it. */
function sort(node: TreeNode): string {
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

export function wrongType(subject: Subject, path: Path, fault: SchemaFault): ValueFault {
  const node = nodeAt(subject.root, path) ?? subject.root;
  const wanted = fault.parentSchema?.['x-expected'];
  const isEmpty = node.kind === 'scalar' && node.value === null;
  const message = isEmpty
    ? `there is nothing behind ${nameOf(path)}`
    : `${nameOf(path)} is ${sort(node)}`;
  return {
    code: 'CW104',
    message,
    ...(wanted === undefined ? {} : { label: `${wanted} is wanted` }),
    ...mended(node, typesOf(fault)),
  };
}

function typesOf({ parentSchema }: SchemaFault): readonly string[] {
  const type = parentSchema?.type ?? [];
  return typeof type === 'string' ? [type] : type;
}

const yes = /^(yes|y|on|sim|true|verdadeiro|1)$/i;
const no = /^(no|n|off|nao|não|false|falso|0)$/i;

/** The value as the wanted type, where that is plain. */
function mended(node: TreeNode, types: readonly string[]): { readonly rewrite?: string } {
  if (node.kind === 'list') {
    const [only] = node.items;
    const isOne = node.items.length === 1 && only?.kind === 'scalar';
    return isOne && types.includes('string') ? { rewrite: only.raw } : {};
  }
  if (node.kind !== 'scalar' || node.value === null) return {};
  const text = String(node.value);
  if (types.includes('boolean')) {
    if (yes.test(text)) return { rewrite: 'true' };
    if (no.test(text)) return { rewrite: 'false' };
    return types.includes('object') ? { rewrite: `{ reason: ${JSON.stringify(text)} }` } : {};
  }
  if (types.includes('array')) return { rewrite: `[${text.split(/[\s,]+/).join(', ')}]` };
  return types.includes('string') ? { rewrite: `"${node.raw}"` } : {};
}

export function wrongVersion({ root }: Subject, path: Path): ValueFault {
  const node = nodeAt(root, path);
  const isText = node?.kind === 'scalar' && node.value === '1';
  return {
    code: 'CW103',
    message: isText
      ? 'the version is a text, not a number'
      : 'this version of the language is unknown',
    label: isText ? 'without quotes' : 'only 1 is known',
    rewrite: '1',
  };
}

export function notListed({ root }: Subject, path: Path, fault: SchemaFault): ValueFault {
  const allowed = (fault.parentSchema?.enum ?? []).map(String);
  const node = nodeAt(root, path);
  const written = node?.kind === 'scalar' && node.value !== null ? String(node.value) : '';
  const meant = didYouMean(written, allowed);
  const what =
    node?.kind === 'scalar' && typeof node.value === 'string' ? `"${written}"` : sort(node ?? root);
  return {
    code: 'CW106',
    message: `${nameOf(path)} can't be ${what}`,
    label: `${joined(allowed)} ${allowed.length === 1 ? 'is' : 'are'} possible`,
    ...(meant === undefined ? {} : { rewrite: meant }),
  };
}

function joined(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

export function saysNothing(path: Path, fault: SchemaFault): ValueFault {
  const wanted = fault.parentSchema?.['x-expected'];
  const isNeeded = path.length === 1 && ['jobs', 'targets'].includes(String(path[0]));
  return {
    code: 'CW107',
    message: `${nameOf(path)} is empty`,
    ...(wanted === undefined ? {} : { label: `${wanted} is wanted` }),
    help: isNeeded ? 'a schedule has at least one' : 'fill it, or take the line out',
  };
}

export function otherForm({ root }: Subject, path: Path, fault: SchemaFault): ValueFault {
  const node = nodeAt(root, path);
  const written = node?.kind === 'scalar' ? `"${String(node.value)}"` : 'this';
  const wanted = fault.parentSchema?.['x-expected'];
  const example = fault.parentSchema?.examples?.find((one) => one !== '');
  return {
    code: 'CW109',
    message: `${nameOf(path)} can't be ${written}`,
    ...(wanted === undefined ? {} : { label: `${wanted} is wanted` }),
    ...(example === undefined
      ? {}
      : { help: `for example   ${String(path.at(-1))}: ${String(example)}` }),
  };
}
