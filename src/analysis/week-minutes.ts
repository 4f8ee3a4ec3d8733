import type { CivilMinute } from '../ir/types.ts';
import type { WeekSpan } from '../model/policy-types.ts';
import { weekdayOf } from '../time/civil.ts';

const minutesPerDay = 1440;
export const minutesPerWeek = 7 * minutesPerDay;

/** The minutes of a week that some of the spans cover; index = weekday * 1440 + minute of day. */
export function coveredMinutes(spans: readonly WeekSpan[]): ReadonlySet<number> {
  const covered = new Set<number>();
  for (const { hours, weekdays } of spans) {
    const length = lengthOf(hours);
    for (const weekday of weekdays) {
      const opening = weekday * minutesPerDay + hours.from;
      for (let i = 0; i < length; i++) covered.add((opening + i) % minutesPerWeek);
    }
  }
  return covered;
}

/** In minutes, 1–1440; a span that ends no later than it begins crosses midnight. */
export function lengthOf({ from, until }: WeekSpan['hours']): number {
  return until > from ? until - from : until - from + minutesPerDay;
}

/** Which minute of its week a civil minute is; 0 is Sunday 00:00. */
export function minuteOfWeek(minute: CivilMinute): number {
  const day = Math.floor(minute / minutesPerDay);
  return weekdayOf(day) * minutesPerDay + (minute - day * minutesPerDay);
}
