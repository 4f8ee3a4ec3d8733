import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCron } from '../../src/cron/parse.ts';
import { printCron } from '../../src/cron/print.ts';
import { setOf, valuesOf } from '../../src/ir/number-set.ts';
import { canonicalDays, dayNumbersOf28Years, namesDay } from '../../src/ir/schedule.ts';
import { type Cells, shiftCells } from '../../src/ir/shift.ts';
import type { DayRule } from '../../src/ir/types.ts';
import { civilDate, weekdayOf } from '../../src/time/civil.ts';

function cellsOf(text: string): Cells {
  const result = parseCron(text);
  if (result.kind !== 'fields') throw new Error(`refused: ${text}`);
  return result.fields;
}

function shifted(text: string, by: number): readonly string[] | string {
  const result = shiftCells(cellsOf(text), by);
  return result.kind === 'inexact' ? result.why : result.cells.map(printCron);
}

const hours = (count: number) => count * 60;

describe('the civil minutes of an expression on a clock that is ahead or behind', () => {
  it.each([
    ['0 10 * * *', hours(3), ['0 13 * * *'], 'within the day'],
    ['0 22 * * *', hours(3), ['0 1 * * *'], 'over midnight, where every day is named'],
    ['0 22,23 * * 1-5', hours(1), ['0 23 * * 1-5', '0 0 * * 2-6'], 'weekdays move on'],
    ['30 0 * * 0', -hours(1), ['30 23 * * 6'], 'Sunday back to Saturday'],
    ['0 9 * * 6', hours(26), ['0 11 * * 0'], 'a whole day and more'],
    ['0 23 * * 5', hours(26), ['0 1 * * 0'], 'two midnights'],
    ['0 1 * * 1', -hours(26), ['0 23 * * 6'], 'two midnights back'],
    ['*/15 * * * *', 345, ['*/15 * * * *'], 'an interval that meets itself'],
    ['*/20 * * * *', 330, ['10-50/20 * * * *'], 'one that does not'],
    ['0,40 9 * * *', 30, ['30 9 * * *', '10 10 * * *'], 'minutes that part into two hours'],
    ['*/30 * * * *', 30, ['*/30 * * * *'], 'minutes that part, in every hour'],
    ['0 * * * 1', hours(3), ['0 3-23 * * 1', '0 0-2 * * 2'], 'an interval of one weekday'],
    ['0 22 15 * *', hours(3), ['0 1 16 * *'], 'a date in the middle of every month'],
    ['0 22 31 12 *', hours(3), ['0 1 1 1 *'], 'over the end of the year'],
    ['0 1 1 1 *', -hours(3), ['0 22 31 12 *'], 'and back'],
    ['0 22 30 * *', hours(3), ['0 1 31 1,3,8 *', '0 1 1,31 5,7,10,12 *'], 'no 30 February'],
    ['0 1 1 5,7 *', -hours(3), ['0 22 30 4,6 *'], 'a first of the month back'],
    ['0 5 * 5 *', -hours(9), ['0 20 30 4 *', '0 20 1-30 5 *'], 'a month'],
    ['0 22 * 4-6 *', hours(3), ['0 1 1 5-7 *', '0 1 2-31 4-6 *'], 'months in a row'],
    ['0 22 13 * 5', hours(3), ['0 1 14 * 6'], 'either day, both moved'],
    [
      '0 22 1-30 4 1',
      hours(3),
      ['0 1 2-30 4 *', '0 1 1 5 *'],
      'every day of April, in other words',
    ],
    ['0 22 30 1,3-12 5', hours(3), 'weekdaysOfPartMonth', 'a weekday of 1 February'],
    ['0 22 28 * *', hours(3), 'endOfFebruary', '1 March or 29 February'],
    ['0 22 29 2 *', hours(3), 'endOfFebruary', '1 March, in leap years only'],
    ['0 22 28 1,3-12 *', hours(3), ['0 1 29 1,3-12 *'], 'not in February'],
    ['0 1 1 * *', -hours(3), 'endOfFebruary', 'the last of February'],
    [
      '0 1 1 1,2,4-12 *',
      -hours(3),
      ['0 22 31 * *', '0 22 30 4,6,9,11 *'],
      'the last of the others',
    ],
    ['0 22 * 2 *', hours(3), ['0 1 2-29 2 *', '0 1 1 3 *'], 'the whole of February'],
    ['0 22 1-28 2 *', hours(3), 'endOfFebruary', 'not the whole of it in leap years'],
    ['0 1 * 3 *', -hours(3), 'endOfFebruary', 'its last day, but no other'],
    ['0 1 * 2,3 *', -hours(3), ['0 22 31 1 *', '0 22 1-30 2,3 *'], 'no 30 February'],
    ['0 22 * * 1', hours(3), ['0 1 * * 2'], 'a weekday of every month'],
    ['0 0 * 2 0', -hours(1), 'weekdaysOfPartMonth', 'a Saturday before the last of February'],
    ['0 22 * 3 1', hours(3), 'weekdaysOfPartMonth', 'a Tuesday in March, but not on its first'],
  ] as const)('%s, %i minutes ahead', (text, by, expected, _why) => {
    expect(shifted(text, by)).toEqual(expected);
  });
});

const someOf = (low: number, high: number, maxLength = high) =>
  fc.uniqueArray(fc.integer({ min: low, max: high }), { minLength: 1, maxLength }).map(setOf);

