import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCron } from '../../src/cron/parse.ts';
import type { EngineId } from '../../src/engines/registry.ts';
import { engines } from '../../src/engines/registry.ts';
import { occurrences } from '../../src/ir/occurrences.ts';
import { makeSchedule } from '../../src/ir/schedule.ts';
import type { DstPolicy, Schedule } from '../../src/ir/types.ts';
import { judgeOver } from '../../src/proof/judge.ts';
import { isGood } from '../../src/proof/types.ts';
import { civilDate, dayNumber } from '../../src/time/civil.ts';
import { offsetAt, segmentsBetween } from '../../src/time/zone-segments.ts';

/**
 * The judge works with cells, cuts and laws; here its verdicts are held against lists of starts,
 * minute by minute over one year with its changes.
 */
const horizon = {
  from: dayNumber({ year: 2026, month: 1, date: 1 }) * 1440,
  until: dayNumber({ year: 2027, month: 1, date: 1 }) * 1440,
};
const judge = judgeOver(horizon);

const zones = [
  'Etc/UTC',
  'America/Sao_Paulo',
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'America/Nuuk',
];
const zone = fc.constantFrom(...zones);
const minutes = fc.constantFrom('0', '30', '0,30', '15', '*/30', '*/15', '59');
const hours = fc.constantFrom('0', '1', '2', '3', '1,2', '2-3', '23', '*', '*/2', '9');
const days = fc.constantFrom('* *', '* 1-5', '* 0', '1 *', '29,31 *', '13 5');
const stated: fc.Arbitrary<DstPolicy> = fc.record(
  {
    skipped: fc.constantFrom('after' as const, 'drop' as const),
    repeated: fc.constantFrom('once' as const, 'twice' as const),
  },
  { requiredKeys: [] },
);
const source = fc
  .tuple(minutes, hours, days, fc.constantFrom('*', '3,4,10,11', '2'), zone, stated)
  .map(([minute, hour, day, month, inZone, policy]) => {
    const [dates, weekdays] = day.split(' ');
    return schedule(`${minute} ${hour} ${dates} ${month} ${weekdays}`, inZone, policy);
  });
const text = fc
  .tuple(minutes, hours, days, fc.constantFrom('*', '3,4,10,11', '2'))
  .map(([minute, hour, day, month]) => {
    const [dates, weekdays] = day.split(' ');
    return `${minute} ${hour} ${dates} ${month} ${weekdays}`;
  });

function schedule(expression: string, inZone: string, policy: DstPolicy): Schedule {
  const parsed = parseCron(expression);
  if (parsed.kind === 'refused') throw new Error(expression);
  return makeSchedule(parsed.fields, inZone, policy);
}

const clocks = new Map<string, ReturnType<typeof readClock>>();

function clockOf(inZone: string) {
  const clock = clocks.get(inZone) ?? readClock(inZone);
  clocks.set(inZone, clock);
  return clock;
}

/** When the clock of a zone shows each civil minute of the year. */
function readClock(inZone: string) {
  const segments = segmentsBetween(inZone, horizon.from - 4320, horizon.until + 4320);
  const shown = new Map<number, number[]>();
  for (const { from, until, offset } of segments) {
    for (let at = from; at < until; at++) {
      const passes = shown.get(at + offset);
      if (passes) passes.push(at);
      else shown.set(at + offset, [at]);
    }
  }
  return { segments, shown };
}

/** The instants at which a minute may start, and the sets of which one must: the definition itself. */
function demandOf(one: Schedule) {
  const { segments, shown } = clockOf(one.zone);
  const must: number[][] = [];
  const may = new Set<number>();
  const { skipped, repeated, open } = one.dst;
  const wall = { ...one, zone: 'Etc/UTC', dst: { ...one.dst, repeated: 'twice' as const } };
  for (const civil of occurrences([wall], horizon.from - 3000, horizon.until + 3000)) {
    const passes = shown.get(civil) ?? [];
    const isOpen = open === 'both' || open === (passes.length === 0 ? 'skipped' : 'repeated');
    if (passes.length === 0) {
      const before = segments.findLast(({ until, offset }) => until + offset <= civil);
      const first = before?.until ?? 0;
      if (skipped === 'after' || isOpen) may.add(first);
      if (skipped === 'after' && !isOpen) must.push([first]);
    } else if (passes.length > 1 && isOpen) {
      for (const at of passes) may.add(at);
      must.push(passes);
    } else {
      for (const at of repeated === 'once' ? passes.slice(0, 1) : passes) {
        may.add(at);
        must.push([at]);
      }
    }
  }
  return { must: must.filter((set) => set.every(inHorizon)), may };
}

const inHorizon = (at: number) => at >= horizon.from && at < horizon.until;

/** Whether a list of starts is what the source asks for, all that is left open allowed. */
function satisfies(starts: readonly number[], one: Schedule): boolean {
  const { must, may } = demandOf(one);
  const started = new Set(starts);
  return (
    started.size === starts.length &&
    starts.every((at) => may.has(at)) &&
    must.every((set) => set.some((at) => started.has(at)))
  );
}

