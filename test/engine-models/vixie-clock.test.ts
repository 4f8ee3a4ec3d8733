import { describe, expect, test } from 'vitest';
import { changesBetween } from '../../src/engines/base/zone-clock.ts';
import { givesUp as cronieGivesUp } from '../../src/engines/cronie.ts';
import { givesUp as debianGivesUp } from '../../src/engines/debian-cron.ts';
import {
  type EntryClass,
  servicesOver,
  startsOnHostClock,
} from '../../src/engines/vixie/daemon.ts';
import { accepted, minuteOf, read, starts } from './readings.ts';
import { shiftBy } from './shifts.ts';

const newYork = 'America/New_York';
const spring = ['2026-03-08T06:30', '2026-03-08T08:00'] as const;
const autumn = ['2026-11-01T05:00', '2026-11-01T08:00'] as const;

describe.each(['debian-cron', 'cronie'] as const)('%s on the clock of its host', (engine) => {
  test.each([
    ['30 2 * * *', ['07:00']],
    ['0,30 2,3 * * *', ['07:00', '07:00', '07:00', '07:30']],
    ['*/30 2 * * *', []],
    ['30 */2 * * *', []],
    ['0,30 0-23 * * *', ['06:30', '07:00', '07:00', '07:00', '07:30']],
    ['*/30 * * * *', ['06:30', '07:00', '07:30']],
    ['0,30 * * * *', ['06:30', '07:00', '07:30']],
  ])('gap of New York: %s', (expression, expected) => {
    const reading = accepted(engine, expression, newYork);
    expect(starts(reading, ...spring).map((text) => text.slice(11))).toEqual(expected);
  });

  test.each([
    ['30 1 * * *', ['05:30']],
    ['*/30 1 * * *', ['05:00', '05:30', '06:00', '06:30']],
    ['30 1,*/2 * * *', ['05:30', '07:30']],
    ['30 */1 * * *', ['05:30', '06:30', '07:30']],
    ['0,30 0-23 * * *', ['05:00', '05:30', '07:00', '07:30']],
    ['@hourly', ['05:00', '06:00', '07:00']],
  ])('overlap of New York: %s', (expression, expected) => {
    const reading = accepted(engine, expression, newYork);
    expect(starts(reading, ...autumn).map((text) => text.slice(11))).toEqual(expected);
  });

  test('a run behind a gap lies outside a range that ends there', () => {
    const reading = accepted(engine, '30 2 * * *', newYork);
    expect(starts(reading, '2026-03-08T06:30', '2026-03-08T07:00')).toEqual([]);
  });

  test('a midnight macro is a fixed time, an hourly one is not', () => {
    const cairo = ['2026-04-23T21:00', '2026-04-23T23:00'] as const;
    expect(starts(accepted(engine, '@daily', 'Africa/Cairo'), ...cairo)).toEqual([
      '2026-04-23T22:00',
    ]);
    expect(starts(accepted(engine, '@hourly', 'Africa/Cairo'), ...cairo)).toEqual([
      '2026-04-23T21:00',
      '2026-04-23T22:00',
    ]);
  });

  test('a skipped time belongs to the day of its own date', () => {
    // Nuuk skips Saturday 28 March 23:00–24:00: 23:30 starts on Sunday at 00:00.
    const reading = accepted(engine, '30 23 * * 6', 'America/Nuuk');
    expect(starts(reading, '2026-03-28T00:00', '2026-03-30T00:00')).toEqual(['2026-03-29T01:00']);
  });

  test('laws are told for changes under three hours', () => {
    const law = (expression: string, zone: string, year: number) =>
      accepted(engine, expression, zone).law(Date.UTC(year) / 60_000, Date.UTC(year + 1) / 60_000);
    expect(law('30 2 * * *', newYork, 2026)).toEqual({ kind: 'first' });
    expect(law('*/30 2 * * *', newYork, 2026)).toEqual({ kind: 'wall' });
    expect(law('30 2 * * *', 'Antarctica/Casey', 2010)).toEqual({ kind: 'none' });
    // Three minutes, in 1908: the daemon would take it for waking late.
    expect(law('30 2 * * *', 'Africa/Nairobi', 1908)).toEqual({ kind: 'none' });
  });
});

