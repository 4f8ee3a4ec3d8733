import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkWindowsOnly } from '../../src/analysis/windows-only.ts';
import { inWords } from '../../src/analysis/words.ts';
import { has } from '../../src/ir/number-set.ts';
import { namesDayNumber } from '../../src/ir/schedule.ts';
import type { Catalog, Window } from '../../src/model/types.ts';
import { dayNumber, weekdayOf } from '../../src/time/civil.ts';
import { catalogOf } from '../model/source.ts';

interface Written {
  readonly windows: Readonly<Record<string, { hours: string; weekdays?: string }>>;
  readonly trigger: object;
  readonly anchor?: string;
}

function catalog({ windows, trigger, anchor = '2026-01-05' }: Written): Catalog {
  return catalogOf(
    JSON.stringify({
      version: 1,
      timezone: 'America/Sao_Paulo',
      anchor,
      windows,
      categories: { campanha: { windows_only: true } },
      jobs: { a: { category: 'campanha', endpoint: '/a', targets: ['crontab'], ...trigger } },
      targets: { crontab: { user: 'jobs' } },
    }),
  );
}

const day = { manha: { hours: '10:00-11:00', weekdays: 'mon-fri' } };
const night = { noite: { hours: '22:00-02:00', weekdays: 'fri' } };
const always = { sempre: { hours: '00:00-24:00' } };

describe('windows_only', () => {
  it.each([
    ['the opening is inside', day, { times: '10:00', weekdays: 'mon-fri' }, undefined],
    ['the last minute is inside', day, { times: '10:59', weekdays: 'mon' }, undefined],
    ['the close is not', day, { times: '11:00', weekdays: 'mon' }, 'Mon 5 Jan 2026 11:00'],
    ['other weekdays are not', day, { times: '10:00' }, 'Sat 10 Jan 2026 10:00'],
    ['windows are always inside', day, { windows: ['manha'] }, undefined],
    ['expressions count by meaning', day, { schedule: '*/20 10 * * mon-fri' }, undefined],
    ['each of its times counts', day, { schedule: '0 10-11 * * 1-5' }, 'Mon 5 Jan 2026 11:00'],
    ['the evening part', night, { schedule: '0 22,23 * * 5' }, undefined],
    ['the part after midnight is on Saturday', night, { schedule: '0 0,1 * * 6' }, undefined],
    ['and not on Friday', night, { schedule: '0 1 * * 5' }, 'Fri 9 Jan 2026 01:00'],
    ['dates meet every weekday', day, { schedule: '0 10 1 * *' }, 'Sun 1 Feb 2026 10:00'],
    ['either day', day, { schedule: '0 10 29 2 1-5' }, 'Sun 29 Feb 2032 10:00'],
    ['a whole day', always, { schedule: '* * * * *' }, undefined],
  ])('%s', (_, windows, trigger, start) => {
    const found = checkWindowsOnly(catalog({ windows, trigger }));
    expect(found.map(({ code }) => code)).toEqual(start === undefined ? [] : ['CW312']);
    if (start !== undefined) expect(found[0]?.message).toContain(start);
  });

  it('looks past 2100, which is no leap year', () => {
    const found = checkWindowsOnly(
      catalog({ windows: day, trigger: { schedule: '0 10 29 2 1-5' }, anchor: '2094-01-04' }),
    );
    // 29 February 2096 is a Wednesday, 2104 a Friday, 2108 a Wednesday, 2112 a Monday, 2116 a Saturday.
    expect(found[0]?.message).toContain('Sat 29 Feb 2116 10:00');
  });

  it('leaves other categories and paused windows alone', () => {
    const open = catalog({ windows: day, trigger: { windows: ['manha'] } });
    expect(checkWindowsOnly(open)).toEqual([]);
  });

  it('agrees with a look at every minute of a year', () => {
    const hour = fc.integer({ min: 0, max: 23 });
    const clock = hour.map((h) => `${String(h).padStart(2, '0')}:00`);
    const weekdays = fc.constantFrom(undefined, 'mon-fri', 'sat,sun', 'fri', 'mon,thu');
    const window = fc
      .tuple(clock, clock, weekdays)
      .filter(([from, until]) => from !== until)
      .map(([from, until, days]) => ({
        hours: `${from}-${until}`,
        ...(days === undefined ? {} : { weekdays: days }),
      }));
    const dates = fc.constantFrom('*', '1', '13,20', '29');
    const days = fc.constantFrom('*', '1-5', '6', '0,5');
    const minutes = fc.constantFrom('0', '*/30', '59');
    const trigger = fc
      .tuple(minutes, hour, hour, dates, days)
      .map(([m, a, b, d, w]) => ({ schedule: `${m} ${a},${b} ${d} * ${w}` }));
    fc.assert(
      fc.property(window, window, trigger, (one, two, cron) => {
        const made = catalog({ windows: { one, two }, trigger: cron });
        const slow = firstOutsideIn2026(made);
        const [fast] = checkWindowsOnly(made);
        if (slow !== undefined) expect(fast?.message).toContain(inWords(slow));
        else expect(fast?.message ?? '').not.toContain(' 2026 ');
      }),
      { numRuns: 60 },
    );
  });
});

/** By definition: from the anchor to the end of the year, minute by minute. */
function firstOutsideIn2026({ jobs, windows }: Catalog): number | undefined {
  const from = dayNumber({ year: 2026, month: 1, date: 5 }) * 1440;
  const until = dayNumber({ year: 2027, month: 1, date: 1 }) * 1440;
  const [schedule] = jobs[0]?.schedules ?? [];
  if (!schedule) throw new Error('no schedule');
  for (let minute = from; minute < until; minute++) {
    const time = minute % 1440;
    const named =
      has(schedule.hours, Math.floor(time / 60)) &&
      has(schedule.minutes, time % 60) &&
      namesDayNumber(schedule, Math.floor(minute / 1440));
    if (named && !windows.some((window) => isOpen(window, minute))) return minute;
  }
  return undefined;
}

function isOpen({ hours, weekdays }: Window, minute: number): boolean {
  const today = Math.floor(minute / 1440);
  const time = minute % 1440;
  const crosses = hours.until <= hours.from;
  const opensToday = weekdays.includes(weekdayOf(today));
  const openedYesterday = weekdays.includes(weekdayOf(today - 1));
  if (!crosses) return opensToday && time >= hours.from && time < hours.until;
  return (opensToday && time >= hours.from) || (openedYesterday && time < hours.until);
}
