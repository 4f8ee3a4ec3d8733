import { isWeekly } from '../../counts/monthly.ts';
import { shortDays } from '../../ir/describe/index.ts';
import { setOf, valuesOf } from '../../ir/number-set.ts';
import type { DayRule, Schedule } from '../../ir/types.ts';
import { civilOf } from '../../ir/week.ts';
import type { PageContext } from '../page-context.ts';

/** Times of day of a schedule as the file's clock shows them in the counted week. */

const minutesPerDay = 1440;

/** A time of day on the file's clock, and how many days later it is there than on the job's own. */
export interface ShiftedTime {
  /** In minutes of the file's day. */
  readonly time: number;
  readonly shift: number;
}

/** How many minutes the file's clock is ahead of the zone's, at the start of the counted week. */
function aheadOf(zone: string, { catalog, week }: Pick<PageContext, 'catalog' | 'week'>): number {
  if (zone === catalog.zone) return 0;
  return civilOf(catalog.zone, week.from) - civilOf(zone, week.from);
}

/** @param time in minutes of the day, on the clock of `zone` */
export function onFileClock(
  time: number,
  zone: string,
  context: Pick<PageContext, 'catalog' | 'week'>,
): ShiftedTime {
  const ahead = time + aheadOf(zone, context);
  const shift = Math.floor(ahead / minutesPerDay);
  return { time: ahead - shift * minutesPerDay, shift };
}

/** The days of a start that is shown `shift` days later; undefined where no weekdays say them. */
export function weeklyDays(schedule: Schedule, shift: number): DayRule | undefined {
  const { days } = schedule;
  if (!isWeekly(schedule)) return undefined;
  if (days.kind !== 'onWeekdays' || shift === 0) return days;
  const weekdays = valuesOf(days.weekdays).map((day) => (day + shift + 7) % 7);
  return { kind: 'onWeekdays', weekdays: setOf(weekdays) };
}

/** The same days in words. */
export function daysText(
  schedule: Schedule,
  shift: number,
  { catalog, phrases }: Pick<PageContext, 'catalog' | 'phrases'>,
): string {
  const { months } = schedule;
  const weekly = weeklyDays(schedule, shift);
  if (weekly) return shortDays(weekly, months, catalog.locale);
  const own = shortDays(schedule.days, months, catalog.locale);
  if (shift === 0) return own;
  return shift > 0 ? phrases.timeline.nextDay(own) : phrases.timeline.previousDay(own);
}
