import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPolicies } from '../../src/analysis/policies/registry.ts';
import { analyse } from '../../src/analysis/registry.ts';
import { namesDayNumber } from '../../src/ir/schedule.ts';
import type { Schedule } from '../../src/ir/types.ts';
import type { Catalog } from '../../src/model/types.ts';
import { movementOf } from '../../src/suggest/movement.ts';
import { suggestSlots } from '../../src/suggest/suggest.ts';
import { formatTime } from '../../src/time/civil.ts';
import { readingAt, startsOf, zones } from '../analysis/policies/brute-force.ts';
import { catalogOf } from '../model/source.ts';

/** What is suggested, held against a look at each minute of a week and at each minute of the day. */

const minutesPerDay = 1440;
/** Where nothing is stated; what is counted is what is preferred. */
const preferred = { skipped: 'after', repeated: 'once' } as const;

interface File {
  readonly timezone: string;
  readonly anchor: string;
  readonly jobs: Readonly<Record<string, object>>;
  readonly categories?: object;
  readonly windows?: object;
  readonly policies?: object;
  readonly expect?: object;
}

function catalog(file: File): Catalog {
  return catalogOf(JSON.stringify({ version: 1, targets: { crontab: { user: 'jobs' } }, ...file }));
}

function everySlot(held: Catalog, name: string, within?: { from: number; until: number }) {
  const job = held.jobs.find((each) => each.name === name);
  const movement = job && movementOf(job);
  if (!job || !movement || movement.kind === 'window') throw new Error(`can't move ${name}`);
  return suggestSlots({
    catalog: held,
    job,
    movement,
    ...(within && { within }),
    count: minutesPerDay,
    refusedBy: () => [],
  });
}

/** For each minute of the day, the instants of the week at which a time there starts the job. */
function startsByTime(schedule: Schedule, from: number, until: number): readonly number[][] {
  const starts = Array.from({ length: minutesPerDay }, (): number[] => []);
  const shown = new Set<number>();
  for (let at = from - minutesPerDay; at < until; at++) {
    const reading = readingAt(schedule.zone, at);
    const before = readingAt(schedule.zone, at - 1);
    const fired = new Set<number>();
    for (let l = before + 1; l <= reading; l++) fired.add(l);
    if (reading <= before) fired.add(reading);
    for (const l of fired) {
      const day = Math.floor(l / minutesPerDay);
      const counts = !shown.has(l) && at >= from && namesDayNumber(schedule, day);
      if (counts) starts[l - day * minutesPerDay]?.push(at);
      shown.add(l);
    }
  }
  return starts.map((list) => [...new Set(list)]);
}

function mondayOf(timezone: string, anchor: string): number {
  const civil = Date.parse(`${anchor}T00:00:00Z`) / 60_000;
  const near = Array.from({ length: 2 * minutesPerDay }, (_, i) => civil - minutesPerDay + i);
  return near.find((at) => readingAt(timezone, at) >= civil) ?? civil;
}

/** The minutes of the day, the quietest first, with what others start in them. */
function ranked(held: Catalog, name: string, anchor: string) {
  const job = held.jobs.find((each) => each.name === name);
  const movement = job && movementOf(job);
  if (!job || movement?.kind !== 'day') throw new Error(`${name} has no time`);
  const from = mondayOf(held.zone, anchor);
  const next = new Date(Date.parse(`${anchor}T00:00:00Z`) + 7 * 86_400_000).toISOString();
  const until = mondayOf(held.zone, next.slice(0, 10));
  const load = new Map<number, number>();
  for (const other of held.jobs.filter((each) => each !== job)) {
    for (const start of startsOf(other.schedules[0], preferred)) {
      load.set(start, (load.get(start) ?? 0) + 1);
    }
  }
  const [schedule] = job.schedules;
  return startsByTime(schedule, from, until)
    .map((starts, minute) => {
      const met = starts.map((start) => load.get(start) ?? 0);
      const sum = met.reduce((a, b) => a + b, 0);
      return { minute, most: Math.max(0, ...met), sum };
    })
    .filter(({ minute }) => minute !== movement.present)
    .sort((a, b) => {
      const far = Math.abs(a.minute - movement.present) - Math.abs(b.minute - movement.present);
      return a.most - b.most || a.sum - b.sum || far || a.minute - b.minute;
    });
}

const cron = fc
  .tuple(
    fc.constantFrom('0', '*/20', '59', '30', '*/7'),
    fc.constantFrom('*', '2', '0-3', '9,17', '23'),
    fc.constantFrom('*', '1-5', '0', '6'),
  )
  .map(([m, h, w]) => `${m} ${h} * * ${w}`);
/** Mondays whose weeks change a clock of one of the zones, or none. */
const anchors = fc.constantFrom('2018-01-15', '2018-02-12', '2018-03-05', '2018-03-26');

