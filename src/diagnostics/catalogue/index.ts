import { advice } from './advice.ts';
import { drift } from './drift.ts';
import { expressions } from './expressions.ts';
import { file } from './file.ts';
import { names } from './names.ts';
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
  ...proof,
  ...advice,
  ...drift,
} as const;

export type Code = keyof typeof catalogue;
