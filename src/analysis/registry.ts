import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { sortedByPlace } from '../diagnostics/order.ts';
import type { Catalog } from '../model/types.ts';
import { checkIdlePolicies } from './idle-policies.ts';
import { checkSameStarts } from './same-starts.ts';
import { checkTimeouts } from './timeouts.ts';
import { checkUnused } from './unused.ts';
import { checkWindowsOnly } from './windows-only.ts';

/** An opinion about a correct catalog. Errors keep anything from being written. */
export type Check = (catalog: Catalog) => readonly Diagnostic[];

/** Every check, one line each. */
export const checks: readonly Check[] = [
  checkWindowsOnly,
  checkUnused,
  checkSameStarts,
  checkTimeouts,
  checkIdlePolicies,
];

/** What all checks find, sorted by place. */
export function analyse(catalog: Catalog): readonly Diagnostic[] {
  return sortedByPlace(checks.flatMap((check) => check(catalog)));
}
