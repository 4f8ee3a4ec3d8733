import { describe, expect, it } from 'vitest';
import type { Accepted, Law, UnknownSpan } from '../../src/engines/base/types.ts';
import { occurrences } from '../../src/ir/occurrences.ts';
import type { InstantMinute, Schedules } from '../../src/ir/types.ts';
import { clocksOf, clocksWithCuts } from '../../src/proof/clocks.ts';
import { type Comparands, compare } from '../../src/proof/compare.ts';

import { inShort, minuteOf, schedule } from './schedules.ts';

/**
 * Entries as an engine might read them, right but where a row says otherwise, so that each way to
 * compare is seen alone: by fields on calm days, by starts around changes, by searches.
 */

const newYork = 'America/New_York';
const utc = 'Etc/UTC';
/** New York changes on 8 March and 1 November 2026: 7–9 March and 31 October–2 November (UTC) are near. */
const horizon = { from: minuteOf('2026-01-05T00:00'), until: minuteOf('2027-01-04T00:00') };
const clocks = clocksOf([newYork, utc], horizon);
const { cuts } = clocks;

interface Otherwise {
  /** Fields of the entry, where they are not those of its starts. */
  readonly cells?: string;
  /** Starts that are missing, in UTC. */
  readonly lost?: readonly string[];
  /** Starts that are there besides; may repeat others. */
  readonly extra?: readonly string[];
  readonly unknown?: readonly UnknownSpan[];
}

/** An entry that starts by the wall clock. */
function entry(text: string, zone: string, otherwise: Otherwise = {}): Accepted {
  const wall = schedule(text, zone, { skipped: 'drop', repeated: 'twice' });
  const { cells = text, lost = [], extra = [], unknown = [] } = otherwise;
  const without = new Set(lost.map(minuteOf));
  const within = (from: number, until: number) => (at: InstantMinute) => at >= from && at < until;
  return {
    kind: 'accepted',
    cells: schedule(cells, zone),
    zone,
    notes: [],
    law: () => ({ kind: 'wall' }),
    starts: (from, until) => [
      ...occurrences([wall], from, until).filter((at) => !without.has(at)),
      ...extra.map(minuteOf).filter(within(from, until)),
    ],
    unknown: (from, until) => unknown.filter((span) => span.from < until && from < span.until),
  };
}

const wall: Law = { kind: 'wall' };
const none: Law = { kind: 'none' };

/** Breaches as `near: minute: instants, not instants`; what is open and silent by its number. */
function found(
  schedules: Schedules,
  accepted: readonly Accepted[],
  more: Partial<Comparands> = {},
): readonly string[] | string {
  const laws = accepted.map(() => wall);
  const compared = compare({ schedules, accepted, laws, clocks, horizon, ...more });
  if (typeof compared === 'string') return compared;
  const { breaches, open, silent } = compared;
  return [
    ...breaches.map((one) => `${one.near}: ${inShort(one)}`),
    ...(open.length > 0 ? [`open: ${open.length}`] : []),
    ...(silent.length > 0 ? [`silent: ${silent.length}`] : []),
  ];
}

const nine = [schedule('0 9 * * *', newYork)] as const;
const early = [schedule('30 1 * * *', newYork)] as const;

