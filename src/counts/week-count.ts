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
  /** The days that it shows then, as days since 1970-01-01, ascending. */
  readonly days: readonly number[];
}

/** The starts of all jobs in one week, pauses ignored. */
export interface WeekCount<J extends CountedJob = CountedJob> {
  readonly week: Week;
  readonly jobs: readonly J[];
  /** Ascending, by job name; a job starts at most once a minute. */
  readonly starts: ReadonlyMap<string, readonly InstantMinute[]>;
}

const minutesPerDay = 1440;

const weeks = new Map<string, Week>();

/** The week that begins on the Monday `anchor` on the clock of `zone`. Remembered: all count in it. */
export function weekFrom(zone: string, anchor: string): Week {
  const key = `${zone} ${anchor}`;
  const week = weeks.get(key) ?? layOutWeek(zone, anchor);
  weeks.set(key, week);
  return week;
}

function layOutWeek(zone: string, anchor: string): Week {
  const { from, until } = weekOf(zone, anchor);
  const readings: CivilMinute[] = [];
  for (const segment of segmentsBetween(zone, from, until)) {
    for (let at = segment.from; at < segment.until; at++) readings.push(at + segment.offset);
  }
  return { from, until, readings, days: [...new Set(readings.map(dayOf))].sort((a, b) => a - b) };
}

function dayOf(reading: CivilMinute): number {
  return Math.floor(reading / minutesPerDay);
}

const known = new WeakMap<Week, WeakMap<Schedules, readonly InstantMinute[]>>();

/** When the schedules start in a week. Remembered: policies, pages and products ask for the same. */
function startsIn(week: Week, schedules: Schedules): readonly InstantMinute[] {
  const inWeek = known.get(week) ?? new WeakMap<Schedules, readonly InstantMinute[]>();
  known.set(week, inWeek);
  const starts = inWeek.get(schedules) ?? occurrences(schedules, week.from, week.until);
  inWeek.set(schedules, starts);
  return starts;
}

export function countWeek<J extends ScheduledJob>(jobs: readonly J[], week: Week): WeekCount<J> {
  return {
    week,
    jobs,
    starts: new Map(jobs.map((job) => [job.name, startsIn(week, job.schedules)])),
  };
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

const loads = new WeakMap<WeekCount, readonly number[]>();

/** How many jobs start in each minute of the week. Remembered: each measure on the page asks for it. */
export function perMinute(count: WeekCount): readonly number[] {
  const load = loads.get(count) ?? countMinutes(count);
  loads.set(count, load);
  return load;
}

function countMinutes(count: WeekCount): readonly number[] {
  const { from, until } = count.week;
  const minutes = new Array<number>(until - from).fill(0);
  for (const starts of startsOf(count)) {
    for (const start of starts) minutes[start - from] = (minutes[start - from] ?? 0) + 1;
  }
  return minutes;
}

/** Minutes of the week in which some job starts. */
export function busyMinutes(count: WeekCount): number {
  return perMinute(count).filter((starts) => starts > 0).length;
}

/** Starts on the emptiest and the fullest of the week's days. */
export function perDay(count: WeekCount): { readonly least: number; readonly most: number } {
  const { from, readings, days } = count.week;
  const onDays = new Map(days.map((day) => [day, 0]));
  for (const starts of startsOf(count)) {
    for (const start of starts) {
      const day = dayOf(readings[start - from] ?? 0);
      onDays.set(day, (onDays.get(day) ?? 0) + 1);
    }
  }
  return { least: Math.min(...onDays.values()), most: Math.max(...onDays.values()) };
}

/** Whether a job starts in every minute of the week. */
export function isEveryMinute(count: WeekCount, job: CountedJob): boolean {
  return count.starts.get(job.name)?.length === count.week.until - count.week.from;
}
