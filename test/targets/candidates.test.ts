import { describe, expect, it } from 'vitest';
import { parseCron } from '../../src/cron/parse.ts';
import { makeSchedule } from '../../src/ir/schedule.ts';
import { crontab } from '../../src/targets/crontab/index.ts';
import { githubActions } from '../../src/targets/github-actions/index.ts';
import { kubernetes } from '../../src/targets/kubernetes/index.ts';
import type { Target } from '../../src/targets/types.ts';
import { job, legalise } from './job-factory.ts';

/** Each candidate as `zone: expression and expression`, or the codes of a refusal. */
function candidates(
  target: Target,
  [text, zone]: readonly [text: string, zone: string],
  settings: Readonly<Record<string, string>> = {},
): readonly string[] {
  const parsed = parseCron(text);
  if (parsed.kind === 'refused') throw new Error(`refused: ${text}`);
  const legalised = legalise(
    target,
    job({ schedules: [makeSchedule(parsed.fields, zone)] }),
    settings,
  );
  if (legalised.kind === 'refused') return legalised.diagnostics.map(({ code }) => code);
  return [legalised.first, ...legalised.others()].map((entries) => {
    const texts = entries.map(({ expression }) => expression).join(' and ');
    const [{ zone: named }] = entries;
    return named === undefined ? texts : `${named}: ${texts}`;
  });
}

const saoPaulo = 'America/Sao_Paulo';
const newYork = 'America/New_York';

describe('a crontab for a host in the zone of the job', () => {
  const onHost = (implementation: string, text: string) =>
    candidates(crontab, [text, newYork], { implementation, host_timezone: newYork });

  it.each([
    ['0 10 * * *', ['0 10 * * *', '*/60 10 * * *'], 'a step over the whole field names minute 0'],
    [
      '0,20 2 * * *',
      ['0,20 2 * * *', '*/60,20 2 * * *'],
      'and what else is named stands behind it',
    ],
    [
      '30 0,2 * * *',
      ['30 0,2 * * *', '30 */24,2 * * *'],
      'hour 0 serves when minute 0 is not named',
    ],
    ['*/15 9 * * 1-5', ['0,15,30,45 9 * * 1-5', '*/15 9 * * 1-5'], 'a star that is there anyway'],
    ['0 */6 * * *', ['0 0,6,12,18 * * *', '0 */6 * * *'], 'a star in the hours'],
    ['30 2 * * *', ['30 2 * * *'], 'neither minute 0 nor hour 0: no field can begin with a star'],
    ['*/15 * * * *', ['*/15 * * * *'], 'an interval follows the clock by its star'],
    ['7 * * * *', ['7 * * * *'], 'so does one whose minutes have none'],
  ])("%s: Debian's cron gets a fixed and a starred text (%#)", (text, expected, _why) => {
    expect(onHost('debian', text)).toEqual(expected);
  });

  it.each([
    [
      '0 2 * * *',
      ['0 2 * * *', '*/60 2 * * *', `${newYork}: 0 2 * * *`, `${newYork}: */60 2 * * *`],
    ],
    ['30 2 * * *', ['30 2 * * *', `${newYork}: 30 2 * * *`]],
    ['*/15 * * * *', ['*/15 * * * *', `${newYork}: */15 * * * *`]],
  ])(
    '%s: cronie gets the zone by name after that, for it is not repaired there',
    (text, expected) => {
      expect(onHost('cronie', text)).toEqual(expected);
    },
  );

  it.each([
    ['0 10 * * *', '0 10 * * *'],
    ['0 */6 * * 0', '0 */6 * * 0'],
    ['0 9 */2 * *', '0 9 1-31/2 * *'],
  ])('%s: BusyBox gets one text, for every entry of it follows the clock', (text, expected) => {
    expect(onHost('busybox', text)).toEqual([expected]);
  });
});

