import { describe, expect, it } from 'vitest';
import type { Schedule } from '../../src/ir/types.ts';
import { compareStarts } from '../../src/proof/compare-starts.ts';
import { inShort, minuteOf, schedule } from './schedules.ts';

const newYork = 'America/New_York';
const gap = '2026-03-08';
const overlap = '2026-11-01';

interface Row {
  readonly why: string;
  readonly source: readonly Schedule[];
  readonly day: string;
  /** UTC, on that day. */
  readonly starts: readonly string[];
  readonly span?: readonly [string, string];
  readonly unknown?: readonly [string, string];
  readonly breaches?: readonly string[];
  readonly open?: readonly string[];
  readonly silent?: number;
}

const rows: readonly Row[] = [
  {
    why: 'a time in a gap, at its end',
    source: [schedule('30 2 * * *', newYork)],
    day: gap,
    starts: ['07:00'],
  },
  {
    why: 'a time in a gap may start or not: open',
    source: [schedule('30 2 * * *', newYork)],
    day: gap,
    starts: [],
    open: ['Sun 8 Mar 2026 02:30: 07:00, not none'],
  },
  {
    why: 'open where only the other half is stated',
    source: [schedule('30 2 * * *', newYork, { repeated: 'once' })],
    day: gap,
    starts: [],
    open: ['Sun 8 Mar 2026 02:30: 07:00, not none'],
  },
  {
    why: 'stated to be dropped, and started',
    source: [schedule('30 2 * * *', newYork, { skipped: 'drop' })],
    day: gap,
    starts: ['07:00'],
    breaches: ['Sun 8 Mar 2026 02:30: none, not 07:00'],
  },
  {
    why: 'stated to be made up for, and dropped',
    source: [schedule('30 2 * * *', newYork, { skipped: 'after' })],
    day: gap,
    starts: [],
    breaches: ['Sun 8 Mar 2026 02:30: 07:00, not none'],
  },
  {
    why: 'dropped by one schedule, wanted by another in the same minute',
    source: [
      schedule('30 2 * * *', newYork, { skipped: 'drop' }),
      schedule('0 3 * * *', newYork, { skipped: 'drop' }),
    ],
    day: gap,
    starts: ['07:00'],
  },
  {
    why: 'an ordinary time is not open because a half is left open',
    source: [schedule('0 9 * * *', newYork)],
    day: overlap,
    starts: [],
    breaches: ['Sun 1 Nov 2026 09:00: 14:00, not none'],
  },
  {
    why: 'the first pass of an overlap is preferred',
    source: [schedule('30 1 * * *', newYork)],
    day: overlap,
    starts: ['05:30'],
  },
  {
    why: 'the second alone is open',
    source: [schedule('30 1 * * *', newYork)],
    day: overlap,
    starts: ['06:30'],
    open: ['Sun 1 Nov 2026 01:30: 05:30, not 06:30'],
  },
  {
    why: 'both passes are open, too, where the other half is stated',
    source: [schedule('30 1 * * *', newYork, { skipped: 'after' })],
    day: overlap,
    starts: ['05:30', '06:30'],
    open: ['Sun 1 Nov 2026 01:30: 05:30, not 05:30 06:30'],
  },
  {
    why: 'one pass there must be',
    source: [schedule('30 1 * * *', newYork)],
    day: overlap,
    starts: [],
    breaches: ['Sun 1 Nov 2026 01:30: 05:30, not none'],
  },
  {
    why: 'a pass outside the span may have been the one',
    source: [schedule('30 1 * * *', newYork)],
    day: overlap,
    span: ['06:00', '09:00'],
    starts: [],
  },
  {
    why: 'what is wanted outside the span is not missed',
    source: [schedule('30 1 * * *', newYork, { skipped: 'drop', repeated: 'twice' })],
    day: overlap,
    span: ['06:00', '09:00'],
    starts: ['06:30'],
  },
  {
    why: 'nor is a pass in the minute at which the span ends',
    source: [schedule('30 1 * * *', newYork, { skipped: 'drop', repeated: 'twice' })],
    day: overlap,
    span: ['05:00', '06:30'],
    starts: ['05:30'],
  },
  {
    why: 'a span has its first minute and not its last',
    source: [schedule('0,30 1 * * *', newYork, { skipped: 'drop', repeated: 'once' })],
    day: overlap,
    span: ['05:00', '05:30'],
    starts: [],
    breaches: ['Sun 1 Nov 2026 01:00: 05:00, not none'],
  },
  {
    why: 'stated once, and started twice',
    source: [schedule('30 1 * * *', newYork, { repeated: 'once' })],
    day: overlap,
    starts: ['05:30', '06:30'],
    breaches: ['Sun 1 Nov 2026 01:30: 05:30, not 05:30 06:30'],
  },
  {
    why: 'stated twice, and started once',
    source: [schedule('30 1 * * *', newYork, { repeated: 'twice' })],
    day: overlap,
    starts: ['05:30'],
    breaches: ['Sun 1 Nov 2026 01:30: 05:30 06:30, not 05:30'],
  },
  {
    why: 'a start of no civil minute, in time among the others',
    source: [schedule('0 9,12 * * *', newYork)],
    day: overlap,
    starts: ['13:00', '14:00'],
    breaches: ['Sun 1 Nov 2026 08:00: none, not 13:00', 'Sun 1 Nov 2026 12:00: 17:00, not none'],
  },
  {
    why: 'a minute started three times is told with its count',
    source: [schedule('0 9 * * *', newYork)],
    day: overlap,
    starts: ['14:00', '14:00', '14:00'],
    breaches: ['Sun 1 Nov 2026 09:00: 14:00, not 14:00 14:00 14:00'],
  },
  {
    why: 'a time that should be dropped and starts twice is told twice, with nothing wanted',
    source: [schedule('30 2 * * *', newYork, { skipped: 'drop' })],
    day: gap,
    starts: ['07:00', '07:00'],
    breaches: [
      'Sun 8 Mar 2026 02:30: none, not 07:00',
      'Sun 8 Mar 2026 02:30: none, not 07:00 07:00',
    ],
  },
  {
    why: 'a double start belongs to the zone of the schedule that names it, by its latest minute',
    source: [schedule('0 10 * * *', 'Etc/UTC'), schedule('15,45 2 * * *', newYork)],
    day: gap,
    starts: ['07:00', '07:00', '10:00'],
    breaches: ['Sun 8 Mar 2026 02:45: 07:00, not 07:00 07:00'],
  },
  {
    why: 'unknown minutes are silent, whatever starts there',
    source: [schedule('30 1,2 * * *', newYork)],
    day: overlap,
    unknown: ['05:00', '07:00'],
    starts: ['05:30', '06:15', '07:30'],
    silent: 1,
  },
  {
    why: 'a pass that is unknown is silent, though another is wanted',
    source: [schedule('30 1 * * *', newYork, { repeated: 'once' })],
    day: overlap,
    unknown: ['06:30', '07:00'],
    starts: ['05:30'],
    silent: 1,
  },
  {
    why: 'the unknown has its first minute and not its last',
    source: [schedule('0 9,10 * * *', newYork)],
    day: overlap,
    unknown: ['14:00', '15:00'],
    starts: [],
    silent: 1,
    breaches: ['Sun 1 Nov 2026 10:00: 15:00, not none'],
  },
];

describe('starts against a source', () => {
  it.each(rows)('$why', (row) => {
    const at = (time: string) => minuteOf(`${row.day}T${time}`);
    const [from, until] = (row.span ?? ['00:00', '23:59']).map(at);
    const [first, end] = (row.unknown ?? []).map(at);
    const unknown =
      first === undefined || end === undefined ? [] : [{ from: first, until: end, why: 'so' }];
    const span = { from: from ?? 0, until: until ?? 0 };
    const compared = compareStarts(row.source, row.starts.map(at), span, unknown);
    expect(compared.breaches.map(inShort)).toEqual(row.breaches ?? []);
    expect(compared.open.map(inShort)).toEqual(row.open ?? []);
    expect(compared.breaches.every(({ zone }) => zone === newYork)).toBe(true);
    expect(compared.silent).toHaveLength(row.silent ?? 0);
    expect([...compared.breaches, ...compared.open].every((one) => one.near === 'change')).toBe(
      true,
    );
  });
});
