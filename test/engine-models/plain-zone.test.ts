import { describe, expect, test } from 'vitest';
import { changesBetween, segmentsAround, wallStarts } from '../../src/engines/base/zone-clock.ts';
import { goClock } from '../../src/engines/kubernetes/go-clock.ts';
import { nextStart } from '../../src/engines/kubernetes/next.ts';
import { isPlainChange, isPlainZone } from '../../src/engines/kubernetes/plain-zone.ts';
import { zoneNames } from '../../src/time/zone-names.ts';
import { accepted } from './readings.ts';

const from = Date.UTC(2026) / 60_000;
const until = Date.UTC(2028) / 60_000;
const day = 1440;

/** One zone of each set of changes in the two years: the others behave like it. */
function distinctZones(): readonly string[] {
  const byChanges = new Map<string, string>();
  for (const zone of zoneNames) {
    const key = JSON.stringify(segmentsAround(zone, from, until).filter((s) => s.until > from));
    if (!byChanges.has(key)) byChanges.set(key, zone);
  }
  return [...byChanges.values()].filter((zone) => changesBetween(zone, from, until).length > 0);
}

const texts = [
  '30 2 * * *',
  '0 9 * * *',
  '50 3 * * *',
  '0 9 * * 4',
  '0 9 * * 5',
  '0 9 * * 6',
  '0 9 * * 0',
  '0 0 * * *',
  '*/20 * * * *',
  '0 0 29,30 * *',
  '30 1 5 4,9,10 *',
];

/** The first origin around a change from which the search misses what the wall clock says. */
function misled(zone: string): string | undefined {
  for (const { at } of changesBetween(zone, from, until)) {
    for (const text of texts) {
      const { cells } = accepted('kubernetes', text, 'UTC', zone);
      if (!cells) throw new Error(text);
      const wall = wallStarts(cells, zone, at - 3 * day, at + 33 * day);
      for (let origin = at - 2 * day - 7; origin < at + 2 * day; origin += 47) {
        const next = nextStart(cells, goClock(zone, origin * 60), origin * 60 + 11);
        const expected = wall.find((start) => start > origin);
        if (expected !== undefined && next !== expected * 60) return `${text} from ${origin}`;
      }
    }
  }
  return undefined;
}

const zones = distinctZones();
const plain = zones.filter((zone) => isPlainZone(zone, from, until));
const others = zones.filter((zone) => !isPlainZone(zone, from, until));

test('most zones with changes are plain', () => {
  expect(plain.length).toBeGreaterThan(others.length);
});

describe('in a plain zone every search finds what the wall clock says', () => {
  test.each(plain)('%s', (zone) => {
    expect(misled(zone)).toBeUndefined();
  });
});

describe('in every other zone some search is misled', () => {
  test.each(others)('%s', (zone) => {
    expect(misled(zone)).toBeDefined();
  });
});

describe('a change is plain', () => {
  const at = Date.UTC(2026, 2, 8, 2) / 60_000;
  test.each([
    ['an hour at two', true, { at, before: 0, after: 60 }],
    ['back at two', true, { at, before: 60, after: 0 }],
    ['up to midnight', true, { at: at - 180, before: 0, after: 60 }],
    ['back over midnight', true, { at: at - 120, before: 0, after: -60 }],
    ['over midnight', false, { at: at - 120, before: 0, after: 60 }],
    ['half an hour', false, { at, before: 0, after: 30 }],
    ['two hours', false, { at, before: 0, after: 120 }],
    ['at a quarter to', false, { at, before: 45, after: 105 }],
    [
      'an hour at two where clocks are half an hour off',
      true,
      { at: at - 30, before: 30, after: 90 },
    ],
  ])('%s: %s', (_, expected, change) => {
    expect(isPlainChange(change)).toBe(expected);
  });
});