describe('on calm days a lawful engine is known by its fields:', () => {
  it.each<[string, Schedules, readonly Accepted[], readonly string[]]>([
    ['the same fields in one zone', nine, [entry('0 9 * * *', newYork)], []],
    [
      'its starts there are not asked for',
      nine,
      [entry('0 9 * * *', newYork, { lost: ['2026-02-03T14:00'] })],
      [],
    ],
    [
      'other fields differ, whatever starts are told',
      nine,
      [entry('0 9 * * *', newYork, { cells: '0 10 * * *' })],
      ['nothing: Mon 5 Jan 2026 09:00: 14:00, not none'],
    ],
    [
      'the same fields on another clock',
      nine,
      [entry('0 9 * * *', utc)],
      ['nothing: Mon 5 Jan 2026 04:00: none, not 09:00'],
    ],
    [
      "another clock's fields, right until the offset is another",
      nine,
      [
        entry('0 14 * * *', utc, {
          lost: ['2026-03-08T14:00', '2026-03-09T14:00'],
          extra: ['2026-03-08T13:00', '2026-03-09T13:00'],
        }),
      ],
      ['nothing: Tue 10 Mar 2026 09:00: 13:00, not none'],
    ],
    [
      'a second entry starts it again',
      nine,
      [entry('0 9 * * *', newYork), entry('0 9 * * *', newYork)],
      ['nothing: Mon 5 Jan 2026 09:00: 14:00, not 14:00 14:00'],
    ],
    [
      'a second entry starts it at another time',
      nine,
      [entry('0 9 * * *', newYork), entry('0 10 * * *', newYork)],
      ['nothing: Mon 5 Jan 2026 10:00: none, not 15:00'],
    ],
    [
      'a second schedule that no entry has',
      [...nine, schedule('0 10 * * *', newYork)],
      [entry('0 9 * * *', newYork)],
      ['nothing: Mon 5 Jan 2026 10:00: 15:00, not none'],
    ],
    [
      'two schedules in one entry',
      [...nine, schedule('0 10 * * *', newYork)],
      [entry('0 9,10 * * *', newYork)],
      [],
    ],
    [
      'one schedule in two entries, the later one first',
      [schedule('0 9,10 * * *', newYork)],
      [entry('0 10 * * *', newYork), entry('0 9 * * *', newYork)],
      [],
    ],
    ['no entry at all', nine, [], ['nothing: Mon 5 Jan 2026 09:00: 14:00, not none']],
  ])('%s', (_, schedules, accepted, differences) => {
    expect(found(schedules, accepted)).toEqual(differences);
  });
});

describe('around changes the starts are compared:', () => {
  it.each<[string, Otherwise, readonly string[]]>([
    ['all are right', {}, []],
    [
      'one is missing on the first day near a change',
      { lost: ['2026-03-07T14:00'] },
      ['change: Sat 7 Mar 2026 09:00: 14:00, not none'],
    ],
    [
      'one is missing on the last',
      { lost: ['2026-03-09T13:00'] },
      ['change: Mon 9 Mar 2026 09:00: 13:00, not none'],
    ],
    ['a day before, it is taken by its fields', { lost: ['2026-03-06T14:00'] }, []],
    ['a day behind, too', { lost: ['2026-03-10T13:00'] }, []],
    [
      'one comes an hour late: as many, but others',
      { lost: ['2026-03-09T13:00'], extra: ['2026-03-09T14:00'] },
      [
        'change: Mon 9 Mar 2026 09:00: 13:00, not none',
        'change: Mon 9 Mar 2026 10:00: none, not 14:00',
      ],
    ],
    [
      'one too many behind all the right ones',
      { extra: ['2026-03-09T23:59'] },
      ['change: Mon 9 Mar 2026 19:59: none, not 23:59'],
    ],
    [
      'one that is doubled',
      { extra: ['2026-03-08T13:00'] },
      ['change: Sun 8 Mar 2026 09:00: 13:00, not 13:00 13:00'],
    ],
    [
      'at each of two changes',
      { lost: ['2026-03-08T13:00', '2026-11-01T14:00'] },
      [
        'change: Sun 8 Mar 2026 09:00: 13:00, not none',
        'change: Sun 1 Nov 2026 09:00: 14:00, not none',
      ],
    ],
    [
      'all right, but nobody says so',
      {
        unknown: [
          { from: cuts[0] ?? 0, until: (cuts[0] ?? 0) + 1440, why: 'it is not written down' },
        ],
      },
      ['silent: 1'],
    ],
  ])('%s', (_, otherwise, differences) => {
    expect(found(nine, [entry('0 9 * * *', newYork, otherwise)])).toEqual(differences);
  });

  it('they are from the first minute near a change on', () => {
    const evening = [schedule('0 19 * * *', newYork)] as const;
    const losing = entry('0 19 * * *', newYork, { lost: ['2026-03-07T00:00'] });
    expect(found(evening, [losing])).toEqual(['change: Fri 6 Mar 2026 19:00: 00:00, not none']);
  });

  it('they are up to the last minute of the horizon', () => {
    const losing = entry('0 9 * * *', newYork, { lost: ['2027-01-03T14:00'] });
    const late = clocksWithCuts([newYork], [horizon.until - 60], horizon);
    expect(found(nine, [losing], { clocks: late })).toEqual([
      'change: Sun 3 Jan 2027 09:00: 14:00, not none',
    ]);
  });

  it('what is left open is told, at each change', () => {
    expect(found(early, [entry('30 1 * * *', newYork)])).toEqual(['open: 1']);
    const both = [schedule('30 1,2 * * *', newYork)] as const;
    expect(found(both, [entry('30 1,2 * * *', newYork)])).toEqual(['open: 2']);
  });

  it('all entries start together', () => {
    const split = [entry('0 10 * * *', newYork), entry('0 9 * * *', newYork)];
    expect(found([schedule('0 9,10 * * *', newYork)], split)).toEqual([]);
    const losing = [
      entry('0 10 * * *', newYork),
      entry('0 9 * * *', newYork, { lost: ['2026-03-08T13:00'] }),
    ];
    expect(found([schedule('0 9,10 * * *', newYork)], losing)).toEqual([
      'change: Sun 8 Mar 2026 09:00: 13:00, not none',
    ]);
  });
});

