import type { Busiest, Moment } from '../counts/busiest.ts';
import { shortDays } from '../ir/describe/index.ts';
import { allMonths, canonicalDays } from '../ir/schedule.ts';
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

/** The minutes that reach the busiest load; only how many they are, where they are many. */
export function busiestText(busiest: Busiest, locale: Locale, phrases: Phrases): string {
  const listed = busiest.moments.reduce((sum, { times }) => sum + times.length, 0);
  if (listed > mostTimes) {
    return phrases.headline.manyMinutes(whole(busiest.minutes, phrases.numbers));
  }
  return busiest.moments.map((moment) => momentText(moment, locale, phrases)).join('; ');
}
