import { describe, expect, it } from 'vitest';
import { polyfillChanges, span } from '../../bench/zone-changes.ts';
import { forgetZones, offsetAt, segmentsBetween } from '../../src/time/zone-segments.ts';

const minute = (iso: string) => Date.parse(iso) / 60_000;
const from = minute('2026-01-01T00:00Z');

describe('segmentsBetween', () => {
  it('cuts a year at its two changes', () => {
    const until = minute('2027-01-01T00:00Z');
    expect(segmentsBetween('America/New_York', from, until)).toEqual([
      { from, until: minute('2026-03-08T07:00Z'), offset: -300 },
      { from: minute('2026-03-08T07:00Z'), until: minute('2026-11-01T06:00Z'), offset: -240 },
      { from: minute('2026-11-01T06:00Z'), until, offset: -300 },
    ]);
  });

  it('sees no change at the seams of its blocks', () => {
    const until = minute('2053-12-31T00:00Z');
    expect(segmentsBetween('America/Sao_Paulo', from, until)).toEqual([
      { from, until, offset: -180 },
    ]);
    expect(segmentsBetween('Asia/Kathmandu', from, until)).toHaveLength(1);
    expect(segmentsBetween('America/New_York', from, until)).toHaveLength(57);
  });

  it('finds changes six days apart, which a weekly look misses', () => {
    const year = [minute('2040-10-01T00:00Z'), minute('2040-11-01T00:00Z')] as const;
    expect(segmentsBetween('Asia/Gaza', ...year)).toHaveLength(3);
  });

  it.each([
    ['Australia/Lord_Howe', '2026-04-01T00:00Z', [660, 630], 'thirty minutes'],
    ['Antarctica/Troll', '2026-03-01T00:00Z', [0, 120], 'two hours'],
    ['Pacific/Apia', '2011-12-20T00:00Z', [-600, 840], 'a day that never was'],
    ['Africa/Monrovia', '1972-01-01T00:00Z', [-45, 0], 'seconds, cut to the minute below'],
  ])('%s after %s has the offsets %j (%s)', (zone, start, offsets) => {
    const at = minute(start);
    const found = segmentsBetween(zone, at, at + 40 * 1440);
    expect(found.map(({ offset }) => offset)).toEqual(offsets);
  });

  it.each([
    ['America/New_York', '2026-03-01T00:00Z', 'on a full hour'],
    ['Australia/Lord_Howe', '2026-04-01T00:07Z', 'on a full hour, asked from another minute'],
    ['Pacific/Chatham', '2026-04-01T00:00Z', 'on a quarter of an hour of its own clock'],
    ['Africa/Monrovia', '1972-01-01T00:00Z', 'on no quarter of an hour'],
    ['America/St_Johns', '2006-03-25T00:00Z', 'a minute past midnight'],
    ['Pacific/Apia', '2011-12-28T00:00Z', 'by a day'],
  ])('finds the first minute of the new offset in %s after %s (%s)', (zone, start) => {
    const at = minute(start);
    forgetZones();
    const offsets = Array.from({ length: 12 * 1440 }, (_, index) => offsetAt(zone, at + index));
    const first = offsets.findIndex((offset) => offset !== offsets[0]);
    expect(segmentsBetween(zone, at, at + offsets.length)[1]?.from).toBe(at + first);
    expect(first).toBeGreaterThan(0);
  });

  it('is empty for an empty range', () => {
    expect(segmentsBetween('UTC', from, from)).toEqual([]);
  });

  it('gives an offset that its table agrees with', () => {
    const asked = Array.from({ length: 400 }, (_, day) => from + day * 1440);
    forgetZones();
    const alone = asked.map((at) => offsetAt('Europe/Dublin', at));
    segmentsBetween('Europe/Dublin', from, from + 400 * 1440);
    expect(asked.map((at) => offsetAt('Europe/Dublin', at))).toEqual(alone);
  });

  it('grows its tables at either end', () => {
    const year = 365 * 1440;
    const middle = segmentsBetween('Europe/Oslo', from, from + year);
    const all = segmentsBetween('Europe/Oslo', from - 2 * year, from + 3 * year);
    expect(all).toHaveLength(11);
    expect(segmentsBetween('Europe/Oslo', from, from + year)).toEqual(middle);
  });

  // All zones: test/engines/time/every-zone.test.ts.
  it.each([
    ['America/New_York', 'twice a year'],
    ['Asia/Gaza', 'changes six days apart'],
    ['Africa/Casablanca', 'changes around each Ramadan'],
    ['Australia/Lord_Howe', 'half an hour'],
    ['America/Sao_Paulo', 'none'],
  ])('has the changes of temporal-polyfill in %s (%s)', async (zone) => {
    const ours = segmentsBetween(zone, span.from, span.until).slice(1);
    expect(ours.map((segment) => segment.from)).toEqual(await polyfillChanges(zone));
  });
});
