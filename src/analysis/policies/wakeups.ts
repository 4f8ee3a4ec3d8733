import { busyMinutes, countWeek, weekFrom } from '../../counts/week-count.ts';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { civilOf } from '../../ir/week.ts';
import type { PolicyOf } from '../../model/policy-types.ts';
import type { Catalog, Job } from '../../model/types.ts';
import { inWords } from '../words.ts';
import { fullestStretch } from './fullest.ts';
import { isInScope } from './scope.ts';
import type { PolicyCheck } from './types.ts';

/** The most minutes with a start, and what says where. */
interface Counted {
  readonly minutes: number;
  readonly where: string;
}

/** More minutes in which anything starts than may be. */
export const checkWakeups: PolicyCheck<'wakeups'> = (policy, catalog) => {
  const { atMost, per, scope } = policy.commitment;
  const jobs = catalog.jobs.filter(isInScope(scope));
  const counted = per === 'hour' ? inAnHour(jobs, catalog) : inTheWeek(jobs, catalog);
  return {
    findings: counted.minutes > atMost ? [tooMany(counted, policy)] : [],
    measured: { kind: 'wakeups', per, minutes: counted.minutes },
  };
};

function inAnHour(jobs: readonly Job[], catalog: Catalog): Counted {
  const fullest = fullestStretch(jobs, 60, catalog, (starts) => Math.min(starts, 1));
  if (!fullest) return { minutes: 0, where: '' };
  const from = inWords(civilOf(catalog.zone, fullest.from));
  return { minutes: fullest.most, where: `the hour from ${from}` };
}

function inTheWeek(jobs: readonly Job[], { zone, anchor }: Catalog): Counted {
  const week = weekFrom(zone, anchor);
  const monday = inWords(civilOf(zone, week.from));
  return { minutes: busyMinutes(countWeek(jobs, week)), where: `the week from ${monday}` };
}

function tooMany({ minutes, where }: Counted, policy: PolicyOf<'wakeups'>): Diagnostic {
  const { atMost } = policy.commitment;
  return diagnostic('CW518', `something starts in ${minutes} minutes of ${where}`, {
    span: policy.saidAt('at_most'),
    label: `${atMost} at most were promised`,
    help: 'let jobs start less often, or in the same minutes',
  });
}
