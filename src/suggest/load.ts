import { daysAhead } from '../analysis/policies/days.ts';
import { isWeekly } from '../counts/monthly.ts';
import { weekFrom } from '../counts/week-count.ts';
import { occurrences } from '../ir/occurrences.ts';
import { namesDayNumber } from '../ir/schedule.ts';
import type { InstantMinute } from '../ir/types.ts';
import type { Catalog, Job } from '../model/types.ts';

/** How many other jobs start in the minutes in which a job does. */
export interface Load {
  /** In the fullest of these minutes. */
  readonly most: number;
  /** In all of them. */
  readonly sum: number;
}

/** Start in, end out. */
interface Stretch {
  readonly from: InstantMinute;
  readonly until: InstantMinute;
}

const minutesPerDay = 1440;

/**
 * What others start in the minutes of a job, wherever it is moved to on its days. Pauses don't count:
 * a paused job is expected back.
 */
export function loadBeside(job: Job, catalog: Catalog): (moved: Job) => Load {
  const others = catalog.jobs.filter(({ name }) => name !== job.name);
  const stretches = stretchesOf(job, catalog).map((stretch) => ({
    ...stretch,
    load: startsIn(others, stretch),
  }));
  return ({ schedules }) => {
    const met = stretches.flatMap(({ from, until, load }) =>
      occurrences(schedules, from, until).map((start) => load[start - from] ?? 0),
    );
    return {
      most: met.reduce((most, starts) => Math.max(most, starts), 0),
      sum: met.reduce((sum, starts) => sum + starts, 0),
    };
  };
}

/**
 * The week from the anchor, where one is like any other; of a job with dates or months one day of each
 * kind that comes in 28 years, of those on which it may start.
 */
function stretchesOf(job: Job, catalog: Catalog): readonly Stretch[] {
  if (job.schedules.every(isWeekly)) return [weekFrom(catalog.zone, catalog.anchor)];
  const all = catalog.jobs.flatMap(({ schedules }) => schedules);
  return daysAhead(all, catalog.zone, catalog)
    .kinds.map(({ from }) => ({ from, until: from + minutesPerDay }))
    .filter((day) => mayStartOn(job, day));
}

/** By its dates alone: the days that any clock may show in the stretch. */
function mayStartOn({ schedules }: Job, { from }: Stretch): boolean {
  const day = Math.floor(from / minutesPerDay);
  return [day - 1, day, day + 1, day + 2].some((near) =>
    schedules.some((schedule) => namesDayNumber(schedule, near)),
  );
}

/** How many of the jobs start in each minute. */
function startsIn(jobs: readonly Job[], { from, until }: Stretch): readonly number[] {
  const minutes = new Array<number>(until - from).fill(0);
  for (const { schedules } of jobs) {
    for (const start of occurrences(schedules, from, until)) {
      minutes[start - from] = (minutes[start - from] ?? 0) + 1;
    }
  }
  return minutes;
}
