import type { CivilMinute } from '../ir/types.ts';
import { weekdayOf } from '../time/civil.ts';
import { minutesOpen } from './opening.ts';
import type { WeekSpan } from './policy-types.ts';

const minutesPerDay = 1440;
export const minutesPerWeek = 7 * minutesPerDay;

/** The minutes of a week that some of the spans cover; index = weekday * 1440 + minute of day. */
export function coveredMinutes(spans: readonly WeekSpan[]): ReadonlySet<number> {
  const [first, ...others] = spans;
  if (first && others.length === 0) return coveredBy(first);
  const covered = new Set<number>();
  for (const span of spans) addCovered(covered, span);
  return covered;
}

const known = new WeakMap<WeekSpan, ReadonlySet<number>>();

/** The same of one. Remembered: each check of a policy asks for its span's. */
function coveredBy(span: WeekSpan): ReadonlySet<number> {
  const covered = known.get(span) ?? addCovered(new Set(), span);
  known.set(span, covered);
  return covered;
}

function addCovered(covered: Set<number>, span: WeekSpan): ReadonlySet<number> {
  const length = minutesOpen(span);
  for (const weekday of span.weekdays) {
    const opening = weekday * minutesPerDay + span.hours.from;
    for (let i = 0; i < length; i++) covered.add((opening + i) % minutesPerWeek);
  }
  return covered;
}

/** Which minute of its week a civil minute is; 0 is Sunday 00:00. */
export function minuteOfWeek(minute: CivilMinute): number {
  const day = Math.floor(minute / minutesPerDay);
  return weekdayOf(day) * minutesPerDay + (minute - day * minutesPerDay);
}
