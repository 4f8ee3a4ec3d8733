import type { Severity } from '../diagnostic.ts';

/** What a code stands for. Codes are never reused: one that is withdrawn stays here, marked so. */
export interface CatalogueEntry {
  readonly severity: Severity;
  /** The kind of problem in a few words, no full stop. */
  readonly title: string;
  /** Why it is refused or pointed out, and what to do: the text of `cronwright explain`. */
  readonly explanation: string;
}
