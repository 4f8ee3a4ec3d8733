import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countNamedDays, daysNamedFrom, namedDaysBetween } from '../../src/ir/named-days.ts';
import { setOf } from '../../src/ir/number-set.ts';
import { namesDayNumber } from '../../src/ir/schedule.ts';
import type { DayRule } from '../../src/ir/types.ts';

const dates = fc.subarray(Array.from({ length: 31 }, (_, i) => i + 1)).map(setOf);
const weekdays = fc.subarray([0, 1, 2, 3, 4, 5, 6]).map(setOf);
const months = fc.subarray(Array.from({ length: 12 }, (_, i) => i + 1)).map(setOf);
const days: fc.Arbitrary<DayRule> = fc.oneof(
  fc.constant<DayRule>({ kind: 'everyDay' }),
  fc.record({ kind: fc.constant('onDates' as const), dates }),
  fc.record({ kind: fc.constant('onWeekdays' as const), weekdays }),
  fc.record({ kind: fc.constant('either' as const), dates, weekdays }),
  fc.record({ kind: fc.constant('both' as const), dates, weekdays }),
);

describe('namedDaysBetween', () => {
  it('is what asking each day gives', () => {
    const from = fc.integer({ min: -40_000, max: 80_000 });
    const count = fc.integer({ min: 0, max: 1500 });
    fc.assert(
      fc.property(fc.record({ months, days }), from, count, (rule, first, length) => {
        const all = Array.from({ length }, (_, index) => first + index);
        const named = all.filter((day) => namesDayNumber(rule, day));
        expect(namedDaysBetween(rule, first, first + length - 1)).toEqual(named);
        expect(countNamedDays(rule, first, first + length - 1)).toBe(named.length);
      }),
    );
  });

  it('is what up to 31 days as bits say', () => {
    const from = fc.integer({ min: -40_000, max: 80_000 });
    fc.assert(
      fc.property(
        fc.record({ months, days }),
        from,
        fc.integer({ min: 1, max: 31 }),
        (rule, first, count) => {
          const bits = daysNamedFrom(rule, first, count);
          const named = namedDaysBetween(rule, first, first + count - 1);
          expect(bits).toBe(named.reduce((sum, day) => sum + 2 ** (day - first), 0));
        },
      ),
    );
  });

  it('knows the leap day of 2028', () => {
    const leapDay = {
      months: setOf([2]),
      days: { kind: 'onDates', dates: setOf([29]) },
    } as const;
    expect(namedDaysBetween(leapDay, 20_454, 20_454 + 1460)).toEqual([21_243]);
  });
});
