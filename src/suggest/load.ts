import { daysAhead, yearsAhead } from '../analysis/policies/days.ts';
import { isWeekly } from '../counts/monthly.ts';
import { weekFrom } from '../counts/week-count.ts';
import { occurrences } from '../ir/occurrences.ts';
import { namesDayNumber } from '../ir/schedule.ts';
import type { InstantMinute } from '../ir/types.ts';
import { civilOf, firstInstant } from '../ir/week.ts';
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
 * kind that comes in 28 years, of those that it names.
 */
function stretchesOf(job: Job, catalog: Catalog): readonly Stretch[] {
  return job.schedules.every(isWeekly)
    ? [weekFrom(catalog.zone, catalog.anchor)]
    : kindsOfDays(job, catalog);
}

/** Of the days that the job names, on its own clock, those on which all jobs start alike once. */
function kindsOfDays({ schedules, zone }: Job, catalog: Catalog): readonly Stretch[] {
  const all = catalog.jobs.flatMap((each) => each.schedules);
  const { days } = daysAhead(all, catalog.zone, catalog);
  const years = yearsAhead(catalog);
  const [first, last] = [years.from, years.until].map((at) =>
    Math.floor(civilOf(zone, at) / minutesPerDay),
  );
  const found = new Map<string, Stretch>();
  for (let day = (first ?? 0) + 1; day < (last ?? 0); day++) {
    if (!schedules.some((schedule) => namesDayNumber(schedule, day))) continue;
    const from = firstInstant(zone, day * minutesPerDay);
    const until = firstInstant(zone, (day + 1) * minutesPerDay);
    // It lies across two of the days that are told apart, by so much of the first.
    const index = Math.floor((from - years.from) / minutesPerDay);
    const kinds = [days[index]?.kind, days[index + 1]?.kind];
    const key = [...kinds, (from - years.from) % minutesPerDay, until - from].join();
    if (!found.has(key)) found.set(key, { from, until });
  }
  return [...found.values()];
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
