import type { Commitment } from '../../model/policy-types.ts';
import type { Catalog } from '../../model/types.ts';
import { checkAllowed } from './allowed.ts';
import { checkLoad } from './load.ts';
import { checkMustRun } from './must-run.ts';
import { checkNeverOn } from './never-on.ts';
import { checkProtect } from './protect.ts';
import { checkReduction } from './reduction.ts';
import { checkRequiredKeys } from './required-keys.ts';
import type { PolicyCheck, PolicyOutcome } from './types.ts';
import { checkWakeups } from './wakeups.ts';

/** Every kind of promise, one line each. */
const policyChecks: { readonly [Kind in Commitment['kind']]: PolicyCheck<Kind> } = {
  protect: checkProtect,
  allowed: checkAllowed,
  must_run: checkMustRun,
  never_on: checkNeverOn,
  required_keys: checkRequiredKeys,
  load: checkLoad,
  reduction: checkReduction,
  wakeups: checkWakeups,
};

/** How each of the file's policies fares, in source order. What breaks one is as severe as it says. */
export function checkPolicies(catalog: Catalog): readonly PolicyOutcome[] {
  return catalog.policies.map((policy) => {
    const { severity, commitment } = policy;
    // The check is of the kind that the policy's commitment is.
    const check = policyChecks[commitment.kind] as PolicyCheck<Commitment['kind']>;
    const { findings, measured } = check(policy, catalog);
    return { policy, measured, findings: findings.map((found) => ({ ...found, severity })) };
  });
}
