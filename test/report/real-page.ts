import { type Document, parseDocument } from 'yaml';
import { checkPolicies } from '../../src/analysis/policies/registry.ts';
import { pageContext } from '../../src/report/page-context.ts';
import { schedulePage } from '../../src/report/schedule-page.ts';
import { targetRegistry } from '../../src/targets/registry.ts';
import { chosenProofs } from '../proof/chosen-proofs.ts';
import { catalogOf, realBaseline, realSource } from './read-catalog.ts';

type Edit = (source: Document) => void;

/** The real schedule's page, after edits of its source. */
export function pageOf(...edits: readonly Edit[]): string {
  const source = parseDocument(realSource);
  for (const edit of edits) edit(source);
  const catalog = catalogOf(source.toString(), realBaseline);
  const proofs = chosenProofs(catalog);
  return schedulePage(pageContext(catalog, targetRegistry, proofs, checkPolicies(catalog))).body;
}

/** Writes one key of the source: `set('windows', 'tarde', 'hours')('14:30-15:30')`. */
export function set(...path: readonly string[]) {
  return (value: unknown): Edit =>
    (source) =>
      source.setIn(path, value);
}

/** Takes one key out of the source. */
export function remove(...path: readonly string[]): Edit {
  return (source) => {
    source.deleteIn(path);
  };
}
