import type { Kind } from './kinds.ts';
import { replacing } from './kinds.ts';

/**
 * Mistakes in what starts a job, on every target: the expression, field by field, and its zone. Each
 * field is [minute, hour, date, month, weekday].
 */

type Fields = [minute: string, hour: string, date: string, month: string, weekday: string];

const places: readonly {
  readonly target: string;
  readonly path: RegExp;
  readonly entry: RegExp;
}[] = [
  {
    target: 'crontab',
    path: /\/cronwright$/,
    entry: /(?<=^|^# )((?:[0-9*][^ \n]* ){4}[0-9*][^ \n]*)(?= )/m,
  },
  { target: 'kubernetes', path: /\.yaml$/, entry: /(?<=^ {2}schedule: ")([^"]+)(?=")/m },
  { target: 'github-actions', path: /\.yml$/, entry: /(?<=- cron: ")([^"]+)(?=")/m },
];

function wrongFields(
  name: string,
  change: (fields: Fields) => readonly string[] | undefined,
): Kind {
  return {
    name,
    level: 'entry',
    plant: (files) =>
      places.flatMap(({ path, entry }) =>
        replacing(path, entry, ([text = '']) => {
          const [minute = '', hour = '', date = '', month = '', weekday = ''] = text.split(' ');
          return change([minute, hour, date, month, weekday])?.join(' ');
        })(files),
      ),
  };
}

/** Adds to the first number of a field, within its limits. */
function added(field: string, by: number, size: number): string | undefined {
  if (!/^\d/.test(field)) return undefined;
  return field.replace(/^\d+/, (number) => String((Number(number) + by + size) % size));
}

function shiftedWeekdays(field: string): string | undefined {
  if (field === '*') return undefined;
  return field.replace(/\d/g, (weekday) => String((Number(weekday) + 1) % 7));
}

function only<T>(condition: boolean, value: T): T | undefined {
  return condition ? value : undefined;
}

function withFirst(
  changed: string | undefined,
  rest: (text: string) => Fields,
): Fields | undefined {
  return changed === undefined ? undefined : rest(changed);
}

export const entryKinds: readonly Kind[] = [
  wrongFields('a minute late', ([m, ...rest]) => withFirst(added(m, 1, 60), (f) => [f, ...rest])),
  wrongFields('a minute early', ([m, ...rest]) => withFirst(added(m, -1, 60), (f) => [f, ...rest])),
  wrongFields('an hour late', ([m, h, ...rest]) =>
    withFirst(added(h, 1, 24), (f) => [m, f, ...rest]),
  ),
  wrongFields('an hour early', ([m, h, ...rest]) =>
    withFirst(added(h, -1, 24), (f) => [m, f, ...rest]),
  ),
  wrongFields('hour and minute swapped', ([m, h, ...rest]) =>
    only(m !== h && !m.includes('/') && Number(m) < 24, [h, m, ...rest]),
  ),
  wrongFields('weekday dropped', ([m, h, d, mo, w]) => only(w !== '*', [m, h, d, mo, '*'])),
  wrongFields('weekday shifted', ([m, h, d, mo, w]) =>
    withFirst(shiftedWeekdays(w), (f) => [m, h, d, mo, f]),
  ),
  wrongFields('Sunday as 7', ([m, h, d, mo, w]) =>
    only(w.startsWith('0'), [m, h, d, mo, w.replace('0', '7')]),
  ),
  wrongFields('weekdays reversed', ([m, h, d, mo, w]) =>
    only(/^\d-\d$/.test(w), [m, h, d, mo, [...w].reverse().join('')]),
  ),
  wrongFields('a weekday gained', ([m, h, d, mo, w]) => only(w === '*', [m, h, d, mo, '1-5'])),
  wrongFields('all weekdays beside a date', ([m, h, d, mo, w]) =>
    only(d !== '*' && w === '*', [m, h, d, mo, '0-6']),
  ),
  wrongFields('all dates beside a weekday', ([m, h, d, mo, w]) =>
    only(d === '*' && w !== '*', [m, h, '1-31', mo, w]),
  ),
  wrongFields('star gained beside a weekday', ([m, h, d, mo, w]) =>
    only(d === '1' && w !== '*', [m, h, '*,1', mo, w]),
  ),
  wrongFields('either turned into both', ([m, h, d, mo, w]) =>
    only(d !== '*' && w !== '*', [m, h, '*/32', mo, w]),
  ),
  wrongFields('date dropped', ([m, h, d, mo, w]) => only(d !== '*', [m, h, '*', mo, w])),
  wrongFields('date shifted', ([m, h, d, ...rest]) =>
    withFirst(added(d, 1, 29), (f) => [m, h, f, ...rest]),
  ),
  wrongFields('a starred step of dates', ([m, h, d, mo, w]) =>
    only(d === '1-31/2', [m, h, '*/2', mo, w]),
  ),
  wrongFields('a step of dates from 2', ([m, h, d, mo, w]) =>
    only(d === '1-31/2', [m, h, '2-31/2', mo, w]),
  ),
  wrongFields('month gained', ([m, h, d, mo, w]) => only(mo === '*', [m, h, d, '1-11', w])),
  wrongFields('month dropped', ([m, h, d, mo, w]) => only(mo !== '*', [m, h, d, '*', w])),
  wrongFields('date and month swapped', ([m, h, d, mo, w]) => only(d !== mo, [m, h, mo, d, w])),
  wrongFields('a step twice as wide', ([m, ...rest]) =>
    only(/^\*\/\d+$/.test(m), [`*/${Number(m.slice(2)) * 2}`, ...rest]),
  ),
  wrongFields('a step from 1', ([m, ...rest]) =>
    only(/^\*\/\d+$/.test(m), [m.replace('*', '1-59'), ...rest]),
  ),
  wrongFields('a step without its star', ([m, ...rest]) =>
    only(/^\*\/\d+$/.test(m), [m.replace('*', '0'), ...rest]),
  ),
  wrongFields('star of the minutes lost', ([m, ...rest]) =>
    only(/^\*\/\d+$/.test(m), [m.replace('*', '0-59'), ...rest]),
  ),
  wrongFields('star of the hours lost', ([m, h, ...rest]) => only(h === '*', [m, '0-23', ...rest])),
  wrongFields('star of the minutes gained', ([m, ...rest]) => only(m === '0', ['*/60', ...rest])),
  wrongFields('a list cut short', ([m, h, d, mo, w]) =>
    only(/,/.test(w), [m, h, d, mo, w.replace(/,[^,]*$/, '')]),
  ),
  wrongFields('a range cut short', ([m, h, d, mo, w]) => only(w === '1-5', [m, h, d, mo, '1-4'])),
  wrongFields('hours of the working day cut short', ([m, h, ...rest]) =>
    only(h === '9-17', [m, '9-16', ...rest]),
  ),
  wrongFields('seconds in front', (fields) => ['0', ...fields]),
  wrongFields('a field too few', (fields) => fields.slice(0, 4)),
  wrongFields('a macro instead', ([m, h]) => only(h !== '*' && m === '0', ['@daily'])),
  wrongFields('every minute', ([m, ...rest]) => only(m !== '*', ['*', ...rest])),
  wrongFields('a time of day moved to UTC by the offset of January', ([m, h, ...rest]) =>
    withFirst(added(h, 5, 24), (f) => [m, f, ...rest]),
  ),
];

const zoned = (name: string, zone: string): readonly Kind[] => [
  {
    name: `${name} (CronJob)`,
    level: 'entry',
    target: 'kubernetes',
    plant: replacing(/\.yaml$/, /(?<= {2}timeZone: ")[^"]+/m, zone),
  },
  {
    name: `${name} (workflow)`,
    level: 'entry',
    target: 'github-actions',
    plant: replacing(/\.yml$/, /(?<= {6}timezone: ")[^"]+/m, zone),
  },
];

export const zoneKinds: readonly Kind[] = [
  ...zoned('another zone', 'Europe/Lisbon'),
  ...zoned('UTC', 'Etc/UTC'),
  ...zoned('the offset of January as a zone', 'Etc/GMT+5'),
  ...zoned('a zone that is none', 'America/Springfield'),
  ...zoned('a zone in small letters', 'america/new_york'),
  {
    name: 'no zone (CronJob)',
    level: 'entry',
    target: 'kubernetes',
    plant: replacing(/\.yaml$/, /^ {2}timeZone: .*\n/m, ''),
  },
  {
    name: 'no zone (workflow)',
    level: 'entry',
    target: 'github-actions',
    plant: replacing(/\.yml$/, /^ {6}timezone: .*\n/m, ''),
  },
  {
    name: 'the zone inside the schedule (CronJob)',
    level: 'entry',
    target: 'kubernetes',
    plant: replacing(/\.yaml$/, /(?<= {2}schedule: ")/m, 'TZ=UTC '),
  },
  {
    name: 'a zone for the lines below (crontab)',
    level: 'entry',
    target: 'crontab',
    plant: replacing(
      /\/cronwright$/,
      /^MAILTO=.*\n/m,
      (match) => `${match[0]}CRON_TZ=Asia/Tokyo\n`,
    ),
  },
];
