import { readFileSync } from 'node:fs';
import { expect, describe as suite, test } from 'vitest';
import { parseCron } from '../../src/cron/parse.ts';
import { clockTimes, describe, shortDays, summarise } from '../../src/ir/describe/index.ts';
import { setOf } from '../../src/ir/number-set.ts';
import { allHours, allMonths, makeSchedule } from '../../src/ir/schedule.ts';
import type { Schedule } from '../../src/ir/types.ts';

function scheduleOf(text: string, zone = 'UTC'): Schedule {
  const result = parseCron(text);
  if (result.kind !== 'fields') throw new Error(`cannot parse ${text}`);
  return makeSchedule(result.fields, zone);
}

const rows = readFileSync(new URL('describe-rows.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [cron = '', ptBr = '', en = '', reason = ''] = line.split(' | ');
    return { cron, ptBr, en, reason };
  });

suite('one schedule in words', () => {
  test.each(rows)('$cron: $reason', ({ cron, ptBr, en }) => {
    expect(describe([scheduleOf(cron)], 'pt-BR')).toBe(ptBr);
    expect(describe([scheduleOf(cron)], 'en')).toBe(en);
  });

  test('says a date that must also be a weekday, which engines know and five fields do not', () => {
    const days = { kind: 'both', dates: setOf([13]), weekdays: setOf([5]) } as const;
    const at = { minutes: setOf([0]), hours: setOf([9]), months: allMonths, days };
    expect(describe([makeSchedule(at, 'UTC')], 'pt-BR')).toBe(
      'às 09:00, no dia 13 quando cai em sex',
    );
    expect(describe([makeSchedule({ ...at, hours: allHours }, 'UTC')], 'en')).toBe(
      'every hour, on day 13 when it falls on Fri',
    );
  });
});

suite('several schedules in words', () => {
  const union = (...texts: readonly string[]) => texts.map((text) => scheduleOf(text));

  test('times that share their days are one list, in order, each once', () => {
    const schedules = union('0 17 * * 1-5', '0 10 * * 1-5', '0 14 * * 1-5', '0 10 * * 1-5');
    expect(describe(schedules, 'pt-BR')).toBe('seg–sex 10:00, 14:00, 17:00');
  });

  test('other days begin a phrase of their own, in the order of the source', () => {
    const schedules = union('0 10 * * *', '0 9 * * 1', '0 13 * * *');
    expect(describe(schedules, 'pt-BR')).toBe('todo dia 10:00, 13:00; seg 09:00');
  });

  test('an interval is not merged into times, and is said once', () => {
    const schedules = union('*/30 * * * *', '0 6 * * *', '*/30 * * * *');
    expect(describe(schedules, 'en')).toBe('every 30 min; every day 06:00');
  });

  test('equal times in another month or on either day are not merged', () => {
    const schedules = union('0 6 * 1 *', '0 7 * * *', '0 8 1 * 1');
    expect(describe(schedules, 'en')).toBe(
      'every day 06:00, only in January; every day 07:00; at 08:00, on day 1 or on Mondays',
    );
  });

  test('a zone is named where it is not the reader’s own', () => {
    const schedules = [scheduleOf('0 9 * * *', 'Asia/Tokyo'), scheduleOf('0 9 * * *', 'UTC')];
    expect(describe(schedules, 'en', 'UTC')).toBe('every day 09:00 (Asia/Tokyo); every day 09:00');
    expect(describe(schedules, 'en')).toBe('every day 09:00; every day 09:00 (UTC)');
    expect(describe(schedules.slice(0, 1), 'en')).toBe('every day 09:00');
  });

  test('an overview counts what it does not list', () => {
    const many = union('0 6-12 * * 1-5', '30 13,15,17 * * 1-5', '15 19,21 * * 1-5', '5 22 * * 1-5');
    const times = union('0 1,4,5,9,13,20 * * *', '30 1,4,5 * * *');
    expect(summarise(times, 'pt-BR')).toBe('todo dia em 9 horários da 01:00 às 20:00');
    expect(summarise(times, 'en')).toBe('every day at 9 times from 01:00 to 20:00');
    expect(summarise(many, 'pt-BR')).toBe(
      'a cada hora das 06:00 às 12:00, seg–sex; seg–sex 13:30, 15:30, 17:30, 19:15, 21:15, 22:05',
    );
    const dates = union('0 1,4,5,9,13,20 1 * *', '30 1,4,5 1 * *');
    expect(summarise(dates, 'pt-BR')).toBe('dia 1 em 9 horários da 01:00 às 20:00');
    const phrases = union(...[1, 2, 3, 4, 5, 6, 0].map((day) => `${day} 8 * * ${day}`));
    expect(summarise(phrases, 'pt-BR')).toMatch(/^seg 08:01; .*; sex 08:05; e mais 2$/);
    expect(summarise(phrases, 'en')).toMatch(/; and 2 more$/);
  });
});

suite('days alone', () => {
  test.each([
    ['0 0 * * *', 'todo dia', 'every day'],
    ['0 0 * * 1-5', 'seg–sex', 'Mon–Fri'],
    ['0 0 * * 1', 'seg', 'Mon'],
    ['0 0 * * 0,6', 'sáb e dom', 'Sat and Sun'],
    ['0 0 1,15 * *', 'dias 1 e 15', 'days 1 and 15'],
    ['0 0 1,15 * 5', 'dias 1 e 15 ou às sextas', 'days 1 and 15 or on Fridays'],
    ['0 0 * 1 1', 'seg, só em janeiro', 'Mon, only in January'],
    ['0 0 29 2 *', 'dia 29 de fevereiro (em anos bissextos)', 'day 29 of February (in leap years)'],
  ])('%s', (cron, ptBr, en) => {
    const { days, months } = scheduleOf(cron);
    expect(shortDays(days, months, 'pt-BR')).toBe(ptBr);
    expect(shortDays(days, months, 'en')).toBe(en);
  });
});

suite('times of day of a schedule', () => {
  test('are given where the words list them', () => {
    expect(clockTimes(scheduleOf('0 10,14 * * 1-5'))).toEqual([600, 840]);
  });
  test.each(['*/5 * * * *', '0 */6 * * *', '5 * * * *', '0 8-18 * * *'])('%s has none', (cron) => {
    expect(clockTimes(scheduleOf(cron))).toBeUndefined();
  });
});
