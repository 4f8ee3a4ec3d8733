import { fatesBetween } from '../ir/fates.ts';
import { isInterval } from '../ir/schedule.ts';
import type { Schedule } from '../ir/types.ts';
import { civilOf } from '../ir/week.ts';
import { segmentsBetween } from '../time/zone-segments.ts';
import type { Stretch } from './timing.ts';
import type { ClockChangeDay, JobReview, ReviewedJob } from './types.ts';

const minutesPerDay = 1440;
/** Two years show both changes of a year, and the years' own dates. */
const lookedAt = 2 * 366 * minutesPerDay;
/** Of each job. */
const shown = 2;

/**
 * Days of a clock change, in the two years from the week on, on which a job whose times change has one
 * that the clock skips or repeats, before or after: there the runs are not those of any other week.
 */
export function clockChangeDays(
  reviews: readonly JobReview[],
  week: Stretch,
): readonly ClockChangeDay[] {
  return reviews.flatMap((review) => {
    if (review.kind !== 'kept' || review.timing.kind === 'same') return [];
    return daysOf(review.before, review.after, week).slice(0, shown);
  });
}

function daysOf(
  before: ReviewedJob,
  after: ReviewedJob,
  { from }: Stretch,
): readonly ClockChangeDay[] {
  const schedules = [before, after].flatMap(({ timing }) => timing.schedules ?? []);
  const zones = [...new Set(schedules.map(({ zone }) => zone))];
  const days = zones.flatMap((zone) =>
    segmentsBetween(zone, from, from + lookedAt)
      .slice(1)
      .filter((segment) => schedules.some((one) => isTouched(one, segment.from)))
      .map((segment) => ({ zone, change: segment.from, day: dayAt(segment) })),
  );
  return days
    .toSorted((a, b) => a.change - b.change)
    .map(({ zone, change, day }) => {
      const [start, end] = [change - minutesPerDay, change + minutesPerDay];
      const onDay = (job: ReviewedJob) =>
        job.timing.starts(start, end).filter((at) => dayOf(zone, at) === day);
      return { job: after.name, zone, day, before: onDay(before), after: onDay(after) };
    })
    .filter((one) => one.before.join() !== one.after.join());
}

/** Whether the change at an instant skips or repeats a time of the schedule. */
function isTouched(schedule: Schedule, change: number): boolean {
  if (isInterval(schedule)) return false;
  const fates = fatesBetween(schedule, change - minutesPerDay, change + minutesPerDay);
  return fates.some((fate) => fate.shown.length !== 1);
}

function dayAt({ from, offset }: { readonly from: number; readonly offset: number }): number {
  return Math.floor((from + offset) / minutesPerDay);
}

function dayOf(zone: string, at: number): number {
  return Math.floor(civilOf(zone, at) / minutesPerDay);
}
