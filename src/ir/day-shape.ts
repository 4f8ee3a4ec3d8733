import { valuesOf } from './number-set.ts';
import type { Schedule } from './types.ts';

const known = new WeakMap<Schedule, readonly number[]>();

/** The minutes of a day (0–1439) that a schedule names, ascending. Remembered: all that enumerates asks. */
export function timesOfDay(schedule: Schedule): readonly number[] {
  const times = known.get(schedule) ?? findTimes(schedule);
  known.set(schedule, times);
  return times;
}

/** To one array: joining those of the hours takes several times as long. */
function findTimes(schedule: Schedule): readonly number[] {
  const times: number[] = [];
  const minutes = valuesOf(schedule.minutes);
  for (const hour of valuesOf(schedule.hours)) {
    for (const minute of minutes) times.push(hour * 60 + minute);
  }
  return times;
}

/** First and last start of a civil day, and the gaps between neighbours within it. */
export interface DayShape {
  readonly first: number;
  readonly last: number;
  /** Infinity for one start. */
  readonly smallest: number;
  /** 0 for one start. */
  readonly largest: number;
}

/** Of the times of all schedules that name the day; undefined where none does. */
export function shapeOf(times: readonly (readonly number[])[]): DayShape | undefined {
  const [one = []] = times;
  const sorted = times.length === 1 ? one : [...new Set(times.flat())].sort((a, b) => a - b);
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return undefined;
  let [smallest, largest] = [Number.POSITIVE_INFINITY, 0];
  for (let i = 1; i < sorted.length; i++) {
    const gap = (sorted[i] ?? 0) - (sorted[i - 1] ?? 0);
    smallest = Math.min(smallest, gap);
    largest = Math.max(largest, gap);
  }
  return { first, last, smallest, largest };
}
