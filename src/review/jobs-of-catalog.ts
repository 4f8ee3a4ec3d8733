import { printCron } from '../cron/print.ts';
import { occurrences } from '../ir/occurrences.ts';
import { isInterval } from '../ir/schedule.ts';
import type { DstRule, Schedules } from '../ir/types.ts';
import { lateAfterSeconds } from '../model/opening.ts';
import type { Catalog, Job, Retry } from '../model/types.ts';
import type { Facts } from '../targets/types.ts';
import type { ReviewedJob } from './types.ts';

/** The jobs of a source, in page order. */
export function jobsOfCatalog({ jobs, targets }: Catalog): readonly ReviewedJob[] {
  const held = new Map(targets.flatMap(({ id, pause }) => (pause ? [[id, pause] as const] : [])));
  return jobs.map((job) => ({
    name: job.name,
    source: job.source,
    ...(job.category && { category: job.category }),
    ...(job.window && { window: job.window.name }),
    timing: {
      schedules: job.schedules,
      text: job.schedules.map(printCron).join(' | '),
      starts: (from, until) => occurrences(job.schedules, from, until),
    },
    facts: factsOf(job),
    targets: job.targets,
    runsOn: job.pauses.length > 0 ? [] : job.targets.filter((id) => !held.has(id)),
    pauses: [...job.pauses, ...job.targets.flatMap((id) => held.get(id) ?? [])],
    at: job.places.trigger,
  }));
}

/** What a start does. Labels, reasons and descriptions are words for people and change no run. */
function factsOf(job: Job): Facts {
  const dst = statedRule(job.schedules);
  const late = lateAfterSeconds(job);
  return {
    call: `${job.method} ${job.endpoint}`,
    timeout: `${job.timeoutSeconds} s`,
    overlap: job.overlap,
    ...(late !== undefined && { grace: `${late} s` }),
    ...(job.retry && { retry: retryText(job.retry) }),
    // A job of one target runs as soon as it is installed; no value of JOBS_LIVE_TARGET holds it back.
    gated: job.targets.length > 1 ? 'yes' : 'no',
    ...(job.category && { category: job.category.name }),
    ...(job.window && { window: job.window.name }),
    ...(job.owner !== undefined && { owner: job.owner }),
    ...(dst !== undefined && { dst }),
  };
}

/** `3 × 30 s`: calls in all and the first wait between them. */
function retryText({ attempts, backoffSeconds, onTimeout }: Retry): string {
  return `${attempts} × ${backoffSeconds} s${onTimeout === 'retry' ? ' (on_timeout)' : ''}`;
}

/** What the author promises of clock changes: a promise can change without any start. */
function statedRule(schedules: Schedules): string | undefined {
  const [rule] = schedules.filter((schedule) => !isInterval(schedule)).map(({ dst }) => dst);
  return rule && ruleText(rule);
}

function ruleText({ skipped, repeated, open }: DstRule): string | undefined {
  switch (open) {
    case 'both':
      return undefined;
    case 'skipped':
      return `repeated: ${repeated}`;
    case 'repeated':
      return `skipped: ${skipped}`;
    case 'nothing':
      return `skipped: ${skipped}, repeated: ${repeated}`;
  }
}
