import type { InstantMinute } from '../../ir/types.ts';
import type { Catalog, Job } from '../../model/types.ts';
import { type Day, daysAhead, oncePerKind, startsOn } from './days.ts';
import { mayStart } from './possible-starts.ts';

const minutesPerDay = 1440;

/** The stretch that holds the most, by its first minute. */
export interface Fullest {
  readonly from: InstantMinute;
  readonly most: number;
}

/** How many of the jobs may start in each minute of a day. */
export function loadOn(jobs: readonly Job[]): (day: Day) => Int32Array {
  const schedules = jobs.map((job) => mayStart(job.schedules));
  return oncePerKind((day) => {
    const minutes = new Int32Array(minutesPerDay);
    for (const each of schedules) {
      for (const start of startsOn(each, day)) minutes[start] = (minutes[start] ?? 0) + 1;
    }
    return minutes;
  });
}

/**
 * The first stretch of `within` minutes (1–1440), from the anchor on, that holds the most of what
 * `weigh` makes of the jobs that start in a minute. Undefined where nothing starts.
 */
export function fullestStretch(
  jobs: readonly Job[],
  within: number,
  catalog: Catalog,
  weigh: (starts: number) => number,
): Fullest | undefined {
  const load = loadOn(jobs);
  const weights = oncePerKind((day) => load(day).map(weigh));
  const schedules = jobs.flatMap((job) => mayStart(job.schedules));
  const nothing = new Int32Array(minutesPerDay);
  let best: Fullest | undefined;
  // The first that holds so much ends in the first of its pair of kinds: the others need no look.
  for (const { before, day } of daysAhead(schedules, catalog.zone, catalog).pairs) {
    const found = fullestEnding(before ? weights(before) : nothing, weights(day), within);
    if (found.most > (best?.most ?? 0)) best = { from: day.from + found.from, most: found.most };
  }
  return best;
}

/**
 * Of the stretches that end in the second of two days, from their first start on; counted from that
 * day's beginning, and so it may be negative.
 */
function fullestEnding(before: Int32Array, today: Int32Array, within: number): Fullest {
  const weightAt = (minute: number) =>
    (minute < 0 ? before[minute + minutesPerDay] : today[minute]) ?? 0;
  let sum = before.subarray(minutesPerDay - within).reduce((a, b) => a + b, 0);
  let [from, most] = [0, 0];
  for (let last = 0; last < minutesPerDay; last++) {
    sum += weightAt(last) - weightAt(last - within);
    if (sum > most) [from, most] = [last - within + 1, sum];
  }
  while (most > 0 && weightAt(from) === 0) from++;
  return { from, most };
}
