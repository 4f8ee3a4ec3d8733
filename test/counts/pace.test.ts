import { describe, expect, it } from 'vitest';
import { paceOf } from '../../src/counts/pace.ts';
import { parseCron } from '../../src/cron/parse.ts';
import { makeSchedule } from '../../src/ir/schedule.ts';
import type { Schedules } from '../../src/ir/types.ts';

function schedulesOf([first, ...rest]: readonly [string, ...string[]]): Schedules {
  const one = (text: string) => {
    const result = parseCron(text);
    if (result.kind !== 'fields') throw new Error(`refused: ${text}`);
    return makeSchedule(result.fields, 'Etc/UTC');
  };
  return [one(first), ...rest.map(one)];
}

const years = 10_227;

describe('the pace of schedules', () => {
  it.each([
    [['* * * * *'], 10_080, 7, 10_080, 'every minute'],
    [['0 10 * * 1-5'], 5, 7, 5, 'Mon–Fri'],
    [['0,30 8 * * *', '30 8 * * 1'], 14, 7, 14, 'a time that two schedules share, once'],
    [['0 0 1 * *'], 336, years, 1, 'the first of each month of 28 years'],
    [['0 0 29 2 *'], 7, years, 1, 'leap days'],
    [['0 0 29-31,1-3 * *'], 3 * 336 + 336 - 28 + 7 + 336 - 28 + 7 * 28, years, 6, 'across months'],
    [['*/10 * 1 1 *'], 144 * 28, years, 144, 'one full day a year'],
  ] as const)(
    'of %j: %i starts in %i days, %i in the fullest week (%s)',
    (texts, starts, days, most, _) => {
      expect(paceOf(schedulesOf(texts))).toEqual({ starts, days, fullestWeek: most });
    },
  );
});
