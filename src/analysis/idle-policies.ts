import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { isInterval } from '../ir/schedule.ts';
import type { Catalog, Job } from '../model/types.ts';

/**
 * Intervals whose own `dst` changes nothing. One that is inherited is meant for the others that
 * inherit it.
 */
export function checkIdlePolicies({ jobs }: Catalog): readonly Diagnostic[] {
  return jobs.flatMap((job) =>
    job.places.dstFrom === `jobs.${job.source}.dst` && job.schedules.every(isInterval)
      ? [idle(job)]
      : [],
  );
}

function idle(job: Job): Diagnostic {
  return diagnostic('CW706', `the dst of "${job.source}" has no effect`, {
    about: { job: job.source },
    span: job.places.dst,
    label: 'an interval follows the real clock through every clock change',
    related: [{ span: job.places.trigger, message: 'it names every hour of the day' }],
    help: 'take the dst out, or name the hours at which the job starts',
  });
}
