import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { dueMinuteOfDay, lateAfterSeconds } from '../model/opening.ts';
import type { Job } from '../model/types.ts';
import { formatTime } from '../time/civil.ts';
import type { TargetJob } from './types.ts';

/** How a start can tell when it was due: the platform says so, or the clock of the job's zone. */
export type DueFrom = 'platform' | 'clock';

/**
 * The runner's arguments that keep a start from running when it is too late. Where the platform tells
 * nothing, the time of day at which it is due goes along.
 */
export function lateOptions(job: Job, from: DueFrom): readonly string[] {
  const seconds = lateAfterSeconds(job);
  if (seconds === undefined) return [];
  const grace = ['--grace', String(seconds)];
  const minute = dueMinuteOfDay(job);
  if (from === 'platform' || minute === undefined) return grace;
  return [...grace, '--due', formatTime(minute), '--zone', job.zone];
}

/**
 * Jobs that state a grace where nothing tells how late they are: the clock says for a time of day
 * when it was due, but not for a schedule, which has many.
 */
export function graceProblems(jobs: readonly TargetJob[], target: string): readonly Diagnostic[] {
  const blind = jobs.filter(({ job }) => {
    return job.graceSeconds !== undefined && dueMinuteOfDay(job) === undefined;
  });
  const places = new Map(blind.map(({ job }) => [job.places.grace.start, job.places.grace]));
  return [...places.values()].map((span) => {
    const names = blind.filter(({ job }) => job.places.grace.start === span.start);
    const sources = [...new Set(names.map(({ job }) => job.source))];
    const more = sources.length > 3 ? ` and ${sources.length - 3} more` : '';
    return diagnostic('CW416', `on ${target} nothing tells how late a schedule is`, {
      span,
      label: `holds for ${sources.slice(0, 3).join(', ')}${more}`,
      help: 'state grace on jobs with times or windows, or let these run in Kubernetes only',
    });
  });
}
