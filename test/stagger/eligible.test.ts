import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCron } from '../../src/cron/parse.ts';
import { printCron } from '../../src/cron/print.ts';
import { civilMinutes } from '../../src/ir/occurrences.ts';
import { makeSchedule } from '../../src/ir/schedule.ts';
import type { DstPolicy, Schedule, Schedules } from '../../src/ir/types.ts';
import { eligibleOffsets, shiftedBy } from '../../src/stagger/eligible.ts';

const zone = 'America/Santiago';

function scheduleOf(text: string, dst: DstPolicy = {}): Schedule {
  const result = parseCron(text);
  if (result.kind !== 'fields') throw new Error(`refused: ${text}`);
  return makeSchedule(result.fields, zone, dst);
}

function schedulesOf([first = '', ...others]: readonly string[]): Schedules {
  return [scheduleOf(first), ...others.map((text) => scheduleOf(text))];
}

/** `0-3`, `0,60`: ranges of offsets as a person says them. */
function inWords(offsets: readonly number[]): string {
  const ranges: number[][] = [];
  for (const by of offsets) {
    const last = ranges.at(-1);
    if (last?.at(-1) === by - 1) last.push(by);
    else ranges.push([by]);
  }
  return ranges.map((one) => (one.length === 1 ? one[0] : `${one[0]}-${one.at(-1)}`)).join();
}

describe('the offsets by which a schedule may start later', () => {
  it.each([
    ['0 9 * * *', 10, '0-9', 'a stagger of 10m ends at 9'],
    ['0 9 * * *', 1, '0', 'one of 1m moves nothing'],
    ['0 9 * * *', 90, '0-89', 'into the next hour'],
    ['0 23 * * *', 90, '0-59', 'the day ends at midnight'],
    ['59 23 * * *', 10, '0', 'nothing is left of the day'],
    ['55 23 31 12 *', 10, '0-4', 'nor of the year'],
    ['*/15 * * * *', 60, '0-14', 'a period is never left'],
    ['*/7 * * * *', 10, '0-3', 'the hour ends before the period does'],
    ['* * * * *', 10, '0', 'every minute is taken'],
    ['0 * * * *', 120, '0-59', 'an interval of an hour stays in it'],
    ['10,20 * * * *', 60, '0-39', 'lists in every hour go by their last minute'],
    ['* * * * 1', 10, '0', 'an interval of one weekday, too'],
    ['0 9-17 * * *', 130, '0-129', 'hours are carried together'],
    ['0 */2 * * *', 180, '0-119', 'no even hour passes midnight'],
    ['*/30 9-17 * * *', 90, '0-29,60-89', 'in between it would take two expressions'],
    ['0-10 9 * * *', 60, '0-49', 'so would a range over the full hour'],
    ['0,55 9 * * *', 70, '0-4,60-64', 'and a list'],
  ])('%s over %i minutes: %s (%s)', (text, spread, offsets) => {
    expect(inWords(eligibleOffsets([scheduleOf(text)], spread))).toBe(offsets);
  });

  it('are those of all its schedules, which have one in common', () => {
    const both = schedulesOf(['0 9 * * *', '50 23 * * *']);
    expect(inWords(eligibleOffsets(both, 60))).toBe('0-9');
    expect(shiftedBy(both, 5)?.map(printCron)).toEqual(['5 9 * * *', '55 23 * * *']);
  });
});

describe('schedules that start later', () => {
  it.each([
    ['0 9 * * 1-5', 70, '10 10 * * 1-5', 'weekdays stay'],
    ['0 9 1,15 * *', 5, '5 9 1,15 * *', 'dates stay'],
    ['0 9 1 * mon', 5, '5 9 1 * 1', 'date or weekday stays'],
    ['0 9 29 2 *', 5, '5 9 29 2 *', 'leap days stay'],
    ['*/15 * * * *', 3, '3-48/15 * * * *', 'an interval'],
  ])('%s by %i minutes: %s (%s)', (text, by, moved) => {
    expect(shiftedBy([scheduleOf(text)], by)?.map(printCron)).toEqual([moved]);
  });

  it.each([
    ['0 22 * * *', { skipped: 'drop', repeated: 'twice' } as const],
    ['0 0-22 * * *', {} as const],
    ['*/20 * * * *', { skipped: 'after' } as const],
  ])('%s keeps its rule for clock changes', (text, dst) => {
    const schedule = scheduleOf(text, dst);
    const [moved] = shiftedBy([schedule], 7) ?? [];
    expect(moved?.dst).toEqual(schedule.dst);
    expect(moved?.zone).toBe(zone);
  });
});

const list = (most: number) =>
  fc.uniqueArray(fc.integer({ min: 0, max: most }), { minLength: 1, maxLength: 5 });
const expression = fc
  .tuple(
    fc.oneof(
      list(59).map(String),
      fc.integer({ min: 2, max: 30 }).map((step) => `*/${step}`),
    ),
    fc.oneof(list(23).map(String), fc.constant('*'), fc.constant('9-17')),
    fc.constantFrom('* * *', '* * 1-5', '1,15 * *', '* 2 *', '29 2 *', '13 * 5'),
  )
  .map((fields) => fields.join(' '));

describe('whatever the schedule', () => {
  it('each civil minute is its original plus the offset, on the same day', () => {
    fc.assert(
      fc.property(expression, fc.integer({ min: 1, max: 720 }), (text, spread) => {
        const schedule = scheduleOf(text);
        const week = [19_800 * 1440, 19_860 * 1440] as const;
        const before = civilMinutes(schedule, ...week);
        for (const by of eligibleOffsets([schedule], spread)) {
          const [moved] = shiftedBy([schedule], by) ?? [];
          const after = moved ? civilMinutes(moved, ...week) : [];
          expect(after).toEqual(before.map((minute) => minute + by));
          expect(after.map(dayOf)).toEqual(before.map(dayOf));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('0 is eligible', () => {
    fc.assert(
      fc.property(expression, (text) => {
        expect(eligibleOffsets([scheduleOf(text)], 1)).toEqual([0]);
      }),
    );
  });
});

function dayOf(minute: number): number {
  return Math.floor(minute / 1440);
}
