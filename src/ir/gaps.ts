import { valuesOf } from './number-set.ts';
import { dayNumbersOf28Years, isWeekly, namesDayNumber } from './schedule.ts';
import type { Schedule } from './types.ts';

const minutesPerDay = 1440;
/** Any year serves: 28 of them meet every day cell and every pair of neighbouring days. */
const someYear = 2001;

function timesOfDay(schedule: Schedule): readonly number[] {
  const minutes = valuesOf(schedule.minutes);
  return valuesOf(schedule.hours).flatMap((hour) => minutes.map((minute) => hour * 60 + minute));
}

/** First and last start and smallest gap within one civil day, or undefined for an empty day. */
interface DayShape {
  readonly first: number;
  readonly last: number;
  readonly gap: number;
}

function shapeOf(times: readonly number[]): DayShape | undefined {
  const sorted = [...new Set(times)].sort((a, b) => a - b);
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return undefined;
  let gap = Number.POSITIVE_INFINITY;
  for (let i = 1; i < sorted.length; i++) {
    gap = Math.min(gap, (sorted[i] ?? 0) - (sorted[i - 1] ?? 0));
  }
  return { first, last, gap };
}

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
  const times = schedules.map(timesOfDay);
  const shapes = new Map<string, DayShape | undefined>();
  const { from, until } = daysToLookAt(schedules);
  let smallest = Number.POSITIVE_INFINITY;
  let previous = Number.NEGATIVE_INFINITY;
  for (let day = from; day < until; day++) {
    const named = schedules.map((schedule) => namesDayNumber(schedule, day));
    const key = named.join();
    if (!shapes.has(key)) shapes.set(key, shapeOf(times.flatMap((t, i) => (named[i] ? t : []))));
    const shape = shapes.get(key);
    if (!shape) continue;
    const start = day * minutesPerDay;
    smallest = Math.min(smallest, shape.gap, start + shape.first - previous);
    previous = start + shape.last;
  }
  return smallest;
}
