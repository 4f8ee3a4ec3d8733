import type { Moment } from '../../counts/busiest.ts';
import { perMinute } from '../../counts/week-count.ts';
import { sameSet, setOf, unionOf } from '../../ir/number-set.ts';
import { isInterval } from '../../ir/schedule.ts';
import type { InstantMinute } from '../../ir/types.ts';
import type { JobReview, Review, ReviewedJob, SideCount } from '../../review/types.ts';
import { weekdayOf } from '../../time/civil.ts';

/** Minutes of the week with one load before and one after. */
export interface LoadChange extends Moment {
  readonly before: number;
  readonly after: number;
}

const minutesPerDay = 1440;
/** The minutes of more of them say nothing any more. */
const mostMinutes = 40;

/**
 * How many jobs start, before and after and without what is paused, in the minutes to and from which
 * times of day have gone, by time of day. Intervals are left out: they touch every hour.
 */
export function loadChanges({ jobs, counts }: Review): readonly LoadChange[] {
  const { before, after } = counts;
  if (!before || !after) return [];
  const { week } = after.running;
  const touched = new Set(jobs.flatMap((one) => touchedMinutes(one, before, after)));
  if (touched.size > mostMinutes) return [];
  const [old, now] = [perMinute(before.running), perMinute(after.running)];
  const single = [...touched].map((at): LoadChange => {
    const index = at - week.from;
    const reading = week.readings[index] ?? 0;
    const day = Math.floor(reading / minutesPerDay);
    return {
      times: [reading - day * minutesPerDay],
      weekdays: setOf([weekdayOf(day)]),
      before: old[index] ?? 0,
      after: now[index] ?? 0,
    };
  });
  return joined(joined(single, sharesTimes, withDays), sharesDays, withTimes).toSorted(byTime);
}

/** The minutes of the week in which a job with times of day starts on one side only. */
function touchedMinutes(
  one: JobReview,
  before: SideCount,
  after: SideCount,
): readonly InstantMinute[] {
  const job = one.kind === 'removed' ? one.before : one.after;
  if (job.timing.schedules?.every(isInterval)) return [];
  switch (one.kind) {
    case 'added':
      return startsOf(one.after, after);
    case 'removed':
      return startsOf(one.before, before);
    case 'kept':
      if (one.standing === 'paused') return startsOf(one.before, before);
      if (one.standing === 'resumed') return startsOf(one.after, after);
      if (one.timing.kind === 'same' || one.after.runsOn.length === 0) return [];
      return [...one.timing.added, ...one.timing.removed];
  }
}

/** In the week; none of what is paused everywhere. */
function startsOf(job: ReviewedJob, { running }: SideCount): readonly InstantMinute[] {
  return job.runsOn.length === 0 ? [] : (running.starts.get(job.name) ?? []);
}

const sharesLoad = (a: LoadChange, b: LoadChange) => a.before === b.before && a.after === b.after;
const sharesTimes = (a: LoadChange, b: LoadChange) =>
  sharesLoad(a, b) && a.times.join() === b.times.join();
const sharesDays = (a: LoadChange, b: LoadChange) =>
  sharesLoad(a, b) && sameSet(a.weekdays, b.weekdays);
const withDays = (a: LoadChange, b: LoadChange): LoadChange => ({
  ...a,
  weekdays: unionOf(a.weekdays, b.weekdays),
});
const withTimes = (a: LoadChange, b: LoadChange): LoadChange => ({
  ...a,
  times: [...a.times, ...b.times].toSorted((x, y) => x - y),
});
const byTime = (a: LoadChange, b: LoadChange) => (a.times[0] ?? 0) - (b.times[0] ?? 0);

/** Neighbours or not: what belongs together becomes one, in the place of the first. */
function joined(
  changes: readonly LoadChange[],
  belong: (a: LoadChange, b: LoadChange) => boolean,
  join: (a: LoadChange, b: LoadChange) => LoadChange,
): readonly LoadChange[] {
  const result: LoadChange[] = [];
  for (const one of changes) {
    const index = result.findIndex((other) => belong(other, one));
    const other = result[index];
    if (other) result[index] = join(other, one);
    else result.push(one);
  }
  return result;
}
