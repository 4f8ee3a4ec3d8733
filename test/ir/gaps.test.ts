import { describe, expect, it } from 'vitest';
import { parseCron } from '../../src/cron/parse.ts';
import { smallestGap } from '../../src/ir/gaps.ts';
import { makeSchedule } from '../../src/ir/schedule.ts';

function gap(...texts: readonly string[]): number {
  return smallestGap(
    texts.map((text) => {
      const result = parseCron(text);
      if (result.kind !== 'fields') throw new Error(`refused: ${text}`);
      return makeSchedule(result.fields, 'Etc/UTC');
    }),
  );
}

describe('smallestGap, in minutes', () => {
  it.each([
    [['* * * * *'], 1, 'every minute'],
    [['*/5 * * * *'], 5, 'evenly'],
    [['0,58 * * * *'], 2, 'across the hour'],
    [['*/7 * * * *'], 4, 'from 56 to the next hour'],
    [['0,58 0,23 * * *'], 2, 'across midnight'],
    [['58 23 * * 1'], 7 * 1440, 'once a week'],
    [['59 23 * * 1', '0 0 * * 2'], 1, 'two schedules across midnight'],
    [['59 23 * * 1', '0 0 * * 3'], 1441, 'the day between is empty'],
    [['0 9 * * *', '3 9 1 1 *'], 3, 'once a year'],
    [['0 0 29 2 *'], 1461 * 1440, 'leap days'],
    [['0 0 31 12 *', '0 0 1 1 *'], 1440, 'across the year'],
  ])('%j is %i (%s)', (texts, expected) => {
    expect(gap(...texts)).toBe(expected);
  });
});
