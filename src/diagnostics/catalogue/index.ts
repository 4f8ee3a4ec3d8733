import { advice } from './advice.ts';
import { drift } from './drift.ts';
import { engines } from './engines.ts';
import type { Acceptability, CatalogueEntry } from './entry.ts';
import { expressions } from './expressions.ts';
import { file } from './file.ts';
import { names } from './names.ts';
import { policies } from './policies.ts';
import { proof } from './proof.ts';
import { shape } from './shape.ts';
import { targets } from './targets.ts';

/** The list of codes: every kind of problem cronwright can name, by its stable code. */
export const catalogue = {
  ...file,
  ...shape,
  ...expressions,
  ...names,
  ...targets,
  ...policies,
  ...engines,
  ...proof,
  ...advice,
  ...drift,
} as const;

export type Code = keyof typeof catalogue;

export function isCode(text: string): text is Code {
  return Object.hasOwn(catalogue, text);
}

/** Whether findings of this kind may be let pass by an `accept` in the source. */
export function acceptabilityOf(code: Code): Acceptability {
  const { accept, severity }: CatalogueEntry = catalogue[code];
  return accept ?? (severity === 'warning' ? 'whole' : 'never');
}

/** Every code that an `accept` may name, in the order of the list. */
export const acceptableCodes: readonly Code[] = Object.keys(catalogue)
  .filter(isCode)
  .filter((code) => acceptabilityOf(code) !== 'never')
  .sort();
