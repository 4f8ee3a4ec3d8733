import { countWeek, perWeek, weekFrom } from '../../counts/week-count.ts';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { PolicyOf } from '../../model/policy-types.ts';
import { isInScope } from './scope.ts';
import type { PolicyCheck } from './types.ts';

/** Too few starts gone since the baseline. */
export const checkReduction: PolicyCheck<'reduction'> = (policy, catalog) => {
  const { scope, atLeastPercent } = policy.commitment;
  const week = weekFrom(catalog.zone, catalog.anchor);
  const isMeant = isInScope(scope);
  const after = perWeek(countWeek(catalog.jobs.filter(isMeant), week));
  const before = perWeek(countWeek(catalog.baseline?.jobs.filter(isMeant) ?? [], week));
  // In whole numbers: a percentage has one decimal at most.
  const isKept = (before - after) * 1000 >= Math.round(atLeastPercent * 10) * before;
  return {
    findings: isKept ? [] : [tooFew(before, after, policy)],
    measured: { kind: 'reduction', before, after },
  };
};

function tooFew(before: number, after: number, policy: PolicyOf<'reduction'>): Diagnostic {
  const { atLeastPercent } = policy.commitment;
  return diagnostic('CW517', `${changeInWords(before, after)}, not ${atLeastPercent}%`, {
    span: policy.saidAt('at_least'),
    label: `${before} starts in the week from the anchor before, ${after} now`,
    help: 'let jobs start less often, or promise less',
  });
}

/** `58.5% fewer starts`; cut, not rounded, so that what falls short never looks enough. */
function changeInWords(before: number, after: number): string {
  if (before === 0) return `${after} starts where there were none`;
  const tenths = Math.floor((Math.abs(before - after) * 1000) / before);
  return `${tenths / 10}% ${after > before ? 'more' : 'fewer'} starts`;
}