describe('the order of slots', () => {
  it('is that of a look at every minute of the week', () => {
    const others = fc.array(fc.tuple(cron, fc.constantFrom(...zones)), { maxLength: 4 });
    const time = fc.integer({ min: 0, max: minutesPerDay - 1 }).map(formatTime);
    const weekdays = fc.constantFrom(undefined, 'mon-fri', 'sun', 'sat,sun');
    const zone = fc.constantFrom(...zones);
    fc.assert(
      fc.property(
        fc.record({ others, time, weekdays, zone, timezone: zone, anchor: anchors }),
        ({ others, time, weekdays, zone, timezone, anchor }) => {
          const targets = ['crontab'];
          const jobs = others.map(([schedule, timezone], index) => [
            `other_${index}`,
            { endpoint: '/o', schedule, timezone, targets },
          ]);
          const moved = { times: time, ...(weekdays && { weekdays }), timezone: zone };
          const file = {
            timezone,
            anchor,
            jobs: { ...Object.fromEntries(jobs), moved: { endpoint: '/m', targets, ...moved } },
          };
          const held = catalog(file);
          const slots = everySlot(held, 'moved').slots.map(({ minute, load }) => ({
            minute,
            ...load,
          }));
          expect(slots).toEqual(ranked(held, 'moved', anchor));
        },
      ),
      { numRuns: 15 },
    );
  });
});

const day = { hours: '09:00-11:00' };
const crowd = {
  b: { endpoint: '/b', times: '10:00', targets: ['crontab'], category: 'sync' },
  c: { endpoint: '/c', times: '10:00', targets: ['crontab'], category: 'sync' },
  d: { endpoint: '/d', schedule: '*/20 * * * 1-5', targets: ['crontab'], category: 'check' },
};

/** Every promise that keeps a job from a time, by what breaks it. */
const promises: readonly (readonly [string, Partial<File>])[] = [
  ['protect', { policies: { p: { protect: { ...day, weekdays: 'mon', from: ['report'] } } } }],
  ['allowed', { policies: { p: { allowed: { hours: '21:00-10:30', categories: ['report'] } } } }],
  ['must_run', { policies: { p: { must_run: { job: 'a', every: '13h' } } } }],
  ['load in a minute', { policies: { p: { load: { max_starts: 3, within: '1m' } } } }],
  ['load in an hour', { policies: { p: { load: { max_starts: 5, within: '1h' } } } }],
  [
    'load of some',
    { policies: { p: { load: { max_starts: 1, within: '12h', categories: ['report'] } } } },
  ],
  ['wakeups by the hour', { policies: { p: { wakeups: { at_most: 3, per: 'hour' } } } }],
  ['wakeups by the week', { policies: { p: { wakeups: { at_most: 367, per: 'week' } } } }],
  ['an expectation', { expect: { a: { never_at: ['2026-01-06 10:28'], per_day: 2 } } }],
  [
    'windows_only',
    {
      categories: { report: { windows_only: true }, sync: {}, check: {} },
      windows: { day, night: { hours: '22:00-23:00', weekdays: 'mon-sun' } },
      policies: { used: { allowed: { hours: '00:00-24:00', categories: ['report'] } } },
    },
  ],
  [
    'several at once',
    {
      policies: {
        p: { allowed: { hours: '22:00-10:30', categories: ['report'] } },
        q: { load: { max_starts: 3, within: '10m' } },
      },
    },
  ],
];

describe('a slot is open exactly where the file with it keeps every promise', () => {
  const fileWith = (time: string, more: Partial<File>): File => ({
    timezone: 'America/Sao_Paulo',
    anchor: '2026-01-05',
    categories: { report: {}, sync: {}, check: {} },
    jobs: {
      a: {
        endpoint: '/a',
        times: { x: time, y: '22:20' },
        targets: ['crontab'],
        category: 'report',
      },
      ...crowd,
    },
    ...more,
  });
  const isKept = (held: Catalog) =>
    analyse(held, []).every(({ severity }) => severity !== 'error') &&
    checkPolicies(held).every(({ findings }) => findings.length === 0);

  it.each(promises)('%s', (_, more) => {
    const hours = { from: 9 * 60 - 41, until: 11 * 60 + 43 };
    // Every fourth, on the grid of the others and off it.
    const count = (hours.until - hours.from) / 4;
    const times = Array.from({ length: count }, (_, i) => hours.from + 4 * i + 1);
    const kept = times.filter((time) => isKept(catalog(fileWith(formatTime(time), more))));
    expect(kept.length, 'the promise tells times apart').toBeLessThan(times.length);
    expect(kept.length).toBeGreaterThan(0);
    // From a time that keeps it, and from one that breaks it.
    const broken = times.find((time) => !kept.includes(time)) ?? 0;
    for (const present of [kept[0] ?? 0, broken]) {
      const held = catalog(fileWith(formatTime(present), more));
      const open = everySlot(held, 'a_x', hours).slots.map(({ minute }) => minute);
      const wanted = kept.filter((time) => time !== present);
      const found = open.filter((time) => times.includes(time)).sort((x, y) => x - y);
      expect(found.join(), formatTime(present)).toBe(wanted.join());
    }
  });
});
