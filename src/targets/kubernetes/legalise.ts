import { printCron } from '../../cron/print.ts';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Job } from '../../model/types.ts';
import { queryProblems } from '../call.ts';
import { dayRuleProblems } from '../day-rule.ts';
import { candidateOf, type JobCells, offer, onClockOf, ownCells } from '../on-clock.ts';
import type { Candidate, Legalised } from '../types.ts';
import type { KubernetesSettings } from './settings.ts';

/**
 * Kubernetes reads the canonical fields as they are meant: stars only in full fields and as steps
 * of minutes and hours, no 7 for Sunday, no names. How a field is spelled does not matter to its
 * clock changes. In some zones it loses starts around those; in UTC, where there are none, it
 * doesn't, so what UTC reads comes second, where one object can hold it.
 */
export function legalise(job: Job, settings: KubernetesSettings): Legalised {
  const diagnostics = [
    ...queryProblems(job, 'Kubernetes', []),
    ...scheduleProblems(job),
    ...dayRuleProblems(job),
  ];
  if (diagnostics.length > 0) return { kind: 'refused', diagnostics };
  return offer(inZone(job.zone, ownCells(job)), () =>
    onClockOf(utc, job, settings.anchor)
      .readings.filter(({ length }) => length === 1)
      .map((cells) => inZone(utc, cells)),
  );
}

const utc = 'Etc/UTC';

function inZone(zone: string, reading: JobCells): Candidate {
  return candidateOf(reading, (cells) => ({ expression: printCron(cells), zone }));
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
