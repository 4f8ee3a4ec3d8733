import type { Code } from '../diagnostics/catalogue/index.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { MapNode } from './yaml/tree.ts';

/** Keys of a map of which it may have one, and what is said where it has more. */
export interface OnlyOne {
  readonly code: Code;
  /** `job "a"` */
  readonly owner: string;
  readonly keys: readonly string[];
  readonly label: string;
  readonly help: string;
}

/** Points at the last of several keys, and says where the others are; nothing where there are no several. */
export function onlyOneOf({ entries }: MapNode, allowed: OnlyOne): readonly Diagnostic[] {
  const { code, owner, keys, label, help } = allowed;
  const present = [...entries.values()].filter(({ key }) => keys.includes(key));
  const last = present.at(-1);
  if (present.length < 2 || !last) return [];
  const names = keys.filter((key) => entries.has(key)).join(' and ');
  return [
    diagnostic(code, `${owner} has ${names}`, {
      span: last.keySpan,
      label,
      related: present.slice(0, -1).map(({ key, keySpan }) => ({
        span: keySpan,
        message: `${key} is here`,
      })),
      help,
    }),
  ];
}