const lawful: readonly EngineId[] = ['debian-cron', 'cronie', 'busybox'];

describe('a verdict on a daemon', () => {
  it('is good exactly when the list of starts is what the source asks for', () => {
    const seen = { good: 0, bad: 0 };
    const property = fc.property(
      source,
      fc.constantFrom(...lawful),
      zone,
      fc.option(text, { freq: 3 }),
      fc.constantFrom('own', 'zoned'),
      (one, engine, hostZone, other, way) => {
        const expression = other ?? printed(one);
        const named = engine === 'cronie' && way === 'zoned' ? { zone: one.zone } : {};
        const host = { engine, hostZone: way === 'own' ? one.zone : hostZone };
        const entries = [{ expression, ...named }] as const;
        const reading = engines[engine].read({ expression, hostZone: host.hostZone, ...named });
        if (reading.kind !== 'accepted') return;
        const starts = reading.starts(horizon.from, horizon.until);
        const verdict = judge({ schedules: [one], entries, host, permits: [] });
        seen[isGood(verdict) ? 'good' : 'bad']++;
        expect(isGood(verdict)).toBe(satisfies(starts, one));
        const exact = ['identical', 'equivalent'].includes(verdict.kind);
        const wanted = occurrences([one], horizon.from, horizon.until);
        expect(exact).toBe(isGood(verdict) && JSON.stringify(starts) === JSON.stringify(wanted));
      },
    );
    fc.assert(property, { numRuns: 250 });
    expect(seen.good).toBeGreaterThan(20);
    expect(seen.bad).toBeGreaterThan(20);
  });
});

describe('a verdict on a search', () => {
  it('is good only when the starts found one after the other are what the source asks for', () => {
    const property = fc.property(source, (one) => {
      const expression = printed(one);
      const host = { engine: 'kubernetes', hostZone: 'Etc/UTC' } as const;
      const entries = [{ expression, zone: one.zone }] as const;
      const verdict = judge({ schedules: [one], entries, host, permits: [] });
      if (!isGood(verdict)) return;
      const reading = engines.kubernetes.read({ expression, ...host, zone: one.zone });
      if (reading.kind !== 'accepted') throw new Error('refused, and good');
      expect(satisfies(reading.starts(horizon.from, horizon.until), one)).toBe(true);
    });
    fc.assert(property, { numRuns: 60 });
  });
});

/** Plain five fields, lists only. */
function printed(one: Schedule): string {
  const list = (low: number, high: number, set: { low: number; high: number }) =>
    Array.from({ length: high - low + 1 }, (_, i) => low + i)
      .filter((v) => (v < 32 ? (set.low >>> v) & 1 : (set.high >>> (v - 32)) & 1))
      .join(',');
  const hour = list(0, 23, one.hours);
  const rule = one.days;
  const dates = 'dates' in rule ? list(1, 31, rule.dates) : '*';
  const weekdays = 'weekdays' in rule ? list(0, 6, rule.weekdays) : '*';
  const everyHour = hour.split(',').length === 24 ? '*' : hour;
  return `${list(0, 59, one.minutes)} ${everyHour} ${dates} ${list(1, 12, one.months)} ${weekdays}`;
}

describe('a time of day under after and once', () => {
  it.each([
    ['Pacific/Apia', 2011, 'a day was skipped'],
    ['Pacific/Kiritimati', 1994, 'another one'],
    ['Antarctica/Casey', 2009, 'three hours back'],
    ['America/St_Johns', 2006, 'changes at one minute past midnight'],
    ['America/Nuuk', 2024, 'a gap in front of midnight'],
    ['Australia/Lord_Howe', 2026, 'half an hour'],
    ['Africa/Cairo', 2026, 'a gap behind midnight'],
  ])('starts once a civil day in %s %i: %s', (inZone, year) => {
    const first = dayNumber({ year, month: 1, date: 1 });
    const until = dayNumber({ year: year + 1, month: 1, date: 1 });
    for (const time of ['0 0', '1 0', '30 0', '30 1', '0 2', '30 2', '59 23', '0 12']) {
      const one = schedule(`${time} * * *`, inZone, { skipped: 'after', repeated: 'once' });
      const starts = occurrences([one], (first - 2) * 1440, (until + 2) * 1440);
      const civil = starts.map((at) => at + offsetAt(inZone, at));
      for (let day = first; day < until; day++) {
        const from = day * 1440 + (Number(time.split(' ')[1]) * 60 + Number(time.split(' ')[0]));
        const due = civil.filter((at, index) => at >= from && (civil[index - 1] ?? 0) < from);
        expect(due.length, `${time} on ${JSON.stringify(civilDate(day))}`).toBe(1);
      }
      // A day that was skipped has its run at the beginning of the next, together with that one's.
      expect(new Set(starts).size).toBe(starts.length);
    }
  });
});
