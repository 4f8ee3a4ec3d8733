import { printCron } from '../../cron/print.ts';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Job } from '../../model/types.ts';
import { queryProblems } from '../call.ts';
import { legaliseEach } from '../legalise-each.ts';
import type { Legalised } from '../types.ts';

/**
 * Kubernetes reads the canonical fields as they are meant: stars only in full fields and as steps
 * of minutes and hours, no 7 for Sunday, no names. How a field is spelled does not matter to its
 * clock changes.
 */
export function legalise(job: Job): Legalised {
  const against = [...queryProblems(job, 'Kubernetes', []), ...scheduleProblems(job)];
  return legaliseEach(job, against, (schedule) => ({
    expression: printCron(schedule),
    zone: schedule.zone,
  }));
}

function scheduleProblems(job: Job): readonly Diagnostic[] {
  if (job.schedules.length === 1) return [];
  return [
    diagnostic(
      'CW412',
      `a CronJob can't hold the ${job.schedules.length} schedules of "${job.name}"`,
      {
        span: job.places.trigger,
        label: 'no single expression says this',
        help: 'write the times as one expression, or as two jobs',
      },
    ),
  ];
}