describe('behind a difference on an ordinary day nothing more is told:', () => {
  /** Right in spring, without fields for any month from June on. */
  const late = (otherwise: Otherwise) =>
    entry('0 9 * * *', newYork, { ...otherwise, cells: '0 9 * 1-5 *' });
  const inJune = 'nothing: Mon 1 Jun 2026 09:00: 13:00, not none';

  it.each<[string, Otherwise, readonly string[]]>([
    ['it is the only one', {}, [inJune]],
    [
      'a change before it is told, first',
      { lost: ['2026-03-08T13:00'] },
      ['change: Sun 8 Mar 2026 09:00: 13:00, not none', inJune],
    ],
    ['a change behind it is not', { lost: ['2026-11-01T14:00'] }, [inJune]],
  ])('%s', (_, otherwise, differences) => {
    expect(found(nine, [late(otherwise)])).toEqual(differences);
  });
});

describe('an engine without any law is known by its starts alone:', () => {
  it.each<[string, Otherwise, readonly string[]]>([
    ['all are right, whatever its fields', { cells: '0 10 * * *' }, []],
    [
      'one is missing on an ordinary day',
      { lost: ['2026-02-03T14:00'] },
      ['nothing: Tue 3 Feb 2026 09:00: 14:00, not none'],
    ],
    [
      'one is too many there',
      { extra: ['2026-02-03T12:00'] },
      ['nothing: Tue 3 Feb 2026 07:00: none, not 12:00'],
    ],
    [
      'one is missing in summer, between the changes',
      { lost: ['2026-07-01T13:00'] },
      ['nothing: Wed 1 Jul 2026 09:00: 13:00, not none'],
    ],
    [
      'of several only the first, and no change behind it',
      { lost: ['2026-07-01T13:00', '2026-07-02T13:00', '2026-11-01T14:00'] },
      ['nothing: Wed 1 Jul 2026 09:00: 13:00, not none'],
    ],
    [
      'the first of one in winter and one in summer',
      { lost: ['2026-07-01T13:00', '2026-02-03T14:00'] },
      ['nothing: Tue 3 Feb 2026 09:00: 14:00, not none'],
    ],
    [
      'behind one too many no change is told either',
      { extra: ['2026-07-01T12:00'], lost: ['2026-11-01T14:00'] },
      ['nothing: Wed 1 Jul 2026 08:00: none, not 12:00'],
    ],
    [
      'the last day near a change is still near',
      { lost: ['2026-03-09T13:00'] },
      ['change: Mon 9 Mar 2026 09:00: 13:00, not none'],
    ],
    [
      'the day behind it is not',
      { lost: ['2026-03-10T13:00'] },
      ['nothing: Tue 10 Mar 2026 09:00: 13:00, not none'],
    ],
  ])('%s', (_, otherwise, differences) => {
    const accepted = [entry('0 9 * * *', newYork, otherwise)];
    expect(found(nine, accepted, { laws: [none] })).toEqual(differences);
  });

  it('one such entry among lawful ones is enough', () => {
    const accepted = [
      entry('0 10 * * *', newYork),
      entry('0 9 * * *', newYork, { lost: ['2026-02-03T14:00'] }),
    ];
    const both = [schedule('0 9,10 * * *', newYork)] as const;
    expect(found(both, accepted, { laws: [wall, none] })).toEqual([
      'nothing: Tue 3 Feb 2026 09:00: 14:00, not none',
    ]);
    expect(found(both, accepted, { laws: [wall, wall] })).toEqual([]);
  });
});

