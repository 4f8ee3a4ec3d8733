import { describe, expect, it } from 'vitest';
import { emptySet, setOf } from '../../src/ir/number-set.ts';
import type { Schedule } from '../../src/ir/types.ts';
import { saysItself } from '../../src/proof/says-itself.ts';
import { schedule } from './schedules.ts';

const daily = schedule('0 9 * * *', 'Etc/UTC');

describe('a schedule in its own words', () => {
  it.each(['0 9 * * *', '*/5 0-6 1,15 2-12/2 1-5', '0 0 29 2 *', '30 23 * * 0'])(
    'is itself: %s',
    (text) => {
      expect(saysItself(schedule(text, 'America/New_York'))).toBeUndefined();
    },
  );

  it('can be no date and weekday at once, which is passed over', () => {
    const days = { kind: 'both', dates: setOf([1]), weekdays: setOf([1]) } as const;
    expect(saysItself({ ...daily, days })).toBeUndefined();
  });

  // No source makes these: sets that no text can name.
  const broken: readonly (readonly [string, Partial<Schedule>])[] = [
    ['no minute', { minutes: emptySet }],
    ['a minute beyond the hour', { minutes: setOf([5, 60]) }],
    ['no hour', { hours: emptySet }],
    ['no month', { months: emptySet }],
    ['a date beyond the month', { days: { kind: 'onDates', dates: setOf([32]) } }],
  ];
  it.each(broken)('says why it is not: %s', (_, part) => {
    expect(saysItself({ ...daily, ...part })).toMatch(/^its own text/);
  });
});
