import type { Busiest, Moment } from '../counts/busiest.ts';
import { shortDays } from '../ir/describe/index.ts';
import { setOf } from '../ir/number-set.ts';
import { allMonths, canonicalDays } from '../ir/schedule.ts';
import type { WeekSpan } from '../model/policy-types.ts';
import type { Locale } from '../model/types.ts';
import { formatTime } from '../time/civil.ts';
import type { Phrases } from './locales/phrases.ts';
import { whole } from './numbers.ts';
import { enumerate } from './page-context.ts';

/** More times than this are counted, not listed. */
const mostTimes = 6;

/** `Mon–Fri 10:00 and 14:00` */
export function momentText({ times, weekdays }: Moment, locale: Locale, phrases: Phrases): string {
  const days = canonicalDays({ kind: 'onWeekdays', weekdays });
  return `${shortDays(days, allMonths, locale)} ${enumerate(times.map(formatTime), phrases)}`;
}

/** `Mon–Fri 08:00–20:00`; the hours alone where every day is meant. */
export function spanText({ hours, weekdays }: WeekSpan, locale: Locale): string {
  const days = canonicalDays({ kind: 'onWeekdays', weekdays: setOf(weekdays) });
  const times = `${formatTime(hours.from)}–${formatTime(hours.until)}`;
  return days.kind === 'everyDay' ? times : `${shortDays(days, allMonths, locale)} ${times}`;
}

/** The minutes that reach the busiest load; only how many they are, where they are many. */
export function busiestText(
  busiest: Pick<Busiest, 'minutes' | 'moments'>,
  locale: Locale,
  phrases: Phrases,
): string {
  const listed = busiest.moments.reduce((sum, { times }) => sum + times.length, 0);
  if (listed > mostTimes) {
    return phrases.headline.manyMinutes(whole(busiest.minutes, phrases.numbers));
  }
  return busiest.moments.map((moment) => momentText(moment, locale, phrases)).join('; ');
}