describe('an engine that searches is asked from every origin:', () => {
  /** Right but for the answers from these origins, in UTC. */
  function search(schedules: Schedules, answers: Readonly<Record<string, string>> = {}): Law {
    const starts = occurrences(schedules, horizon.from - 1440 * 60, horizon.until + 1440 * 60);
    const otherwise = new Map(
      Object.entries(answers).map(([at, to]) => [minuteOf(at), minuteOf(to)]),
    );
    return {
      kind: 'search',
      next: (seconds) => {
        const origin = seconds / 60;
        const answer = otherwise.get(origin) ?? starts.find((at) => at > origin);
        return answer === undefined ? undefined : answer * 60;
      },
    };
  }
  const skipping = (from: string) => search(nine, { [from]: '2026-12-24T14:00' });

  it.each<[string, Otherwise, Law, readonly string[]]>([
    ['all answers are right', {}, search(nine), []],
    [
      'its starts around a change are not asked for',
      { lost: ['2026-03-08T13:00'] },
      search(nine),
      [],
    ],
    [
      'one answer skips a start',
      {},
      skipping('2026-03-08T05:00'),
      ['change: Sun 8 Mar 2026 09:00: 13:00, not 14:00'],
    ],
    [
      'fields that differ on ordinary days are told too',
      { cells: '0 9 * 1-5 *' },
      skipping('2026-03-08T05:00'),
      [
        'change: Sun 8 Mar 2026 09:00: 13:00, not 14:00',
        'nothing: Mon 1 Jun 2026 09:00: 13:00, not none',
      ],
    ],
    [
      'no answer behind these is asked for',
      { cells: '0 9 * 1-5 *' },
      skipping('2026-11-01T05:00'),
      ['nothing: Mon 1 Jun 2026 09:00: 13:00, not none'],
    ],
  ])('%s', (_, otherwise, law, differences) => {
    const accepted = [entry('0 9 * * *', newYork, otherwise)];
    expect(found(nine, accepted, { laws: [law] })).toEqual(differences);
  });

  it('a start that is missed behind an ordinary difference is told behind it', () => {
    const fridays = [schedule('0 9 * 4 5', newYork)] as const;
    const law = search(fridays, { '2026-03-08T05:00': '2026-04-10T13:00' });
    const andTheFirst = entry('0 9 * 4 5', newYork, { cells: '0 9 1 4 5' });
    expect(found(fridays, [andTheFirst], { laws: [law] })).toEqual([
      'nothing: Wed 1 Apr 2026 09:00: none, not 13:00',
      'change: Fri 3 Apr 2026 09:00: 13:00, not 13:00',
    ]);
  });

  it('several entries together can not be told apart', () => {
    const accepted = [entry('0 9 * * *', newYork), entry('0 10 * * *', newYork)];
    const both = [schedule('0 9,10 * * *', newYork)] as const;
    const laws = [wall, search(both)];
    expect(found(both, accepted, { laws })).toBe(
      'several entries in a zone for which the engine has no law',
    );
  });
});
