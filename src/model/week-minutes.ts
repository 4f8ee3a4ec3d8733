import type { CivilMinute } from '../ir/types.ts';
import { weekdayOf } from '../time/civil.ts';
import { minutesOpen } from './opening.ts';
import type { WeekSpan } from './policy-types.ts';

const minutesPerDay = 1440;
export const minutesPerWeek = 7 * minutesPerDay;

/** The minutes of a week that some of the spans cover; index = weekday * 1440 + minute of day. */
export function coveredMinutes(spans: readonly WeekSpan[]): ReadonlySet<number> {
  const covered = new Set<number>();
  for (const span of spans) {
    const length = minutesOpen(span);
    for (const weekday of span.weekdays) {
      const opening = weekday * minutesPerDay + span.hours.from;
      for (let i = 0; i < length; i++) covered.add((opening + i) % minutesPerWeek);
    }
  }
  return covered;
}

/** Which minute of its week a civil minute is; 0 is Sunday 00:00. */
export function minuteOfWeek(minute: CivilMinute): number {
  const day = Math.floor(minute / minutesPerDay);
  return weekdayOf(day) * minutesPerDay + (minute - day * minutesPerDay);
}
