import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Catalog } from '../model/types.ts';
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
];
