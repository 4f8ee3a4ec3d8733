import { type DayShape, shapeOf, timesOfDay } from './day-shape.ts';
import { dayNumbersOf28Years, isWeekly, namesDayNumber } from './schedule.ts';
import type { Schedule } from './types.ts';

const minutesPerDay = 1440;
/** Any year serves: 28 of them meet every day cell and every pair of neighbouring days. */
const someYear = 2001;

const known = new WeakMap<readonly Schedule[], number>();

/**
 * The smallest number of civil minutes between two neighbouring starts of the union, across lists,
 * hours and midnight. Clock changes aside. Infinity where there is at most one start in 28 years.
 * Remembered for each list: writers, checks and the proof all ask for it.
 */
export function smallestGap(schedules: readonly Schedule[]): number {
  const gap = known.get(schedules) ?? findSmallestGap(schedules);
  known.set(schedules, gap);
  return gap;
}

/** Two weeks, where every week is like every other; else all day cells there are. */
function daysToLookAt(schedules: readonly Schedule[]) {
  const years = dayNumbersOf28Years(someYear);
  return schedules.every(isWeekly) ? { from: years.from, until: years.from + 15 } : years;
}

function findSmallestGap(schedules: readonly Schedule[]): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (const { within, before } of gapsBetween(schedules, daysToLookAt(schedules))) {
    smallest = Math.min(smallest, within.smallest, before);
  }
  return smallest;
}

/** The most civil minutes between two neighbouring starts, where every week is like every other. */
export function largestWeeklyGap(schedules: readonly Schedule[]): number {
  const { from } = dayNumbersOf28Years(someYear);
  let largest = 0;
  for (const { within, before } of gapsBetween(schedules, { from, until: from + 14 })) {
    largest = Math.max(largest, within.largest, before === Number.POSITIVE_INFINITY ? 0 : before);
  }
  return largest;
}

/** What lies within a day, and between its first start and the last of a day before. */
interface Gaps {
  readonly within: DayShape;
  /** Infinity before the first of all. */
  readonly before: number;
}

function* gapsBetween(
  schedules: readonly Schedule[],
  { from, until }: { readonly from: number; readonly until: number },
): Iterable<Gaps> {
  const shapes = new Map<string, DayShape | undefined>();
  let previous = Number.NEGATIVE_INFINITY;
  for (let day = from; day < until; day++) {
    const named = schedules.filter((schedule) => namesDayNumber(schedule, day));
    const key = named.map((schedule) => schedules.indexOf(schedule)).join();
    if (!shapes.has(key)) shapes.set(key, shapeOf(named.map(timesOfDay)));
    const within = shapes.get(key);
    if (!within) continue;
    const start = day * minutesPerDay;
    yield { within, before: start + within.first - previous };
    previous = start + within.last;
  }
}
