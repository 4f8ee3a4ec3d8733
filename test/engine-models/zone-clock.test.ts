import { describe, expect, test } from 'vitest';
import {
  changesBetween,
  segmentsAround,
  segmentsWithin,
} from '../../src/engines/base/zone-clock.ts';
import { minuteOf } from './readings.ts';

const newYork = 'America/New_York';
/** Where one of the blocks ends in which a zone's table is computed. */
const blockEnd = 2 ** 22 * 7;
const threeDays = 3 * 1440;

describe('segments around a range', () => {
  test.each([
    ['that begins where a block does', blockEnd, blockEnd + 60],
    ['that ends where a block does', blockEnd - 60, blockEnd],
  ])('cover three days on either side of one %s', (_, from, until) => {
    const segments = segmentsAround(newYork, from, until);
    expect(segments[0]?.from).toBeLessThanOrEqual(from - threeDays);
    expect(segments.at(-1)?.until).toBeGreaterThanOrEqual(until + threeDays);
  });

  test('are remembered by both ends and the zone', () => {
    const middle = blockEnd + 2 ** 21;
    const short = segmentsAround(newYork, middle, middle + 60);
    const longer = segmentsAround(newYork, middle, middle + 2 ** 23);
    const earlier = segmentsAround(newYork, middle - 2 ** 23, middle + 60);
    expect(longer.at(-1)?.until).toBeGreaterThan(middle + 2 ** 23);
    expect(earlier[0]?.from).toBeLessThan(middle - 2 ** 23);
    // What is worked out from a table is remembered by it.
    expect(segmentsAround(newYork, middle + 60, middle + 120)).toBe(short);
  });
});

/** 02:00 becomes 03:00. */
const change = minuteOf('2026-03-08T07:00');

test('segments within a range are those that meet it, cut to it', () => {
  expect(segmentsWithin(newYork, change - 10, change)).toEqual([
    { from: change - 10, until: change, offset: -300 },
  ]);
  expect(segmentsWithin(newYork, change - 10, change + 1)).toEqual([
    { from: change - 10, until: change, offset: -300 },
    { from: change, until: change + 1, offset: -240 },
  ]);
  expect(segmentsWithin(newYork, change, change + 10)).toEqual([
    { from: change, until: change + 10, offset: -240 },
  ]);
});

test('a change belongs to the range that begins with it, not to the one that ends there', () => {
  const told = { at: change, before: -300, after: -240 };
  expect(changesBetween(newYork, change, change + 1)).toEqual([told]);
  expect(changesBetween(newYork, change - 1, change)).toEqual([]);
});