const days: fc.Arbitrary<DayRule> = fc
  .oneof(
    fc.constant<DayRule>({ kind: 'everyDay' }),
    fc.record({ kind: fc.constant('onDates' as const), dates: someOf(1, 31) }),
    fc.record({ kind: fc.constant('onWeekdays' as const), weekdays: someOf(0, 6, 7) }),
    fc.record({
      kind: fc.constantFrom('either' as const, 'both' as const),
      dates: someOf(1, 31),
      weekdays: someOf(0, 6, 7),
    }),
  )
  .map(canonicalDays);

const cells: fc.Arbitrary<Cells> = fc.record({
  minutes: someOf(0, 59, 5),
  hours: fc.oneof(fc.constant(setOf(Array.from({ length: 24 }, (_, i) => i))), someOf(0, 23)),
  months: fc.oneof(
    { weight: 2, arbitrary: fc.constant(setOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])) },
    { weight: 1, arbitrary: someOf(1, 12) },
  ),
  days,
});

const offset = fc.oneof(
  fc.integer({ min: -hours(26), max: hours(26) }),
  fc.integer({ min: -52, max: 52 }).map((halves) => halves * 30),
  fc.integer({ min: -104, max: 104 }).map((quarters) => quarters * 15),
);

const minutesPerDay = 1440;
const { from, until } = dayNumbersOf28Years(2001);
const everyDay = Array.from({ length: until - from }, (_, index) => from + index);
/** A shift carries a time over two midnights at most. */
const neighbours = [-2, -1, 0, 1, 2];

/** How often each minute of a day is named, by cells with the days around it that they name. */
function counts(all: readonly (readonly [of: Cells, days: readonly number[]])[], by: number) {
  const count = new Uint8Array(minutesPerDay);
  for (const [of, named] of all) {
    for (const day of named) {
      for (const hour of valuesOf(of.hours)) {
        for (const minute of valuesOf(of.minutes)) {
          const time = day * minutesPerDay + hour * 60 + minute + by;
          if (time >= 0 && time < minutesPerDay) count[time] = (count[time] ?? 0) + 1;
        }
      }
    }
  }
  return count;
}

const calendar = Array.from({ length: everyDay.length + 4 }, (_, index) => {
  const day = from - 2 + index;
  return { ...civilDate(day), weekday: weekdayOf(day) };
});

/** Tells of each of these days whether cells name it. */
function named(of: Cells): (day: number) => boolean {
  const days = calendar.map((day) => namesDay(of, day));
  return (day) => days[day - from + 2] ?? false;
}

describe('whatever the schedule and the distance', () => {
  it('names the moved minutes and no others, each once, for 28 years', () => {
    fc.assert(
      fc.property(cells, offset, (of, by) => {
        const result = shiftCells(of, by);
        if (result.kind === 'inexact') return;
        const isNamed = named(of);
        const moved = result.cells.map((each) => ({ each, isNamed: named(each) }));
        const seen = new Set<string>();
        for (const day of everyDay) {
          const days = neighbours.filter((distance) => isNamed(day + distance));
          const today = moved.filter((one) => one.isNamed(day)).map(({ each }) => each);
          const key = `${days} ${today.map((each) => result.cells.indexOf(each))}`;
          if (seen.has(key)) continue;
          seen.add(key);
          const found = today.map((each) => [each, [0]] as const);
          expect(String(counts(found, 0))).toBe(String(counts([[of, days]], by)));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('refuses only what five fields cannot say', () => {
    fc.assert(
      fc.property(cells, offset, (of, by) => {
        const result = shiftCells(of, by);
        if (result.kind !== 'inexact') return;
        const reason = result.why === 'endOfFebruary' ? differsByLeapYear : needsBoth;
        const isNamed = named(of);
        const carried = neighbours.filter((distance) => carries(of, by, distance));
        expect(carried.some((distance) => reason((day) => isNamed(day - distance)))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

/** Whether some time of day is carried over so many midnights. */
function carries(of: Cells, by: number, distance: number): boolean {
  return valuesOf(of.hours).some((hour) =>
    valuesOf(of.minutes).some(
      (minute) => Math.floor((hour * 60 + minute + by) / minutesPerDay) === distance,
    ),
  );
}

type Named = (day: number) => boolean;

/** Two days of one date and one weekday, one named, one not: no five fields tell them apart. */
function differsByLeapYear(named: Named): boolean {
  const seen = new Map<string, boolean>();
  return everyDay.some((day) => {
    const { month, date } = civilDate(day);
    const key = `${month}-${date} ${weekdayOf(day)}`;
    const other = seen.get(key);
    seen.set(key, named(day));
    return other !== undefined && other !== named(day);
  });
}

/** A month with a named day, of which neither every such date nor every such weekday is named. */
function needsBoth(named: Named): boolean {
  const rows = new Map<string, boolean>();
  for (const day of everyDay) {
    const { month, date } = civilDate(day);
    for (const row of [`${month} on ${date}`, `${month} weekday ${weekdayOf(day)}`]) {
      rows.set(row, (rows.get(row) ?? true) && named(day));
    }
  }
  return everyDay.some((day) => {
    const { month, date } = civilDate(day);
    return (
      named(day) &&
      !rows.get(`${month} on ${date}`) &&
      !rows.get(`${month} weekday ${weekdayOf(day)}`)
    );
  });
}
