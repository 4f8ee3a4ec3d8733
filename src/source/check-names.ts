import { diagnostic } from '../diagnostics/diagnostic.ts';
import { nodesAt } from './nodes-at.ts';
import { nameKey, type Subject } from './subject.ts';

/** Maps whose keys the author chooses, and what a key names. */
const named = [
  { pattern: ['jobs'], kind: 'job' },
  { pattern: ['categories'], kind: 'category' },
  { pattern: ['windows'], kind: 'window' },
  { pattern: ['jobs', '*', 'times'], kind: 'time' },
  { pattern: ['policies'], kind: 'policy' },
] as const;

export const longestName = 63;

/** Checks every name the author chose. */
export function checkNames({ root, findings }: Subject): void {
  for (const { pattern, kind } of named) {
    for (const { path, node } of nodesAt(root, pattern)) {
      if (node.kind !== 'map') continue;
      for (const { key, keySpan } of node.entries.values()) {
        const wrong = faultOf(key);
        if (wrong === undefined) continue;
        const better = mended(key, kind);
        findings.refuseValue(
          nameKey([...path, key]),
          diagnostic('CW105', `"${key}" can't be the name of a ${kind}`, {
            span: keySpan,
            label: wrong,
            help: better === undefined ? 'for example   report:' : `write   ${better}:`,
          }),
        );
      }
    }
  }
}

function faultOf(name: string): string | undefined {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    return 'a name is small letters, digits and _, and begins with a letter';
  }
  return name.length > longestName
    ? `${name.length} characters; ${longestName} at most`
    : undefined;
}

/** The name with what is allowed in the place of what is not: `Relatório manhã` → `relatorio_manha`. */
function mended(name: string, kind: string): string | undefined {
  const plain = name
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  if (plain === '') return undefined;
  const begun = /^[a-z]/.test(plain) ? plain : `${kind}_${plain}`;
  return begun.slice(0, longestName).replace(/_+$/, '');
}
