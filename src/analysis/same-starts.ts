import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { occurrences } from '../ir/occurrences.ts';
import type { InstantMinute } from '../ir/types.ts';
import { civilOf, weekOf } from '../ir/week.ts';
import type { Catalog, Job } from '../model/types.ts';
import { inWords } from './words.ts';

/** A job that starts with another which makes the same call, and when it first does. */
interface Meeting {
  readonly job: Job;
  readonly twin: Job;
  readonly at: InstantMinute;
}

const stretch = 28 * 1440;
/** A year and a day, so that 29 February may be missed, but nothing that comes every year. */
const stretches = 14;

/** Jobs that make the same call at the same instant, in a year from the anchor. */
export function checkSameStarts(catalog: Catalog): readonly Diagnostic[] {
  const { from } = weekOf(catalog.zone, catalog.anchor);
  return groupsByCall(catalog.jobs)
    .flatMap((jobs) => meetingsOf(jobs, from))
    .map((meeting) => sameStart(meeting, catalog.zone));
}

/** The jobs that share their call with another. */
function groupsByCall(jobs: readonly Job[]): readonly (readonly Job[])[] {
  const groups = new Map<string, Job[]>();
  for (const job of jobs) {
    const call = JSON.stringify([job.method, job.path, job.query]);
    const group = groups.get(call);
    if (group) group.push(job);
    else groups.set(call, [job]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** The first meeting of each job with one before it; stretch by stretch, as most come in the first. */
function meetingsOf(jobs: readonly Job[], from: InstantMinute): readonly Meeting[] {
  const found = new Map<Job, Meeting>();
  for (let begin = from; begin < from + stretches * stretch; begin += stretch) {
    const callers = new Map<InstantMinute, Job>();
    // One that has met another may still be met.
    if (found.size === jobs.length - 1) break;
    for (const job of jobs) {
      for (const at of occurrences(job.schedules, begin, begin + stretch)) {
        const twin = callers.get(at);
        if (!twin) callers.set(at, job);
        else if (!found.has(job)) found.set(job, { job, twin, at });
      }
    }
  }
  return [...found.values()];
}

function sameStart({ job, twin, at }: Meeting, zone: string): Diagnostic {
  const when = inWords(civilOf(zone, at));
  return diagnostic('CW704', `"${job.name}" and "${twin.name}" make one call twice: ${when}`, {
    about: { job: job.source },
    span: job.places.trigger,
    label: 'the same call at the same time',
    related: [{ span: twin.places.trigger, message: 'the other one is here', excerpt: twin.name }],
    help: 'take one of them out, or give it a time of its own',
  });
}
