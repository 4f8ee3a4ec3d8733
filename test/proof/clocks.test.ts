import { describe, expect, it } from 'vitest';
import { clocksOf, clocksWithCuts } from '../../src/proof/clocks.ts';
import { cutsOf, readAlike, stretchesOf } from '../../src/proof/cuts.ts';
import { horizonFrom } from '../../src/proof/horizon.ts';
import { offsetAt } from '../../src/time/zone-segments.ts';

const horizon = horizonFrom('2026-01-05');

function kindsOf(zones: readonly string[], stretches: 'changing' | 'calm'): number {
  return new Set(clocksOf(zones, horizon)[stretches].map(({ kind }) => kind)).size;
}

describe('the clocks of some zones', () => {
  it.each([
    ['America/New_York', 'Europe/Berlin'],
    ['Asia/Gaza', 'Etc/UTC'],
    ['Africa/Casablanca', 'Australia/Lord_Howe'],
  ])('of %s and %s are cut where either changes', (...zones) => {
    const { cuts, changing, calm } = clocksOf(zones, horizon);
    const spans = stretchesOf(cutsOf(zones, horizon), horizon);
    expect(cuts).toEqual(cutsOf(zones, horizon));
    expect(changing.map(({ kind: _, ...span }) => span)).toEqual(spans.changing);
    expect(calm.map(({ kind: _, ...span }) => span)).toEqual(spans.calm);
  });

  it.each([
    [['Etc/UTC'], 0, 1, 'it never changes'],
    [['America/New_York'], 2, 2, 'every spring, every autumn; summer and winter'],
    [['America/New_York', 'America/Toronto'], 2, 2, 'they change together'],
    [['America/New_York', 'America/Chicago'], 2, 2, 'they change an hour apart'],
    [['America/New_York', 'Europe/Berlin'], 4, 3, 'summer comes to one of them first'],
  ])('of %j are of %i kinds around changes and of %i between (%s)', (zones, changing, calm) => {
    expect(kindsOf(zones, 'changing')).toBe(changing);
    expect(kindsOf(zones, 'calm')).toBe(calm);
  });

  it('begin alike changes on one weekday', () => {
    for (const zone of ['Africa/Cairo', 'Asia/Gaza', 'America/Nuuk', 'Africa/Casablanca']) {
      const { changing } = clocksOf([zone], horizon);
      const days = new Set(changing.map(({ from, kind }) => `${kind} ${(from / 1440) % 7}`));
      expect(days.size).toBe(kindsOf([zone], 'changing'));
    }
  });

  it('have one offset in all calm stretches of a kind', () => {
    const zones = ['America/New_York', 'Africa/Casablanca'];
    const { calm } = clocksOf(zones, horizon);
    for (const one of calm) {
      const first = calm.find(({ kind }) => kind === one.kind);
      for (const zone of zones) {
        expect(offsetAt(zone, one.from)).toBe(offsetAt(zone, first?.from ?? 0));
        expect(offsetAt(zone, one.until - 1)).toBe(offsetAt(zone, one.from));
      }
    }
  });

  it('are cut where they are told to be', () => {
    const cut = horizon.from + 10 * 1440;
    expect(clocksWithCuts(['Etc/UTC'], [cut], horizon).changing).toEqual([
      { from: cut - 2 * 1440, until: cut + 2 * 1440, kind: 0 },
    ]);
  });
});

describe('two clocks', () => {
  it.each([
    ['America/New_York', 'America/New_York', true, 'they are one'],
    ['America/New_York', 'America/Toronto', true, 'they change together'],
    ['Europe/Berlin', 'Europe/Paris', true, 'they change together'],
    ['America/Sao_Paulo', 'America/Argentina/Buenos_Aires', true, 'neither changes'],
    ['America/New_York', 'America/Chicago', false, 'the offsets differ'],
    ['America/New_York', 'America/Lima', false, 'one of them changes'],
    ['America/New_York', 'America/Havana', false, 'the instants differ, the offsets do not'],
  ])('%s and %s read alike: %j (%s)', (one, other, alike) => {
    expect(readAlike(one, other, horizon)).toBe(alike);
    expect(readAlike(other, one, horizon)).toBe(alike);
  });
});
