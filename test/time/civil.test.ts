import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDate, dayNumber } from '../../src/time/civil.ts';

function byDate(day: number) {
  const at = new Date(day * 86_400_000);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() };
}

describe('civilDate', () => {
  it('is what a Date says, every day of four centuries', () => {
    const first = dayNumber({ year: 1900, month: 1, date: 1 });
    for (let day = first; day < first + 146_097; day++) {
      const { year, month, date } = civilDate(day);
      const expected = byDate(day);
      if (year !== expected.year || month !== expected.month || date !== expected.date) {
        expect(civilDate(day)).toEqual(expected);
      }
    }
  });

  it('is what a Date says in any year', () => {
    fc.assert(
      fc.property(fc.integer({ min: -3_000_000, max: 3_000_000 }), (day) => {
        expect(civilDate(day)).toEqual(byDate(day));
      }),
    );
  });
});
