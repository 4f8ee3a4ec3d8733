import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { sortedByPlace } from '../diagnostics/order.ts';
import type { InstantMinute } from '../ir/types.ts';
import { dateIn } from '../ir/week.ts';
import type { Catalog } from '../model/types.ts';
import type { Target } from '../targets/types.ts';
import { checkBilledMinutes } from './billed-minutes.ts';
import { checkBusyMinute } from './busy-minute.ts';
import { checkExpectations } from './expectations.ts';
import { checkHerds } from './herds.ts';
import { checkIdlePolicies } from './idle-policies.ts';
import { checkOverPauses } from './over-pauses.ts';
import { checkContradictions } from './policies/contradictions.ts';
import { checkSameStarts } from './same-starts.ts';
import { checkTimeouts } from './timeouts.ts';
import { checkUnevenSteps } from './uneven-steps.ts';
import { checkUnused } from './unused.ts';
import { checkWindowsOnly } from './windows-only.ts';

/** What some opinions need besides the catalog. */
export interface Surroundings {
  /** `YYYY-MM-DD` on the file's clock, where it is to matter. */
  readonly today?: string;
  /** The platforms there are, configured or not. */
  readonly targets: readonly Pick<Target, 'id' | 'label' | 'billing' | 'busyMinute'>[];
}

/**
 * An opinion about a correct catalog. Errors keep anything from being written, so what appears by the
 * passage of time is a warning.
 */
export type Check = (catalog: Catalog, surroundings: Surroundings) => readonly Diagnostic[];

/** Every check, one line each. */
export const checks: readonly Check[] = [
  checkWindowsOnly,
  checkUnused,
  checkSameStarts,
  checkTimeouts,
  checkIdlePolicies,
  checkUnevenSteps,
  checkOverPauses,
  checkHerds,
  checkBusyMinute,
  checkBilledMinutes,
  checkContradictions,
  checkExpectations,
];

/** What all checks find, sorted by place. */
export function analyse(
  catalog: Catalog,
  targets: Surroundings['targets'],
  now?: InstantMinute,
): readonly Diagnostic[] {
  const today = now === undefined ? {} : { today: dateIn(catalog.zone, now) };
  return sortedByPlace(checks.flatMap((check) => check(catalog, { targets, ...today })));
}
