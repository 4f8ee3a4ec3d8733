import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { dueMinuteOfDay, lateAfterSeconds } from '../model/opening.ts';
import type { Catalog, Job } from '../model/types.ts';
import { formatTime } from '../time/civil.ts';
import type { DueFrom, Target } from './types.ts';

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
 * when it was due, but not for a schedule, which has many. One problem for each place that states it.
 */
export function graceProblems(
  { jobs }: Pick<Catalog, 'jobs'>,
  targets: readonly Pick<Target, 'id' | 'label' | 'dueFrom'>[],
): readonly Diagnostic[] {
  const guessing = targets.filter(({ dueFrom }) => dueFrom === 'clock');
  const told = targets
    .filter((target) => !guessing.includes(target))
    .map(({ label }) => label)
    .join(' or ');
  const blind = jobs.filter((job) => {
    const isTold = job.graceSeconds === undefined || dueMinuteOfDay(job) !== undefined;
    return !isTold && guessing.some(({ id }) => job.targets.includes(id));
  });
  const places = new Map(blind.map(({ places: { grace } }) => [grace.start, grace]));
  return [...places.values()].map((span) => {
    const here = blind.filter(({ places: { grace } }) => grace.start === span.start);
    const on = guessing.filter(({ id }) => here.some((job) => job.targets.includes(id)));
    const names = [...new Set(here.map(({ source }) => source))];
    const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
    const labels = on.map(({ label }) => label).join(' and ');
    return diagnostic('CW416', `nothing tells a start of ${labels} how late a schedule is`, {
      span,
      label: `holds for ${names.slice(0, 3).join(', ')}${more}`,
      help: `state grace on jobs with times or windows, or let these run on ${told} only`,
    });
  });
}
