import { valuesOf } from '../ir/number-set.ts';
import { namesDayNumber } from '../ir/schedule.ts';
import type { Schedule, Schedules } from '../ir/types.ts';
import { isWeekly } from './monthly.ts';

/** How often the schedules start, clock changes aside. */
export interface Pace {
  /** Starts in so many whole days, after which all comes again: an exact average. */
  readonly starts: number;
  readonly days: number;
  /** Starts in the seven days in a row that have most of them. */
  readonly fullestWeek: number;
}

/** In 28 years every date has met every weekday, leap years included. */
const daysOf28Years = 28 * 365 + 7;

export function paceOf(schedules: Schedules): Pace {
  const days = schedules.every(isWeekly) ? 7 : daysOf28Years;
  const loads = dailyStarts(schedules, days);
  const starts = loads.reduce((sum, load) => sum + load, 0);
  if (days === 7) return { starts, days, fullestWeek: starts };
  let week = 0;
  let fullestWeek = 0;
  for (const [day, load] of loads.entries()) {
    week += load - (loads[day - 7] ?? 0);
    fullestWeek = Math.max(fullestWeek, week);
  }
  return { starts, days, fullestWeek };
}

/** Starts on each of the first days since 1970-01-01, a minute that schedules share once. */
function dailyStarts(schedules: Schedules, days: number): readonly number[] {
  const times = schedules.map(timesOfDay);
  const loads = new Map<string, number>();
  return Array.from({ length: days }, (_, day) => {
    const named = schedules.map((schedule) => namesDayNumber(schedule, day));
    const key = named.join();
    const load = loads.get(key) ?? new Set(times.flatMap((list, i) => (named[i] ? list : []))).size;
    loads.set(key, load);
    return load;
  });
}

function timesOfDay({ hours, minutes }: Schedule): readonly number[] {
  return valuesOf(hours).flatMap((hour) => valuesOf(minutes).map((minute) => hour * 60 + minute));
}
