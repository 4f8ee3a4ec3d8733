import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { has } from '../ir/number-set.ts';
import { weekOf } from '../ir/week.ts';
import type { Catalog, Job } from '../model/types.ts';
import type { Target } from '../targets/types.ts';
import { segmentsBetween } from '../time/zone-segments.ts';
import type { Surroundings } from './registry.ts';

/**
 * Jobs with starts in the minute in which their only platform says it is busiest. Where a job runs on
 * several, another one is there to start it on time.
 */
export function checkBusyMinute(
  catalog: Catalog,
  { targets }: Surroundings,
): readonly Diagnostic[] {
  return targets.flatMap((target) => {
    const { busyMinute } = target;
    if (busyMinute === undefined) return [];
    const jobs = catalog.jobs.filter(({ targets: [only, ...others] }) => {
      return only === target.id && others.length === 0;
    });
    const busy = jobs.filter((job) => startsAt(busyMinute, job, catalog));
    return busy
      .filter(({ source }, index) => busy[index - 1]?.source !== source)
      .map((job) => inBusyMinute(job, target, busyMinute));
  });
}

const year = 366 * 1440;

/** Whether the job's clock, as it is at some time of a year, reads a minute of its schedule then. */
function startsAt(minute: number, { schedules }: Job, { zone, anchor }: Catalog): boolean {
  const { from } = weekOf(zone, anchor);
  return schedules.some((schedule) =>
    segmentsBetween(schedule.zone, from, from + year).some(({ offset }) =>
      has(schedule.minutes, (((minute + offset) % 60) + 60) % 60),
    ),
  );
}

function inBusyMinute(
  job: Job,
  { id, label }: Pick<Target, 'id' | 'label'>,
  minute: number,
): Diagnostic {
  return diagnostic('CW712', `"${job.source}" starts when ${label} is busiest`, {
    about: { job: job.source, target: id },
    span: job.places.trigger,
    label: `at :${String(minute).padStart(2, '0')} of UTC starts come late there, and some never`,
    related: [{ span: job.places.targets, message: 'nothing else would start it' }],
    help: helpFor(job),
  });
}

/** What a window or a stagger starts, `suggest` can't move. */
function helpFor({ source, trigger, spreadMinutes }: Job): string {
  if (trigger.kind === 'window') return 'open its window some minutes past the hour';
  if (spreadMinutes !== undefined)
    return 'change its line in the lock, to some minutes past the hour';
  return `start it some minutes past the hour, as cronwright suggest ${source} proposes`;
}
