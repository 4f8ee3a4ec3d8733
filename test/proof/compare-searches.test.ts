import { describe, expect, it } from 'vitest';
import type { NextStart } from '../../src/engines/base/types.ts';
import { engines } from '../../src/engines/registry.ts';
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

  it('is each start that one answer misses, from origins in a row', () => {
    const next = rightBut(daily, (at) => (at >= cut && at < nine(2) ? nine(3) : undefined));
    const { breaches } = compareSearches(daily, next, [cut + day], horizon);
    expect(breaches).toMatchObject([
      { civil: nine(0), searchedFrom: cut * 60 },
      { civil: nine(1), searchedFrom: nine(0) * 60 },
      { civil: nine(2), searchedFrom: nine(1) * 60 },
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

describe('many origins show together what each shows alone', () => {
  const cases = [
    ['0 9 * * 5', 'Africa/Cairo', '2026-04-23T22:00'],
    ['0 9 * * *', 'Australia/Lord_Howe', '2026-04-04T15:00'],
    ['30 1,2,3 * * *', 'Australia/Lord_Howe', '2026-10-03T15:30'],
    ['45 2,3 * * *', 'Pacific/Chatham', '2026-04-04T14:00'],
    ['30 0,1 * * *', 'America/New_York', '2026-11-01T06:00'],
    ['0,30 2,3 * * *', 'America/New_York', '2026-03-08T07:00'],
  ] as const;
  const policies = [{}, { skipped: 'drop', repeated: 'once' }] as const;
  const rows = cases.flatMap((one) => policies.map((stated) => [...one, stated] as const));

  it.each(rows)('%s in %s, around %s: %j', (text, zone, at, stated) => {
    const schedules = [schedule(text, zone, stated)] as const;
    const change = minuteOf(at);
    const reading = engines.kubernetes.read({ expression: text, zone, hostZone: 'Etc/UTC' });
    if (reading.kind !== 'accepted' || !reading.next) throw new Error(text);
    const { next } = reading;
    const starts = occurrences(schedules, change - 60 * day, change + 60 * day);
    const dueAfter = new Map<number, number | undefined>();
    const due = (origin: number) => {
      if (!dueAfter.has(origin))
        dueAfter.set(
          origin,
          starts.find((start) => start > origin),
        );
      return dueAfter.get(origin);
    };
    const shown = (search: NextStart) => {
      const { breaches, open } = compareSearches(schedules, search, [change], horizon);
      return [...breaches, ...open];
    };
    /** What is shown when every other search is right. */
    const alone = (origin: number) =>
      shown((seconds) => {
        if (seconds === origin * 60) return next(seconds);
        const start = due(seconds / 60);
        return start === undefined ? undefined : start * 60;
      });
    const all = shown(next);
    for (const one of all) expect(alone((one.searchedFrom ?? 0) / 60)).toContainEqual(one);
    const shownFrom = new Map(
      all.map(({ searchedFrom, ...one }) => [JSON.stringify(one), searchedFrom]),
    );
    for (let origin = change - 2 * day; origin < change + 2 * day; origin += 211) {
      for (const { searchedFrom = 0, ...one } of alone(origin)) {
        expect(shownFrom.get(JSON.stringify(one)) ?? Number.NaN).toBeLessThanOrEqual(searchedFrom);
      }
    }
  });
});
