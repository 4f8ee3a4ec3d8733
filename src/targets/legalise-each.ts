import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { canonicalDays } from '../ir/schedule.ts';
import type { Schedule } from '../ir/types.ts';
import type { Job } from '../model/types.ts';
import type { Entry, Legalised } from './types.ts';

/** How a platform says one schedule. */
export type Print = (schedule: Schedule) => Entry;

/**
 * One entry for each schedule of a job, printed as the platform wants it, unless something stands
 * against it. What a day rule can't say in five fields is refused here for every platform.
 */
export function legaliseEach(job: Job, against: readonly Diagnostic[], print: Print): Legalised {
  const canonical = (schedule: Schedule) => ({ ...schedule, days: canonicalDays(schedule.days) });
  const [first, ...others] = job.schedules;
  const unsayable = job.schedules.flatMap((schedule) => dayRuleProblems(job, canonical(schedule)));
  const diagnostics = [...against, ...unsayable];
  if (diagnostics.length > 0) return { kind: 'refused', diagnostics };
  const entry = (schedule: Schedule): Entry => print(canonical(schedule));
  return { kind: 'candidates', candidates: [[entry(first), ...others.map(entry)]] };
}

function dayRuleProblems(job: Job, schedule: Schedule): readonly Diagnostic[] {
  if (schedule.days.kind !== 'both') return [];
  return [
    diagnostic('CW413', `five fields can't say on which days "${job.name}" starts`, {
      span: job.places.trigger,
      label: 'a date and a weekday that must both hold',
      help: 'restrict only the date or only the weekday',
    }),
  ];
}
