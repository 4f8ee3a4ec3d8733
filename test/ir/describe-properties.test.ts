import * as fc from 'fast-check';
import { expect, describe as suite, test } from 'vitest';
import { describe, type Language } from '../../src/ir/describe/index.ts';
import { isEmptySet, rangeSet, setOf, valuesOf } from '../../src/ir/number-set.ts';
import { occurrences } from '../../src/ir/occurrences.ts';
import { canonicalDays, isNever, makeSchedule } from '../../src/ir/schedule.ts';
import type { DayRule, Schedule } from '../../src/ir/types.ts';
import { readDescription, readPhrase } from './describe-reader.ts';

const languages: readonly Language[] = ['en', 'pt-BR'];

/** Subsets as people write them (one value, a range, steps) and as nobody does (any subset). */
function values(first: number, last: number) {
  const value = fc.integer({ min: first, max: last });
  const some = fc.uniqueArray(value, { minLength: 1, maxLength: last - first + 1 }).map(setOf);
  const range = fc
    .tuple(value, value, fc.integer({ min: 1, max: last - first }))
    .map(([a, b, step]) => rangeSet(Math.min(a, b), Math.max(a, b), step));
  const full = fc.constant(rangeSet(first, last));
  const starred = fc.integer({ min: 1, max: last }).map((step) => rangeSet(first, last, step));
  return fc.oneof(
    value.map((v) => setOf([v])),
    some,
    range,
    full,
    starred,
  );
}

const dayRules: fc.Arbitrary<DayRule> = fc.oneof(
  fc.constant<DayRule>({ kind: 'everyDay' }),
  values(1, 31).map((dates): DayRule => ({ kind: 'onDates', dates })),
  values(0, 6).map((weekdays): DayRule => ({ kind: 'onWeekdays', weekdays })),
  fc
    .tuple(values(1, 31), values(0, 6))
    .map(([dates, weekdays]): DayRule => ({ kind: 'either', dates, weekdays })),
  fc
    .tuple(values(1, 31), values(0, 6))
    .map(([dates, weekdays]): DayRule => ({ kind: 'both', dates, weekdays })),
);

const schedules: fc.Arbitrary<Schedule> = fc
  .record({ minutes: values(0, 59), hours: values(0, 23), months: values(1, 12), days: dayRules })
  .map((fields) => makeSchedule({ ...fields, days: canonicalDays(fields.days) }, 'UTC'))
  .filter((schedule) => !isEmptySet(schedule.minutes) && !isNever(schedule));

function timesOf(schedule: Schedule): readonly number[] {
  return valuesOf(schedule.hours).flatMap((hour) =>
    valuesOf(schedule.minutes).map((minute) => hour * 60 + minute),
  );
}

suite.each(languages)('words in %s', (language) => {
  test('say exactly the sets of a schedule', () => {
    fc.assert(
      fc.property(schedules, (schedule) => {
        const text = describe([schedule], language);
        expect(readPhrase(text, language), text).toEqual({
          times: timesOf(schedule),
          months: schedule.months,
          days: schedule.days,
        });
      }),
      { numRuns: 3000 },
    );
  });

  test('say exactly the starts of a union', () => {
    const from = Date.UTC(2027, 11, 20) / 60_000;
    const until = from + 80 * 1440;
    fc.assert(
      fc.property(fc.array(schedules, { minLength: 2, maxLength: 4 }), (union) => {
        const text = describe(union, language);
        const readBack = readDescription(text, language).flatMap(({ times, months, days }) =>
          times.map((time) =>
            makeSchedule(
              { minutes: setOf([time % 60]), hours: setOf([Math.floor(time / 60)]), months, days },
              'UTC',
            ),
          ),
        );
        expect(occurrences(readBack, from, until), text).toEqual(occurrences(union, from, until));
      }),
      { numRuns: 60 },
    );
  });
});
