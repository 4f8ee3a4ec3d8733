import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCron } from '../../src/cron/parse.ts';
import { civilMinutes, occurrences } from '../../src/ir/occurrences.ts';
import { makeSchedule } from '../../src/ir/schedule.ts';
import type { DstRule, Schedule } from '../../src/ir/types.ts';
import { firstInstant, weekOf } from '../../src/ir/week.ts';

function schedule(text: string, zone: string, dst?: DstRule): Schedule {
  const result = parseCron(text);
  if (result.kind !== 'fields') throw new Error(`refused: ${text}`);
  const made = makeSchedule(result.fields, zone);
  return dst ? { ...made, dst } : made;
}

const minute = (iso: string) => Date.parse(iso) / 60_000;
const iso = (at: number) => new Date(at * 60_000).toISOString().slice(0, 16);

/** What a wall clock in the zone reads, asked of Intl minute by minute: no code of ours. */
function clock(zone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (instant) => {
    const parts = Object.fromEntries(
      format.formatToParts(instant * 60_000).map(({ type, value }) => [type, Number(value)]),
    );
    const { year = 0, month = 0, day = 0, hour = 0, minute: m = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, m) / 60_000;
  };
}

/** The definition word for word, over a range with two days around it. */
function byDefinition(plan: Schedule, from: number, until: number): readonly number[] {
  const read = clock(plan.zone);
  const range = { from: from - 2880, until: until + 2880 };
  const shown = new Map<number, number>();
  const readings: (readonly [instant: number, reading: number])[] = [];
  for (let at = range.from; at < range.until; at++) {
    const reading = read(at);
    readings.push([at, reading]);
    if (!shown.has(reading)) shown.set(reading, at);
  }
  const [low, high] = [readings[0]?.[1] ?? 0, readings.at(-1)?.[1] ?? 0];
  const named = new Set(civilMinutes(plan, low, high));
  const starts = new Set<number>();
  for (const [at, reading] of readings) {
    if (!named.has(reading)) continue;
    if (plan.dst.repeated === 'twice' || shown.get(reading) === at) starts.add(at);
  }
  if (plan.dst.skipped === 'after') {
    for (const l of named) {
      if (shown.has(l)) continue;
      const first = readings.find(([, reading]) => reading >= l);
      if (first) starts.add(first[0]);
    }
  }
  return [...starts].filter((at) => at >= from && at < until).sort((a, b) => a - b);
}

describe('occurrences on the days of a clock change', () => {
  it.each([
    ['30 2 * * *', 'America/New_York', '2026-03-08', ['2026-03-08T07:00'], '03:00, never 03:30'],
    [
      '0 2 * * *',
      'America/New_York',
      '2026-03-08',
      ['2026-03-08T07:00'],
      'the gap begins at 02:00',
    ],
    [
      '0,30 2,3 * * *',
      'America/New_York',
      '2026-03-08',
      ['2026-03-08T07:00', '2026-03-08T07:30'],
      'times that meet are one run',
    ],
    ['30 1 * * *', 'America/New_York', '2026-11-01', ['2026-11-01T05:30'], 'the first pass'],
    ['0 3 * * *', 'Australia/Lord_Howe', '2026-10-04', ['2026-10-03T16:00'], 'a gap of 30 minutes'],
    ['15 2 * * *', 'Australia/Lord_Howe', '2026-10-04', ['2026-10-03T15:30'], 'inside it'],
    ['0 0 * * *', 'Africa/Cairo', '2026-04-24', ['2026-04-23T22:00'], 'a gap at midnight'],
    ['0 9 * * 5', 'Africa/Cairo', '2026-04-24', ['2026-04-24T06:00'], 'the Friday after it'],
    ['30 23 * * *', 'America/Nuuk', '2026-03-28', ['2026-03-29T01:00'], 'moved into the next date'],
    ['0 12 * * *', 'Pacific/Apia', '2011-12-30', ['2011-12-30T10:00'], 'a day that never was'],
  ])('%s in %s on %s (%s)', (text, zone, date, expected) => {
    const start = firstInstant(zone, minute(`${date}T00:00Z`));
    const end = firstInstant(zone, minute(`${date}T00:00Z`) + 1440);
    const until = Math.max(end, start + 60) + (text === '30 23 * * *' ? 60 : 0);
    expect(occurrences([schedule(text, zone)], start, until).map(iso)).toEqual(expected);
  });

  it('follows the real clock for an interval', () => {
    const starts = occurrences(
      [schedule('*/30 * * * *', 'America/New_York')],
      minute('2026-11-01T04:00Z'),
      minute('2026-11-01T08:00Z'),
    );
    expect(starts.map((at, i) => at - (starts[i - 1] ?? at - 30))).toEqual(Array(8).fill(30));
  });
});

