import { describe, expect, test } from 'vitest';
import { busiestOf } from '../../src/counts/busiest.ts';
import { isWeekly, perMonth } from '../../src/counts/monthly.ts';
import {
  busyMinutes,
  countWeek,
  isEveryMinute,
  only,
  perDay,
  perHour,
  perWeek,
  type ScheduledJob,
  weekFrom,
} from '../../src/counts/week-count.ts';
import { parseCron } from '../../src/cron/parse.ts';
import { setOf } from '../../src/ir/number-set.ts';
import { makeSchedule } from '../../src/ir/schedule.ts';
import { changesBetween } from '../../src/report/facts/changes.ts';

const week = weekFrom('UTC', '2026-01-05');

function job(name: string, cron: string, zone = 'UTC', source = name): ScheduledJob {
  const result = parseCron(cron);
  if (result.kind !== 'fields') throw new Error(`cannot parse ${cron}`);
  return { name, source, schedules: [makeSchedule(result.fields, zone)] };
}

describe('a counted week', () => {
  test('adds up jobs, and counts a minute once however many start in it', () => {
    const count = countWeek([job('a', '0 * * * *'), job('b', '0 6 * * 1-5')], week);
    expect(perWeek(count)).toBe(168 + 5);
    expect(perDay(count)).toEqual({ least: 24, most: 25 });
    expect(busyMinutes(count)).toBe(168);
    expect(perHour(only(count, ({ name }) => name === 'a'))).toBe(1);
  });

  test('is 167 hours long where the clock springs forward', () => {
    const spring = weekFrom('America/New_York', '2026-03-02');
    const count = countWeek([job('a', '* * * * *', 'America/New_York')], spring);
    expect(spring.until - spring.from).toBe(167 * 60);
    expect(perWeek(count)).toBe(167 * 60);
    expect(perHour(count)).toBe(60);
    expect(perDay(count)).toEqual({ least: 23 * 60, most: 24 * 60 });
    expect(count.jobs.every((each) => isEveryMinute(count, each))).toBe(true);
  });

  test('counts instants: a Tokyo Monday morning lies on a Brasília Sunday', () => {
    const brasilia = weekFrom('America/Sao_Paulo', '2026-01-05');
    const count = countWeek([job('a', '0 9 * * 1', 'Asia/Tokyo')], brasilia);
    expect(busiestOf(count).moments).toEqual([{ times: [21 * 60], weekdays: setOf([0]) }]);
  });
});

describe('the busiest minute', () => {
  test('is every minute that reaches the most, by weekdays', () => {
    const jobs = [job('a', '0 3,10 * * *'), job('b', '0 3,10 * * *'), job('c', '0 5 * * 1')];
    expect(busiestOf(countWeek(jobs, week))).toEqual({
      starts: 2,
      minutes: 14,
      moments: [{ times: [180, 600], weekdays: setOf([0, 1, 2, 3, 4, 5, 6]) }],
    });
  });
  test('is none in a week without starts', () => {
    const none = countWeek([job('a', '0 0 29 2 *')], week);
    expect(busiestOf(none)).toEqual({ starts: 0, minutes: 0, moments: [] });
  });
});

describe('an average month', () => {
  test.each([
    ['0 * * * *', 730.5, '24 an average of 30.4375 days'],
    ['0 9 * * 1', 365.25 / 84, 'a weekly job'],
    ['0 0 1 * *', 1, 'dates are met as often as they come, not as the counted week has them'],
    ['0 0 29 2 *', 1 / 48, 'once in four years'],
    ['0 0 * 1 *', 31 / 12, 'one month of twelve'],
  ])('%s starts %d times: %s', (cron, starts) => {
    const each = job('a', cron);
    expect(perMonth(countWeek([each], week), each)).toBeCloseTo(starts, 2);
  });
  test('a week is like any other unless dates or months say otherwise', () => {
    const weekly = (cron: string) => job('a', cron).schedules.every(isWeekly);
    expect(['0 0 * * *', '0 0 * * 1'].map(weekly)).toEqual([true, true]);
    expect(['0 0 1 * *', '0 0 1 * 1', '0 0 * 2 *'].map(weekly)).toEqual([false, false, false]);
  });
});

describe('what changed', () => {
  const between = (before: readonly ScheduledJob[], after: readonly ScheduledJob[]) =>
    changesBetween(countWeek(before, week), countWeek(after, week));

  test('pairs jobs as written, before expansion', () => {
    const after = [
      job('a_m', '0 10 * * *', 'UTC', 'a'),
      job('a_t', '0 16 * * *', 'UTC', 'a'),
      job('b', '0 6 * * *'),
    ];
    const { changed, unchanged } = between([job('a', '0 10 * * *'), job('b', '0 6 * * *')], after);
    expect(changed.map(({ source }) => source)).toEqual(['a']);
    expect(changed[0]).toMatchObject({ before: { perWeek: 7 }, after: { perWeek: 14 } });
    expect(unchanged).toEqual(['b']);
  });

  test('sees a change that the counted week does not hold', () => {
    const { changed } = between([job('a', '0 0 20 * *')], [job('a', '0 0 21 * *')]);
    expect(changed[0]).toMatchObject({ before: { perWeek: 0 }, after: { perWeek: 0 } });
  });

  test('does not mind a policy for clock changes, which what ran before had no word for', () => {
    const [before, after] = [job('a', '0 2 * * *'), job('a', '0 2 * * *')];
    const stated = after.schedules[0];
    const policy = { skipped: 'drop', repeated: 'twice', open: 'nothing' } as const;
    const { unchanged } = between(
      [before],
      [{ ...after, schedules: [{ ...stated, dst: policy }] }],
    );
    expect(unchanged).toEqual(['a']);
  });

  test('does not mind another text or order of the same schedules', () => {
    const two = [job('x', '0 6,18 * * *'), job('y', '*/30 * * * *')].map((each) => ({
      ...each,
      source: 'a',
    }));
    const again = [job('x', '0,30 * * * *'), job('y', '0 18,6 * * *')].map((each) => ({
      ...each,
      source: 'a',
    }));
    expect(between(two, again).unchanged).toEqual(['a']);
  });

  test('puts removed ones last', () => {
    const { changed } = between([job('old', '0 0 * * *')], [job('new', '0 0 * * *')]);
    expect(changed.map(({ source }) => source)).toEqual(['new', 'old']);
    expect(changed[0]).not.toHaveProperty('before');
    expect(changed[1]).not.toHaveProperty('after');
  });
});
