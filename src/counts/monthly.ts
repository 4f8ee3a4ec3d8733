import { sizeOf } from '../ir/number-set.ts';
import { occurrences } from '../ir/occurrences.ts';
import type { Schedule } from '../ir/types.ts';
import type { ScheduledJob, WeekCount } from './week-count.ts';

const daysPerMonth = 365.25 / 12;
/** Four years hold one leap day, so that dates and months are met as often as they come. */
const daysOfFourYears = 1461;

/** Whether one week is like any other: no dates and no months. */
export function isWeekly({ days, months }: Schedule): boolean {
  return (days.kind === 'everyDay' || days.kind === 'onWeekdays') && sizeOf(months) === 12;
}

/** Starts in an average month, not rounded. */
export function perMonth(count: WeekCount, job: ScheduledJob): number {
  if (job.schedules.every(isWeekly)) {
    return ((count.starts.get(job.name)?.length ?? 0) * daysPerMonth) / 7;
  }
  const { from } = count.week;
  const starts = occurrences(job.schedules, from, from + daysOfFourYears * 1440);
  return (starts.length * daysPerMonth) / daysOfFourYears;
}