describe('occurrences', () => {
  const changes = [
    ['America/New_York', '2026-03-08T07:00Z'],
    ['America/New_York', '2026-11-01T06:00Z'],
    ['Australia/Lord_Howe', '2026-04-04T15:00Z'],
    ['Australia/Lord_Howe', '2026-10-03T15:30Z'],
    ['Africa/Cairo', '2026-04-23T22:00Z'],
    ['Africa/Cairo', '2026-10-29T21:00Z'],
    ['America/Nuuk', '2026-03-29T01:00Z'],
    ['Antarctica/Troll', '2026-03-29T01:00Z'],
    ['Pacific/Apia', '2011-12-30T10:00Z'],
    ['America/St_Johns', '2006-10-29T02:31Z'],
    ['Antarctica/Casey', '2009-10-17T18:00Z'],
    ['America/Sao_Paulo', '2018-11-04T03:00Z'],
    ['America/Sao_Paulo', '2018-02-18T02:00Z'],
    ['Asia/Kathmandu', '2026-01-01T00:00Z'],
  ] as const;
  const field = (max: number) =>
    fc.oneof(
      fc.constant('*'),
      fc.integer({ min: 2, max: Math.floor(max / 2) }).map((step) => `*/${step}`),
      fc.uniqueArray(fc.integer({ min: 0, max }), { minLength: 1, maxLength: 4 }).map(String),
    );
  const weekday = fc.constantFrom('*', '1-5', '0', '6', '3,5');
  const rule = fc.record({
    skipped: fc.constantFrom('after' as const, 'drop' as const),
    repeated: fc.constantFrom('once' as const, 'twice' as const),
    open: fc.constant('nothing' as const),
  });

  it('equal the definition, read minute by minute, around every kind of change', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...changes),
        field(59),
        field(23),
        weekday,
        rule,
        ([zone, change], minutes, hours, weekdays, dst) => {
          const plan = schedule(`${minutes} ${hours} * * ${weekdays}`, zone, dst);
          const [from, until] = [minute(change) - 1500, minute(change) + 1500];
          expect(occurrences([plan], from, until)).toEqual(byDefinition(plan, from, until));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are cut half-open and joined without repetitions', () => {
    const daily = schedule('0 9 * * *', 'Etc/UTC');
    const hourly = schedule('0 * * * *', 'Etc/UTC');
    const nine = minute('2026-01-05T09:00Z');
    expect(occurrences([daily, hourly], nine, nine + 60)).toEqual([nine]);
    expect(occurrences([daily], nine, nine)).toEqual([]);
    expect(occurrences([daily], nine - 60, nine)).toEqual([]);
  });
});

describe('weekOf', () => {
  it('is the civil week, an hour shorter or longer where the clock changes', () => {
    const hours = (zone: string, anchor: string) => {
      const { from, until } = weekOf(zone, anchor);
      return (until - from) / 60;
    };
    expect(hours('America/Sao_Paulo', '2026-01-05')).toBe(168);
    expect(hours('America/New_York', '2026-03-02')).toBe(167);
    expect(hours('America/New_York', '2026-10-26')).toBe(169);
  });
});