describe('a crontab for a host elsewhere', () => {
  const onUtc = (implementation: string, source: readonly [string, string]) =>
    candidates(crontab, source, { implementation, host_timezone: 'Etc/UTC' });

  it.each([
    ['0 10 * * *', ['0 13 * * *', '*/60 13 * * *'], 'the difference is constant'],
    ['30 22 * * 5', ['30 1 * * 6'], 'Friday evening is Saturday there'],
    [
      '0 20-22 * * 1-5',
      ['0 23 * * 1-5 and 0 0,1 * * 2-6', '*/60 23 * * 1-5 and */60 0,1 * * 2-6'],
      'two lines, for a part of the times falls on the next day',
    ],
    ['0 22 31 12 *', ['0 1 1 1 *', '*/60 1 1 1 *'], 'the date and the month move on'],
    ['0 22 28 2 *', ['CW403'], '1 March, or 29 February'],
    ['*/20 * * * *', ['*/20 * * * *'], 'an interval reads the same there'],
    [
      '*/20 * * * 1',
      ['0,20,40 3-23 * * 1 and 0,20,40 0-2 * * 2', '*/20 3-23 * * 1 and */20 0-2 * * 2'],
      'not on one weekday',
    ],
  ])('%s in São Paulo is written in UTC (%#)', (text, expected, _why) => {
    expect(onUtc('debian', [text, saoPaulo])).toEqual(expected);
  });

  it('BusyBox gets the canonical texts of the same', () => {
    expect(onUtc('busybox', ['0 20-22 * * 1-5', saoPaulo])).toEqual([
      '0 23 * * 1-5 and 0 0,1 * * 2-6',
    ]);
  });

  it('cronie gets the zone by name first, for then the file shows the times of the source', () => {
    expect(onUtc('cronie', ['0 10 * * *', saoPaulo])).toEqual([
      `${saoPaulo}: 0 10 * * *`,
      `${saoPaulo}: */60 10 * * *`,
      '0 13 * * *',
      '*/60 13 * * *',
    ]);
    expect(onUtc('cronie', ['0 22 28 2 *', saoPaulo])).toEqual([
      `${saoPaulo}: 0 22 28 2 *`,
      `${saoPaulo}: */60 22 28 2 *`,
    ]);
  });

  it('cronie gets an interval that reads the same without the zone', () => {
    expect(onUtc('cronie', ['*/15 * * * *', newYork])[0]).toBe('*/15 * * * *');
  });

  it.each(['debian', 'busybox'])(
    '%s gets a reading for each difference there is in the year, the anchor first',
    (implementation) => {
      const texts = onUtc(implementation, ['30 10 * 7 *', newYork]);
      expect(texts).toEqual(['30 15 * 7 *', '30 14 * 7 *']);
    },
  );
});

describe('Kubernetes', () => {
  it.each([
    [
      ['0 10 * * *', saoPaulo],
      [`${saoPaulo}: 0 10 * * *`, 'Etc/UTC: 0 13 * * *'],
      'the zone first: it shows the times of the source',
    ],
    [
      ['*/10 * * * *', 'Africa/Cairo'],
      ['Africa/Cairo: */10 * * * *', 'Etc/UTC: */10 * * * *'],
      'UTC for an interval whose zone has gaps at midnight',
    ],
    [
      ['0 20-22 * * *', saoPaulo],
      [`${saoPaulo}: 0 20-22 * * *`, 'Etc/UTC: 0 0,1,23 * * *'],
      'UTC in one expression, where every day is named',
    ],
    [
      ['0 20-22 * * 1', saoPaulo],
      [`${saoPaulo}: 0 20-22 * * 1`],
      'one object has no room for two expressions',
    ],
    [['0 10 * * *', 'Etc/UTC'], ['Etc/UTC: 0 10 * * *'], 'there is nothing to move'],
  ] as const)('%j: %j (%s)', (source, expected, _why) => {
    expect(candidates(kubernetes, source)).toEqual(expected);
  });
});

describe('GitHub Actions', () => {
  it.each([
    [
      ['*/15 * * * *', newYork],
      ['*/15 * * * *', `${newYork}: */15 * * * *`],
      'UTC first: around clock changes GitHub documents nothing else',
    ],
    [
      ['10 * * * *', 'Australia/Adelaide'],
      ['40 * * * *', 'Australia/Adelaide: 10 * * * *'],
      'half an hour off, all year',
    ],
    [
      ['*/30 * * * *', 'Australia/Lord_Howe'],
      ['*/30 * * * *', 'Australia/Lord_Howe: */30 * * * *'],
      'its clock changes by half an hour',
    ],
    [
      ['0 * * * *', 'Australia/Lord_Howe'],
      ['Australia/Lord_Howe: 0 * * * *'],
      'which UTC does not read the same all year',
    ],
    [['*/15 * * * *', saoPaulo], [`${saoPaulo}: */15 * * * *`], 'no change: the zone is readable'],
    [['0 10 * * *', newYork], [`${newYork}: 0 10 * * *`], 'a time of day'],
    [['*/15 * * * 1', newYork], [`${newYork}: */15 * * * 1`], 'not every day'],
    [['0 10 * * *', 'UTC'], ['0 10 * * *'], 'UTC is what no zone means'],
  ] as const)('%j: %j (%s)', (source, expected, _why) => {
    expect(candidates(githubActions, source)).toEqual(expected);
  });
});
