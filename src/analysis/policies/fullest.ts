import type { InstantMinute } from '../../ir/types.ts';
import type { Catalog, Job } from '../../model/types.ts';
import { type Day, daysOf, oncePerKind, startsOn, yearsAhead } from './days.ts';
import { mayStart } from './possible-starts.ts';

const minutesPerDay = 1440;

/** The stretch that holds the most, by its first minute. */
export interface Fullest {
  readonly from: InstantMinute;
  readonly most: number;
}

/** How many of the jobs may start in each minute of a day. */
export function loadOn(jobs: readonly Job[]): (day: Day) => readonly number[] {
  const schedules = jobs.map((job) => mayStart(job.schedules));
  return oncePerKind((day) => {
    const minutes = new Array<number>(minutesPerDay).fill(0);
    for (const start of schedules.flatMap((each) => startsOn(each, day))) {
      minutes[start] = (minutes[start] ?? 0) + 1;
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
  const known = new Map<string, Fullest>();
  const nothing = { kind: 'nothing', weights: new Array<number>(minutesPerDay).fill(0) };
  let best: Fullest | undefined;
  let before: { readonly kind: string; readonly weights: readonly number[] } = nothing;
  const schedules = jobs.flatMap((job) => mayStart(job.schedules));
  for (const day of daysOf(schedules, catalog.zone, yearsAhead(catalog))) {
    const today = { kind: day.kind, weights: weights(day) };
    const pair = `${before.kind} then ${today.kind}`;
    const found = known.get(pair) ?? fullestEnding([...before.weights, ...today.weights], within);
    known.set(pair, found);
    if (found.most > (best?.most ?? 0)) best = { from: day.from + found.from, most: found.most };
    before = today;
  }
  return best;
}

/**
 * Of the stretches that end in the second of two days, from their first start on; counted from that
 * day's beginning, and so it may be negative.
 */
function fullestEnding(weights: readonly number[], within: number): Fullest {
  let sum = weights.slice(minutesPerDay - within, minutesPerDay).reduce((a, b) => a + b, 0);
  let [from, most] = [0, 0];
  for (let last = minutesPerDay; last < 2 * minutesPerDay; last++) {
    sum += (weights[last] ?? 0) - (weights[last - within] ?? 0);
    if (sum > most) [from, most] = [last - within + 1, sum];
  }
  while (most > 0 && weights[from] === 0) from++;
  return { from: from - minutesPerDay, most };
}