test('a law is not told on the day after a change it does not cover', () => {
  const casey = accepted('debian-cron', '30 2 * * *', 'Antarctica/Casey');
  const [change] = changesBetween(
    'Antarctica/Casey',
    minuteOf('2010-03-01T00:00'),
    minuteOf('2010-04-01T00:00'),
  );
  const at = change?.at ?? 0;
  expect(casey.law(at + 60, at + 120)).toEqual({ kind: 'none' });
  expect(casey.law(at + 1441, at + 1500)).toEqual({ kind: 'first' });
});

describe('jumps at the edges of what a daemon bridges', () => {
  const { cells } = accepted('debian-cron', '* * * * *');

  function startsOver(minutes: number, kind: EntryClass, givesUp = debianGivesUp) {
    if (!cells) throw new Error('cells');
    const { segments, spring: gap, autumn: overlap } = shiftBy(minutes);
    const services = servicesOver(segments, givesUp);
    const count = (from: number, until: number) =>
      startsOnHostClock({ cells, class: kind }, services, from, until).length;
    return { atGap: count(gap, gap + 1), inOverlap: count(overlap, overlap + minutes) };
  }

  test.each([
    // minutes, wildcard, fixed
    [1, { atGap: 2, inOverlap: 0 }, { atGap: 2, inOverlap: 0 }],
    [4, { atGap: 5, inOverlap: 4 }, { atGap: 5, inOverlap: 0 }],
    [5, { atGap: 1, inOverlap: 5 }, { atGap: 6, inOverlap: 0 }],
    [60, { atGap: 1, inOverlap: 60 }, { atGap: 61, inOverlap: 0 }],
    [179, { atGap: 1, inOverlap: 179 }, { atGap: 180, inOverlap: 0 }],
    [180, { atGap: 1, inOverlap: 180 }, { atGap: 1, inOverlap: 0 }],
  ])('%d minutes', (minutes, wildcard, fixed) => {
    expect(startsOver(minutes, 'wildcard')).toEqual(wildcard);
    expect(startsOver(minutes, 'fixed')).toEqual(fixed);
    expect(startsOver(minutes, 'wildcard', cronieGivesUp)).toEqual(wildcard);
    expect(startsOver(minutes, 'fixed', cronieGivesUp)).toEqual(fixed);
  });

  test('a life begins in step with its clock', () => {
    const { segments } = shiftBy(60);
    expect(servicesOver(segments, debianGivesUp)[0]).toMatchObject({ kind: 'inStep' });
  });

  test('an overlap of just over three hours is a jump for one daemon, not yet for the other', () => {
    expect(startsOver(181, 'fixed').inOverlap).toBe(181);
    expect(startsOver(181, 'fixed', cronieGivesUp).inOverlap).toBe(0);
    expect(startsOver(182, 'fixed', cronieGivesUp).inOverlap).toBe(182);
  });
});

