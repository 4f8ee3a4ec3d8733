import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCron } from '../../src/cron/parse.ts';
import { engines } from '../../src/engines/registry.ts';
import { rangeSet, setOf } from '../../src/ir/number-set.ts';
import {
  allHours,
  allMonths,
  canonicalDays,
  isNever,
  makeSchedule,
} from '../../src/ir/schedule.ts';
import { type Cells, shiftCells } from '../../src/ir/shift.ts';
import type { DayRule } from '../../src/ir/types.ts';
import { crontab } from '../../src/targets/crontab/index.ts';
import { githubActions } from '../../src/targets/github-actions/index.ts';
import { kubernetes } from '../../src/targets/kubernetes/index.ts';
import type { Candidate, EngineHost, Target } from '../../src/targets/types.ts';
import { zoneDifferences } from '../../src/time/zone-differences.ts';
import { configured, file, job, legalise } from './job-factory.ts';

const someOf = (low: number, high: number, maxLength = high) =>
  fc.uniqueArray(fc.integer({ min: low, max: high }), { minLength: 1, maxLength }).map(setOf);
const stepped = (low: number, high: number) =>
  fc
    .tuple(fc.integer({ min: low, max: high }), fc.integer({ min: 1, max: high }))
    .map(([first, step]) => rangeSet(first, high, step));

const days: fc.Arbitrary<DayRule> = fc
  .oneof(
    fc.constant<DayRule>({ kind: 'everyDay' }),
    fc.record({
      kind: fc.constant('onDates' as const),
      dates: fc.oneof(someOf(1, 31), stepped(1, 31)),
    }),
    fc.record({ kind: fc.constant('onWeekdays' as const), weekdays: someOf(0, 6, 7) }),
    fc.record({
      kind: fc.constant('either' as const),
      dates: fc.oneof(someOf(1, 31), stepped(1, 31)),
      weekdays: someOf(0, 6, 7),
    }),
  )
  .map(canonicalDays);

const cells: fc.Arbitrary<Cells> = fc.record({
  minutes: fc.oneof(someOf(0, 59, 6), stepped(0, 59)),
  hours: fc.oneof(fc.constant(allHours), someOf(0, 23), stepped(0, 23)),
  months: fc.oneof(fc.constant(allMonths), fc.constant(allMonths), someOf(1, 12), stepped(1, 12)),
  days,
});

const zones = [
  'America/Sao_Paulo',
  'America/New_York',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Etc/UTC',
  'Pacific/Kiritimati',
  'Pacific/Niue',
];

interface Written {
  readonly target: Target;
  readonly settings: Readonly<Record<string, string>>;
}

const crontabs = ['debian', 'cronie', 'busybox'].map((implementation) => ({
  name: implementation,
  target: crontab,
  settings: { user: 'jobs', implementation },
}));
const others = [
  { name: 'kubernetes', target: kubernetes, settings: { namespace: 'jobs' } },
  { name: 'github-actions', target: githubActions, settings: {} },
];

function hostOf({ target, settings }: Written): EngineHost {
  const result = target.settings(configured(target.id, settings), file);
  if (result.kind === 'refused') throw new Error(result.diagnostics[0]?.message);
  return target.engine(result.settings);
}

/** What the engine makes of the entries: on whose clock, and the sets of each. */
function read(candidate: Candidate, { engine, hostZone }: EngineHost) {
  const readings = candidate.map((entry) => engines[engine].read({ ...entry, hostZone }));
  return readings.map((reading) => {
    if (reading.kind !== 'accepted') throw new Error(`${reading.kind}: ${reading.why}`);
    expect(reading.notes).toEqual([]);
    return { zone: reading.zone, cells: reading.cells };
  });
}

/** Every way in which a clock may read the cells of a job in another zone. */
function readingsOn(clock: string, zone: string, of: Cells): readonly (readonly Cells[])[] {
  return zoneDifferences(zone, clock, file.anchor).flatMap((ahead) => {
    const shifted = shiftCells(of, -ahead);
    return shifted.kind === 'shifted' ? [shifted.cells] : [];
  });
}

describe.each([...crontabs, ...others])('whatever the schedule, $name', ({ target, settings }) => {
  it('reads in each candidate the very sets that the schedule has on that clock', () => {
    fc.assert(
      fc.property(
        cells,
        fc.constantFrom(...zones),
        fc.constantFrom(...zones),
        (of, zone, hostZone) => {
          const elsewhere = target === crontab ? { host_timezone: hostZone } : {};
          const written = { ...settings, ...elsewhere };
          const schedule = makeSchedule(of, zone);
          fc.pre(!isNever(schedule));
          const legalised = legalise(target, job({ schedules: [schedule] }), written);
          if (legalised.kind === 'refused') return;
          const host = hostOf({ target, settings: written });
          for (const candidate of [legalised.first, ...legalised.others()]) {
            const found = read(candidate, host);
            const clock = found[0]?.zone ?? '';
            expect(new Set(found.map((one) => one.zone)).size).toBe(1);
            expect(readingsOn(clock, zone, of)).toContainEqual(found.map((one) => one.cells));
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe.each(['debian', 'cronie'])('the texts for a clock change, %s', (implementation) => {
  const host = 'America/New_York';
  const week = {
    from: Date.parse('2026-03-05T00:00Z') / 60_000,
    until: Date.parse('2026-03-12T00:00Z') / 60_000,
  };

  it.each([
    ['0 2 * * *', ['first', 'wall']],
    ['0,20 2 * * *', ['first', 'wall']],
    ['30 0,2 * * *', ['first', 'wall']],
    ['30 2 * * *', ['first']],
    ['*/30 * * * *', ['wall']],
  ])('%s: caught up after the gap, then by the wall clock: %j', (text, laws) => {
    const parsed = parseCron(text);
    if (parsed.kind === 'refused') throw new Error(`refused: ${text}`);
    const settings = { user: 'jobs', implementation, host_timezone: host };
    const schedules = [makeSchedule(parsed.fields, host)] as const;
    const legalised = legalise(crontab, job({ schedules }), settings);
    const candidates =
      legalised.kind === 'candidates' ? [legalised.first, ...legalised.others()] : [];
    const { engine } = hostOf({ target: crontab, settings });
    const found = candidates
      .filter(([entry]) => entry.zone === undefined)
      .map(([entry]) => engines[engine].read({ ...entry, hostZone: host }))
      .map((one) => one.kind === 'accepted' && one.law(week.from, week.until).kind);
    expect(found).toEqual(laws);
  });
});
