import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { canonicalDays } from '../ir/schedule.ts';
import type { Job } from '../model/types.ts';

/** Schedules of a job whose day rule five fields can't say, whatever the platform. */
export function dayRuleProblems(job: Job): readonly Diagnostic[] {
  return job.schedules.flatMap(({ days }) => {
    if (canonicalDays(days).kind !== 'both') return [];
    return [
      diagnostic('CW413', `five fields can't say on which days "${job.name}" starts`, {
        span: job.places.trigger,
        label: 'a date and a weekday that must both hold',
        help: 'restrict only the date or only the weekday',
      }),
    ];
  });
}
