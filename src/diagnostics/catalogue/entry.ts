import type { Severity } from '../diagnostic.ts';

/**
 * Whether an author may let a finding pass by an `accept` in the source:
 *
 * - `never`: no;
 * - `whole`: with a reason, wherever the acceptance's scope and target reach;
 * - `byDate`: for one target, and on some dates only if the author names them. The stage that finds
 *   it asks before it speaks.
 */
export type Acceptability = 'never' | 'whole' | 'byDate';

/** What a code stands for. Codes are never reused: one that is withdrawn stays here, marked so. */
export interface CatalogueEntry {
  readonly severity: Severity;
  /** Absent: `whole` for a warning, `never` for the rest. */
  readonly accept?: Acceptability;
  /** The kind of problem in a few words, no full stop. */
  readonly title: string;
  /** Why it is refused or pointed out, and what to do: the text of `cronwright explain`. */
  readonly explanation: string;
}
