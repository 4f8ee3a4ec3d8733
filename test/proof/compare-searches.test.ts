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
    ['a daily one, ten days behind it', daily, '2026-06-25T09:00', false],
  ] as const)('from its starts: %s', (_, schedules, origin, noticed) => {
    expect(isNoticed(schedules, minuteOf(origin))).toBe(noticed);
  });
});
