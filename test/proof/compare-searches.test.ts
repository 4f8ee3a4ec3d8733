import { describe, expect, it } from 'vitest';
import type { NextStart } from '../../src/engines/base/types.ts';
import { occurrences } from '../../src/ir/occurrences.ts';
import type { Schedules } from '../../src/ir/types.ts';
import { compareSearches } from '../../src/proof/compare-searches.ts';
import { inShort, minuteOf, schedule } from './schedules.ts';

/** A search that is right but where a test says otherwise; origins and starts in minutes. */
function rightBut(
  schedules: Schedules,
  otherwise: (origin: number) => number | undefined,
): NextStart {
  const starts = occurrences(schedules, minuteOf('2025-01-01T00:00'), minuteOf('2028-01-01T00:00'));
  return (seconds) => {
    const origin = seconds / 60;
    const answer = otherwise(origin) ?? starts.find((at) => at > origin);
    return answer === undefined ? undefined : answer * 60;
  };
}

const cut = minuteOf('2026-06-15T00:00');
const horizon = { from: minuteOf('2026-01-05T00:00'), until: minuteOf('2027-01-04T00:00') };
const daily = [schedule('0 9 * * *', 'Etc/UTC')] as const;
const fridays = [schedule('0 9 * * 5', 'Etc/UTC')] as const;
const inJune = [schedule('0 9 * 6 *', 'Etc/UTC')] as const;
const day = 1440;

function found(
  schedules: Schedules,
  otherwise: (origin: number) => number | undefined,
  cuts: readonly number[] = [cut],
) {
  const { breaches } = compareSearches(schedules, rightBut(schedules, otherwise), cuts, horizon);
  return breaches.map(inShort);
}

/** Whether a search that goes wrong from one origin only is found out. */
const isNoticed = (schedules: Schedules, wrong: number, cuts?: readonly number[]) =>
  found(schedules, (origin) => (origin === wrong ? wrong + 1 : undefined), cuts).length > 0;

describe('a search is tried', () => {
  it.each([
    ['from every minute within two days of a change', cut - 2 * day, true],
    ['up to their last', cut + 2 * day - 1, true],
    ['from no other minute beyond them', cut + 2 * day, false],
    ['before them', cut - 2 * day - 1, false],
  ])('%s', (_, origin, noticed) => {
    expect(isNoticed(daily, origin)).toBe(noticed);
  });

  it.each([
    ['a weekly one, 31 days before a change', fridays, '2026-05-15T09:00', true],
    ['a weekly one, a month behind it', fridays, '2026-07-17T09:00', true],
    ['a weekly one, months behind it', fridays, '2026-08-28T09:00', false],
    ['one of a month, ten days behind it', inJune, '2026-06-25T09:00', true],
    ['from the start before all these', fridays, '2026-05-08T09:00', true],
    [
      'a daily and a weekly one, a month before it',
      [...daily, ...fridays],
      '2026-05-15T09:00',
      true,
    ],
    ['a daily one, ten days behind it', daily, '2026-06-25T09:00', false],
  ] as const)('from its starts: %s', (_, schedules, origin, noticed) => {
    expect(isNoticed(schedules, minuteOf(origin))).toBe(noticed);
  });
});

describe('a search at the ends of the horizon', () => {
  it.each([
    ['begins no earlier', '2025-12-19T09:00', horizon.from + day],
    ['begins no later', '2027-01-15T09:00', horizon.until - day],
  ])('%s', (_, origin, change) => {
    expect(isNoticed(fridays, minuteOf(origin), [change])).toBe(false);
  });

  it('is tried around a change in its first minute', () => {
    expect(isNoticed(daily, horizon.from + 5, [horizon.from])).toBe(true);
  });
});

describe('what is told of searches', () => {
  const nine = (days: number) => cut + days * day + 540;

  it('is the first of the origins that are misled to one answer, and what it misses first', () => {
    const next = rightBut(daily, (at) => (at >= cut - 60 && at < cut ? nine(2) : undefined));
    const { breaches } = compareSearches(daily, next, [cut], horizon);
    expect(breaches).toMatchObject([
      { civil: nine(0), wanted: [nine(0)], found: [nine(2)], searchedFrom: (cut - 60) * 60 },
    ]);
  });

  it('is each answer, and each start that is missed, in time', () => {
    const answers = new Map([
      [cut, nine(2)],
      [cut + 10, nine(3)],
      [cut + 20, cut + 50],
      [nine(0), nine(2)],
    ]);
    expect(found(daily, (origin) => answers.get(origin))).toEqual([
      'Mon 15 Jun 2026 00:50: none, not 00:50',
      'Mon 15 Jun 2026 09:00: 09:00, not 09:00',
      'Mon 15 Jun 2026 09:00: 09:00, not 09:00',
      'Tue 16 Jun 2026 09:00: 09:00, not 09:00',
    ]);
  });

  it.each([
    ['stays where it is', cut],
    ['goes back', cut - 600],
    ['finds no whole minute', cut + 540.5],
  ])('is nothing found where a search %s', (_, answer) => {
    expect(found(daily, (origin) => (origin === cut ? answer : undefined))).toEqual([
      'Mon 15 Jun 2026 09:00: 09:00, not none',
    ]);
  });

  it('is what is left open, with the origin', () => {
    const inGap = [schedule('30 2 * * *', 'America/New_York')] as const;
    const change = minuteOf('2026-03-08T07:00');
    const tomorrow = change + day - 30;
    const dropping = rightBut(inGap, (at) =>
      at >= change - 60 && at < change ? tomorrow : undefined,
    );
    const { breaches, open } = compareSearches(inGap, dropping, [change], horizon);
    expect(breaches).toEqual([]);
    expect(open).toMatchObject([
      { wanted: [change], found: [tomorrow], searchedFrom: (change - 60) * 60 },
    ]);
  });
});
