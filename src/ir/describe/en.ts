import { formatTime } from '../../time/civil.ts';
import { join, listRuns } from './lists.ts';
import type { Words } from './words.ts';

const weekdays = [
  'Sundays',
  'Mondays',
  'Tuesdays',
  'Wednesdays',
  'Thursdays',
  'Fridays',
  'Saturdays',
];

export const en: Words = {
  and: 'and',
  or: 'or',
  everyDay: 'every day',
  shortWeekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  shortMonths: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
  months:
    'January February March April May June July August September October November December'.split(
      ' ',
    ),
  step(minutes) {
    if (minutes === 1) return 'every minute';
    if (minutes === 60) return 'every hour';
    return minutes % 60 === 0 ? `every ${minutes / 60} hours` : `every ${minutes} min`;
  },
  span: (first, last) => `from ${formatTime(first)} to ${formatTime(last)}`,
  hourly: (minute) => `every hour at minute ${minute}`,
  inHours: ({ text, number }) => (number === 'one' ? `in hour ${text}` : `in hours ${text}`),
  minutesOf(minutes, hours) {
    const head = minutes.number === 'one' ? 'at minute' : 'at minutes';
    const of = hours?.number === 'one' ? 'of hour' : 'of hours';
    return `${head} ${minutes.text} ${hours ? `${of} ${hours.text}` : 'of every hour'}`;
  },
  at: (times) => `at ${join(times.map(formatTime), 'and')}`,
  manyTimes: (count, first, last) =>
    `at ${count} times from ${formatTime(first)} to ${formatTime(last)}`,
  dates: ({ text, number }) => (number === 'one' ? `day ${text}` : `days ${text}`),
  onDates: ({ text, number }) => (number === 'one' ? `on day ${text}` : `on days ${text}`),
  missing(reason, dates) {
    if (reason === 'leapYears') return '(in leap years)';
    return dates === 'one' ? '(in months that have it)' : '(in months that have them)';
  },
  ofMonths: (months) => `of ${months}`,
  onlyIn: (months) => `only in ${months}`,
  onWeekdays: (runs) => `on ${listRuns(runs, (weekday) => weekdays[weekday] ?? '', 'and')}`,
  fallingOn: (days, dates) => `${dates === 'one' ? 'when it falls' : 'when they fall'} on ${days}`,
  more: (count) => `and ${count} more`,
};
