import { describe, expect, it } from 'vitest';
import { alike } from '../../src/proof/sightings.ts';
import type { Difference } from '../../src/proof/types.ts';
import { dayWords, differenceWords, factWords, faultWords } from '../../src/proof/words.ts';
import { minuteOf } from './schedules.ts';

const gap: Difference = {
  civil: minuteOf('2026-03-08T02:30'),
  zone: 'America/New_York',
  wanted: [minuteOf('2026-03-08T07:00')],
  found: [],
  near: 'change',
};
const founds: readonly (readonly [readonly string[], string])[] = [
  [[], 'does not start'],
  [['2026-03-08T07:30'], 'starts at 03:30'],
  [['2026-03-09T07:30'], 'starts at Mon 9 Mar 2026 03:30'],
  [['2026-03-08T07:00', '2026-03-08T07:00'], 'starts twice at 03:00'],
  [['2026-03-08T07:00', '2026-03-08T07:30'], 'starts at 03:00 and at 03:30'],
  [['2026-11-01T05:30', '2026-11-01T06:30'], 'starts in both passes of Sun 1 Nov 2026 01:30'],
  [Array.from({ length: 4 }, () => '2026-03-08T07:00'), 'starts 4 times, first at 03:00'],
];

describe('a difference in words', () => {
  it.each(founds)('%j: %s', (found, words) => {
    expect(differenceWords({ ...gap, found: found.map(minuteOf) }, 'it')).toBe(
      `Sun 8 Mar 2026 02:30: the source starts at 03:00, after the gap; it ${words}`,
    );
  });

  it('says from where a search began, on the clock of the source', () => {
    const searched = { ...gap, searchedFrom: minuteOf('2026-03-08T05:00') * 60 };
    expect(differenceWords(searched, 'it')).toMatch(/ \(looking from Sun 8 Mar 2026 00:00 on\)$/);
  });

  it('names every weekday and month', () => {
    const days = Array.from({ length: 12 }, (_, i) => Date.UTC(2026, i, 1 + i) / 60_000);
    expect(days.map(dayWords)).toEqual([
      'Thu 1 Jan 2026',
      'Mon 2 Feb 2026',
      'Tue 3 Mar 2026',
      'Sat 4 Apr 2026',
      'Tue 5 May 2026',
      'Sat 6 Jun 2026',
      'Tue 7 Jul 2026',
      'Sat 8 Aug 2026',
      'Wed 9 Sep 2026',
      'Sat 10 Oct 2026',
      'Wed 11 Nov 2026',
      'Sat 12 Dec 2026',
    ]);
    expect(dayWords(Date.UTC(2026, 0, 2) / 60_000)).toBe('Fri 2 Jan 2026');
    expect(dayWords(Date.UTC(2026, 0, 4) / 60_000)).toBe('Sun 4 Jan 2026');
  });
});

it('a fact in words', () => {
  expect(factWords({ fact: 'job', wanted: 'a' })).toBe('no file starts it');
  expect(factWords({ fact: 'path', wanted: '/a' })).toBe('path is missing, the source says /a');
  expect(factWords({ fact: 'path', found: '/b' })).toBe(
    'path is /b, the source says nothing of it',
  );
  expect(factWords({ fact: 'path', wanted: '/a', found: '/b' })).toBe(
    'path is /b, the source says /a',
  );
});

it('a verdict in words, where it is not good', () => {
  const differences = [gap];
  const facts = [{ fact: 'job', wanted: 'a' }];
  expect(faultWords({ kind: 'equivalent' }, 'it')).toBeUndefined();
  expect(faultWords({ kind: 'rejected', why: 'so' }, 'it')).toBe('it refuses it: so');
  expect(faultWords({ kind: 'unreadable', why: 'so' }, 'it')).toBe('so');
  expect(faultWords({ kind: 'undecided', why: 'so' }, 'it')).toBe('so');
  expect(faultWords({ kind: 'divergent', differences, facts }, 'it')).toBe('no file starts it');
  expect(faultWords({ kind: 'divergent', differences, facts: [] }, 'it')).toContain('02:30');
});

it('differences are alike by how much is wanted and what of it is found', () => {
  const other = { ...gap, civil: gap.civil + 1 };
  const rightAndMore = { ...gap, found: [...gap.wanted, 0] };
  const moreAndRight = { ...gap, found: [0, ...gap.wanted] };
  const nothingWanted = { ...gap, wanted: [] };
  const groups = alike([gap, rightAndMore, other, moreAndRight, nothingWanted]);
  expect(groups).toEqual([[gap, other], [rightAndMore], [moreAndRight], [nothingWanted]]);
});
