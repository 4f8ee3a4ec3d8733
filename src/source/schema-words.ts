import { didYouMean } from '../diagnostics/did-you-mean.ts';
import { nodeAt } from './located.ts';
import type { SchemaFault } from './schema-faults.ts';
import { nameOf, type Subject } from './subject.ts';
import type { Path } from './types.ts';
import type { ValueFault } from './values/value-fault.ts';
import { sortOf, typed } from './wrong-type.ts';

type Advice = Pick<ValueFault, 'label' | 'rewrite' | 'help'>;

export function wrongType({ root }: Subject, path: Path, fault: SchemaFault): ValueFault {
  const node = nodeAt(root, path) ?? root;
  const isEmpty = node.kind === 'scalar' && node.value === null;
  const better = typed(node, fault.parentSchema ?? {});
  return {
    code: 'CW104',
    message: isEmpty
      ? `there is nothing behind ${nameOf(path)}`
      : `${nameOf(path)} is ${sortOf(node)}`,
    ...wanted(fault),
    ...(better === undefined ? example(path, fault) : better),
  };
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
  const node = nodeAt(root, path) ?? root;
  const isText = node.kind === 'scalar' && typeof node.value === 'string';
  const written = isText ? String(node.value) : '';
  const meant = didYouMean(written, allowed) ?? onlyBeginning(written, allowed);
  return {
    code: 'CW106',
    message: `${nameOf(path)} can't be ${isText ? `"${written}"` : sortOf(node)}`,
    label: `possible: ${allowed.join(', ')}`,
    ...(meant === undefined ? {} : { rewrite: meant }),
  };
}

function onlyBeginning(written: string, allowed: readonly string[]): string | undefined {
  const matches = allowed.filter((word) => word.startsWith(written));
  return written !== '' && matches.length === 1 ? matches[0] : undefined;
}

export function saysNothing(path: Path, fault: SchemaFault): ValueFault {
  return {
    code: 'CW107',
    message: `${nameOf(path)} is empty`,
    ...wanted(fault),
    help: needOf(path) ?? 'fill it, or take the line out',
  };
}

/** What can't just be left out. */
function needOf(path: Path): string | undefined {
  if (path.length === 1 && ['jobs', 'targets'].includes(String(path[0]))) {
    return 'a schedule has at least one';
  }
  const isOfAcceptance = path.at(-3) === 'accept' && path.at(-1) === 'reason';
  return isOfAcceptance ? 'say why it is all right, for whoever reads it next' : undefined;
}

export function otherForm({ root }: Subject, path: Path, fault: SchemaFault): ValueFault {
  const node = nodeAt(root, path);
  const isText = node?.kind === 'scalar';
  if (isText && node.value === '') return saysNothing(path, fault);
  return {
    code: 'CW109',
    message: `${nameOf(path)} can't be ${isText ? `"${String(node.value)}"` : 'this'}`,
    ...wanted(fault),
    ...example(path, fault),
  };
}

function wanted({ parentSchema }: SchemaFault): Advice {
  const words = parentSchema?.['x-expected'];
  return words === undefined ? {} : { label: `wanted: ${words}` };
}

/** A line that would be right, where the schema has an example that fits on one. */
function example(path: Path, { parentSchema }: SchemaFault): Advice {
  const found = parentSchema?.examples?.find((one) => one !== '');
  const key = path.at(-1);
  if (typeof found === 'object' && found !== null) {
    const isItem = typeof key === 'number';
    return { help: `for example   ${isItem ? '' : `${key}: `}${flowText(found)}` };
  }
  if (parentSchema?.type === 'object')
    return { help: 'write its keys on the lines below, two blanks further in' };
  const isText = typeof found === 'string' || typeof found === 'number';
  if (!isText || typeof key !== 'string') return {};
  const value = parentSchema?.['x-expected']?.includes('"') ? `"${found}"` : String(found);
  return { help: `for example   ${key}: ${value}` };
}

/** Lists and maps on one line, as YAML takes them; of our examples only times need quotes. */
export function flowText(value: unknown): string {
  if (typeof value === 'string' && value.includes(':')) return `"${value}"`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(flowText).join(', ')}]`;
  const pairs = Object.entries(value).map(([key, one]) => `${key}: ${flowText(one)}`);
  return `{ ${pairs.join(', ')} }`;
}
