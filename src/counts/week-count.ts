import { occurrences } from '../ir/occurrences.ts';
import type { CivilMinute, InstantMinute, Schedules } from '../ir/types.ts';
import { weekOf } from '../ir/week.ts';
import type { Category } from '../model/types.ts';
import { segmentsBetween } from '../time/zone-segments.ts';

/** A job as counting sees it, of the schedule, of its baseline or of generated files. */
export interface CountedJob {
  readonly name: string;
  readonly source: string;
  readonly category?: Category;
}

/** One whose starts its schedules tell. */
export interface ScheduledJob extends CountedJob {
  readonly schedules: Schedules;
}

/** One civil week, minute by minute. */
export interface Week {
  readonly from: InstantMinute;
  readonly until: InstantMinute;
  /** What the file's clock reads in each minute of the week. */
  readonly readings: readonly CivilMinute[];
}

/** The starts of all jobs in one week, pauses ignored. */
export interface WeekCount<J extends CountedJob = CountedJob> {
  readonly week: Week;
  readonly jobs: readonly J[];
  /** Ascending, by job name; a job starts at most once a minute. */
  readonly starts: ReadonlyMap<string, readonly InstantMinute[]>;
}

const minutesPerDay = 1440;

/** The week that begins on the Monday `anchor` on the clock of `zone`. */
export function weekFrom(zone: string, anchor: string): Week {
  const { from, until } = weekOf(zone, anchor);
  const readings = segmentsBetween(zone, from, until).flatMap((segment) =>
    Array.from(
      { length: segment.until - segment.from },
      (_, i) => segment.from + segment.offset + i,
    ),
  );
  return { from, until, readings };
}

export function countWeek<J extends ScheduledJob>(jobs: readonly J[], week: Week): WeekCount<J> {
  const starts = new Map(
    jobs.map((job) => [job.name, occurrences(job.schedules, week.from, week.until)]),
  );
  return { week, jobs, starts };
}

/** The same count of some of the jobs. */
export function only<J extends CountedJob>(
  count: WeekCount<J>,
  keep: (job: J) => boolean,
): WeekCount<J> {
  return { ...count, jobs: count.jobs.filter(keep) };
}

function startsOf(count: WeekCount): readonly (readonly InstantMinute[])[] {
  return count.jobs.map((job) => count.starts.get(job.name) ?? []);
}

/** Starts in the week. */
export function perWeek(count: WeekCount): number {
  return startsOf(count).reduce((sum, starts) => sum + starts.length, 0);
}

/** Starts in an average hour of the week, which a clock change makes shorter or longer. */
export function perHour(count: WeekCount): number {
  return (perWeek(count) * 60) / (count.week.until - count.week.from);
}

/** How many jobs start in each minute of the week. */
export function perMinute(count: WeekCount): readonly number[] {
  const minutes = new Array<number>(count.week.until - count.week.from).fill(0);
  for (const start of startsOf(count).flat()) {
    const index = start - count.week.from;
    minutes[index] = (minutes[index] ?? 0) + 1;
  }
  return minutes;
}

/** Minutes of the week in which some job starts. */
export function busyMinutes(count: WeekCount): number {
  return perMinute(count).filter((starts) => starts > 0).length;
}

/** Starts on the emptiest and the fullest of the week's days. */
export function perDay(count: WeekCount): { readonly least: number; readonly most: number } {
  const days = new Map<number, number>();
  for (const [index, starts] of perMinute(count).entries()) {
    const day = Math.floor((count.week.readings[index] ?? 0) / minutesPerDay);
    days.set(day, (days.get(day) ?? 0) + starts);
  }
  return { least: Math.min(...days.values()), most: Math.max(...days.values()) };
}

/** Whether a job starts in every minute of the week. */
export function isEveryMinute(count: WeekCount, job: CountedJob): boolean {
  return count.starts.get(job.name)?.length === count.week.until - count.week.from;
}
