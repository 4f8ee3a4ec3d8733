import { createHash } from 'node:crypto';
import { countWeek, perMinute, type Week } from '../counts/week-count.ts';
import { occurrences } from '../ir/occurrences.ts';
import type { InstantMinute } from '../ir/types.ts';
import type { Job } from '../model/types.ts';
import { eligibleOffsets, shiftedBy } from './eligible.ts';

/**
 * The version of the rule by which offsets are chosen. Another rule is another version: pins are kept
 * across versions, and only what has none is placed by the new one.
 */
export const algorithm = 1;

/** Offsets in whole minutes, by job. */
export type Pins = ReadonlyMap<string, number>;

type StaggeredJob = Job & { readonly spreadMinutes: number };

/**
 * The jobs with their offsets. A pin that is eligible stays, whatever else has changed. Jobs without
 * one are placed after that, in source order, each where fewest starts of the other jobs meet its own
 * in the week; of those where equally many do, the job's name decides.
 */
export function placeJobs(jobs: readonly Job[], pins: Pins, week: Week): readonly Job[] {
  const pinned = new Map(jobs.map((job) => [job, isStaggered(job) ? atPin(job, pins) : job]));
  const settled = [...pinned.values()].filter((job) => job !== undefined);
  const load = [...perMinute(countWeek(settled, week))];
  return jobs.map((job) => {
    const known = pinned.get(job);
    if (known || !isStaggered(job)) return known ?? job;
    const placed = moved(job, lightest(job, load, week), 'new');
    for (const at of startsOf(placed, week)) load[at] = (load[at] ?? 0) + 1;
    return placed;
  });
}

function isStaggered(job: Job): job is StaggeredJob {
  return job.spreadMinutes !== undefined;
}

function atPin(job: StaggeredJob, pins: Pins): Job | undefined {
  const by = pins.get(job.name);
  if (by === undefined || by >= job.spreadMinutes) return undefined;
  return shiftedBy(job.schedules, by) && moved(job, by, 'kept');
}

function moved(job: Job, laterMinutes: number, pin: 'kept' | 'new'): Job {
  const schedules = shiftedBy(job.schedules, laterMinutes) ?? job.schedules;
  return { ...job, schedules, offset: { laterMinutes, pin } };
}

/** The eligible offset with which the fewest starts of other jobs come in the same minutes. */
function lightest(job: StaggeredJob, load: readonly number[], week: Week): number {
  const candidates = eligibleOffsets(job.schedules, job.spreadMinutes).map((by) => ({
    by,
    meets: startsOf(moved(job, by, 'new'), week).reduce((sum, at) => sum + (load[at] ?? 0), 0),
    lot: lotOf(job.name, by),
  }));
  const [best] = candidates.sort((a, b) => a.meets - b.meets || (a.lot < b.lot ? -1 : 1));
  return best?.by ?? 0;
}

/** Every offset draws its own lot: one more or one less to choose from changes few choices. */
function lotOf(name: string, by: number): string {
  return createHash('sha256').update(`${algorithm} ${name} ${by}`).digest('hex');
}

/** Minutes from the week's begin. */
function startsOf({ schedules }: Job, { from, until }: Week): readonly InstantMinute[] {
  return occurrences(schedules, from, until).map((at) => at - from);
}
