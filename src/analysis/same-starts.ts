import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { sameSchedule } from '../ir/schedule.ts';
import type { Catalog, Job } from '../model/types.ts';

/** Jobs out of one source job that make the same call at the same times. */
export function checkSameStarts({ jobs }: Catalog): readonly Diagnostic[] {
  return jobs.flatMap((job, index) => {
    const twin = jobs
      .slice(0, index)
      .find((other) => other.source === job.source && same(job, other));
    return twin ? [sameStarts(job, twin)] : [];
  });
}

function same(a: Job, b: Job): boolean {
  return (
    a.schedules.length === b.schedules.length &&
    a.schedules.every((schedule, index) => {
      const other = b.schedules[index];
      return other !== undefined && sameSchedule(schedule, other);
    })
  );
}

function sameStarts(job: Job, twin: Job): Diagnostic {
  return diagnostic('CW704', `"${job.name}" and "${twin.name}" start together`, {
    about: { job: job.source },
    span: job.places.trigger,
    label: 'the same call at the same times, twice',
    related: [{ span: twin.places.trigger, message: 'the other one is here', excerpt: twin.name }],
    help: 'take one of them out, or give it a time of its own',
  });
}
