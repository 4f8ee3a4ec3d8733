import { acceptabilityOf, type Code } from './catalogue/index.ts';

/** What to write where findings of a kind are meant; undefined where none can be accepted so. */
export function howToAccept(code: Code): string | undefined {
  if (acceptabilityOf(code) !== 'whole') return undefined;
  return `If it is meant, accept it on the job, its category or the file:\n  accept: [{ code: ${code}, reason: "…" }]`;
}