describe('cronie under CRON_TZ', () => {
  const law = (expression: string, host: string) =>
    accepted('cronie', expression, host, newYork).law(
      Date.UTC(2026) / 60_000,
      Date.UTC(2027) / 60_000,
    ).kind;

  test('is the wall clock of the zone on a host without changes', () => {
    const half = accepted('cronie', '30 1,2 * * *', 'UTC', newYork);
    expect(starts(half, ...spring)).toEqual(['2026-03-08T06:30']);
    expect(starts(half, ...autumn)).toEqual([
      '2026-11-01T05:30',
      '2026-11-01T06:30',
      '2026-11-01T07:30',
    ]);
  });

  test('drops and starts once on a host in the same zone, but for wildcard entries', () => {
    const half = accepted('cronie', '30 1,2 * * *', newYork, newYork);
    expect(starts(half, ...spring)).toEqual(['2026-03-08T06:30']);
    expect(starts(half, ...autumn)).toEqual(['2026-11-01T05:30', '2026-11-01T07:30']);
    const star = accepted('cronie', '*/30 1 * * *', newYork, newYork);
    expect(starts(star, ...autumn)).toHaveLength(4);
  });

  test('loses runs of other zones while the clock of the host repeats itself', () => {
    const autumnNight = ['2026-10-31T12:00', '2026-11-02T12:00'] as const;
    const at = (hour: number) => accepted('cronie', `30 ${hour} * * *`, newYork, 'UTC');
    expect(starts(at(5), ...autumnNight)).toHaveLength(2);
    expect(starts(at(6), ...autumnNight)).toEqual(['2026-11-02T06:30']);
    expect(starts(at(7), ...autumnNight)).toHaveLength(2);
  });

  test.each([
    [0, ['2026-11-02T06:00']],
    [59, ['2026-11-02T06:59']],
  ])('the second pass begins and ends on the minute: %d past', (minute, expected) => {
    const reading = accepted('cronie', `${minute} 6 * * *`, newYork, 'UTC');
    expect(starts(reading, '2026-11-01T00:00', '2026-11-03T00:00')).toEqual(expected);
  });

  test('the hour before it and the one behind it are ordinary', () => {
    const reading = accepted('cronie', '0 7 * * *', newYork, 'UTC');
    expect(starts(reading, '2026-11-01T00:00', '2026-11-02T00:00')).toEqual(['2026-11-01T07:00']);
  });

  test('tells its law', () => {
    expect(law('30 2 * * *', newYork)).toBe('wallButHostRepeats');
    expect(law('*/30 2 * * *', newYork)).toBe('wall');
    const onCasey = accepted('cronie', '30 2 * * *', 'Antarctica/Casey', 'UTC');
    const years = [Date.UTC(2010) / 60_000, Date.UTC(2011) / 60_000] as const;
    expect(onCasey.law(...years).kind).toBe('wallButHostRepeats');
    // Kwajalein went back by 23 hours in October 1969.
    const onKwajalein = accepted('cronie', '30 2 * * *', 'Pacific/Kwajalein', 'UTC');
    const year = [Date.UTC(1969) / 60_000, Date.UTC(1970) / 60_000] as const;
    expect(onKwajalein.law(...year)).toEqual({ kind: 'none' });
    const [change] = changesBetween('Pacific/Kwajalein', ...year);
    const at = change?.at ?? 0;
    expect(onKwajalein.law(at + 180, at + 300)).toEqual({ kind: 'none' });
    expect(onKwajalein.law(at + 181, at + 300).kind).toBe('wallButHostRepeats');
    // Apia skipped a day in 2011: an entry in its own zone loses nothing by that.
    const onApia = accepted('cronie', '30 2 * * *', 'Pacific/Apia', 'UTC');
    const leap = [Date.UTC(2011, 11) / 60_000, Date.UTC(2012) / 60_000] as const;
    expect(onApia.law(...leap).kind).toBe('wallButHostRepeats');
  });

  test('an unknown zone is UTC without a word', () => {
    const unknown = accepted('cronie', '0 1 * * *', newYork, 'Mars/Base');
    expect(unknown.zone).toBe('UTC');
    expect(unknown.notes).toEqual(['CRON_TZ=Mars/Base is no zone: read as UTC']);
  });

  test.each(['AAA5BBB', 'AAA-5', 'AAA+5', ':America/New_York', '<X>5', ''])(
    'nobody can tell here what the C library makes of "%s"',
    (zone) => {
      expect(() => accepted('cronie', '0 1 * * *', newYork, zone)).toThrow('C library');
    },
  );

  test.each(['AB5', 'america/new_york'])('%s is neither a zone nor spelt out: UTC', (zone) => {
    expect(accepted('cronie', '0 1 * * *', newYork, zone).zone).toBe('UTC');
  });

  test('tells what was taken without a word there, too', () => {
    expect(accepted('cronie', '22-2 1 * * *', 'UTC', newYork).notes).toEqual([
      '22-2 names nothing',
    ]);
  });

  test('needs to know the clock of its host', () => {
    expect(read('cronie', '0 1 * * *', 'Mars/Base', newYork).kind).toBe('unmodelled');
  });
});
