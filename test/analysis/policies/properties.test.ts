import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPolicies } from '../../../src/analysis/policies/registry.ts';
import type { PolicyOutcome } from '../../../src/analysis/policies/types.ts';
import { inWords } from '../../../src/analysis/words.ts';
import type { CommitmentOf } from '../../../src/model/policy-types.ts';
import type { Catalog } from '../../../src/model/types.ts';
import { formatTime } from '../../../src/time/civil.ts';
import { catalogOf } from '../../model/source.ts';
import {
  anchor,
  isInside,
  loosest,
  readingAt,
  startsOf,
  strictest,
  yearOf,
  zones,
} from './brute-force.ts';

/** Every promise that is about time, held against a look at each minute of a year with clock changes. */

const zone = fc.constantFrom(...zones);
const hour = fc.integer({ min: 0, max: 23 });
const cron = fc
  .tuple(
    fc.constantFrom('0', '*/20', '59', '30', '7'),
    fc.oneof(
      fc.constant('*'),
      fc.tuple(hour, hour).map(([a, b]) => `${a},${b}`),
      fc.constant('1-3'),
    ),
    fc.constantFrom('*', '*', '1', '13,20', '29'),
    fc.constantFrom('*', '1-5', '0', '0,6'),
  )
  .map(([m, h, d, w]) => `${m} ${h} ${d} * ${w}`);
const dst = fc.constantFrom(
  undefined,
  { skipped: 'after', repeated: 'once' },
  { skipped: 'drop' },
  { repeated: 'twice' },
);
const job = fc.record({
  schedule: cron,
  timezone: zone,
  dst,
  duration: fc.constantFrom(1, 45, 1500),
});
type WrittenJob = typeof job extends fc.Arbitrary<infer T> ? T : never;

const clock = fc
  .tuple(hour, fc.constantFrom('00', '30'))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${m}`);
const span = fc
  .tuple(clock, clock, fc.constantFrom(undefined, 'mon-fri', 'sat,sun', 'sun'))
  .filter(([from, until]) => from !== until)
  .map(([from, until, weekdays]) => ({ hours: `${from}-${until}`, ...(weekdays && { weekdays }) }));

function catalog(fileZone: string, jobs: readonly WrittenJob[], policy: object): Catalog {
  const entries = jobs.map(({ schedule, timezone, dst: rule, duration }, index) => [
    `job_${index}`,
    {
      category: 'c',
      endpoint: '/a',
      targets: ['crontab'],
      schedule,
      timezone,
      duration: `${duration}m`,
      ...(rule && { dst: rule }),
    },
  ]);
  const baseline = entries.map(([name]) => `  ${name}: { category: c, schedule: "*/30 * * * *" }`);
  return catalogOf(
    JSON.stringify({
      version: 1,
      timezone: fileZone,
      anchor,
      baseline: 'baseline.yaml',
      categories: { c: {} },
      jobs: Object.fromEntries(entries),
      policies: { p: policy },
      targets: { crontab: { user: 'jobs' } },
    }),
    `version: 1\njobs:\n${baseline.join('\n')}\n`,
  );
}

/** The start the outcome shows, if it is one of this year's. */
function expectFirst(outcome: PolicyOutcome, fileZone: string, slow: number | undefined): void {
  const message = outcome.findings[0]?.message ?? '';
  if (slow !== undefined) expect(message).toContain(inWords(readingAt(fileZone, slow)));
  else expect(message).not.toContain(' 2018 ');
}

function outcomeOf(made: Catalog): PolicyOutcome {
  const [outcome] = checkPolicies(made);
  if (!outcome) throw new Error('no policy');
  return outcome;
}

function commitmentOf<Kind extends PolicyOutcome['policy']['commitment']['kind']>(
  { policy }: PolicyOutcome,
  _kind: Kind,
) {
  return policy.commitment as CommitmentOf<Kind>;
}

/** The starts of all jobs in the year, with repetitions, ascending. */
function startsInYear({ jobs, zone: fileZone }: Catalog, rule = loosest): readonly number[] {
  const { from, until } = yearOf(fileZone);
  return jobs
    .flatMap(({ schedules }) => startsOf(schedules[0], rule))
    .filter((start) => start >= from && start < until)
    .sort((a, b) => a - b);
}

/** Once a day in the hours in which clocks change, and in others. */
const nightly: fc.Arbitrary<WrittenJob> = fc.record({
  schedule: fc
    .tuple(fc.constantFrom(0, 15, 30), fc.constantFrom(0, 1, 2, 3, 9, 23))
    .map(([m, h]) => `${m} ${h} * * *`),
  timezone: zone,
  dst,
  duration: fc.constantFrom(1, 45),
});

function hoursFrom(minute: number, length: number): string {
  const time = (at: number) => formatTime(((at % 1440) + 1440) % 1440);
  return `${time(minute)}-${time(minute + length)}`;
}

function expectProtected(made: Catalog, { duration }: WrittenJob): void {
  const outcome = outcomeOf(made);
  const { span: within } = commitmentOf(outcome, 'protect');
  const reaches = (start: number) =>
    Array.from({ length: duration }, (_, index) => start + index).some((at) =>
      isInside(within, readingAt(made.zone, at)),
    );
  expectFirst(outcome, made.zone, startsInYear(made).find(reaches));
}

function expectAllowed(made: Catalog): void {
  const outcome = outcomeOf(made);
  const { span: within } = commitmentOf(outcome, 'allowed');
  const stray = (start: number) => !isInside(within, readingAt(made.zone, start));
  expectFirst(outcome, made.zone, startsInYear(made).find(stray));
}

function expectRunning(fileZone: string, one: WrittenJob, minutes: number): void {
  const made = catalog(fileZone, [one], { must_run: { job: 'job_0', every: `${minutes}m` } });
  const { from } = yearOf(fileZone);
  const read = (at: number) => readingAt(one.timezone, at);
  const starts = [from, ...startsInYear(made, strictest)];
  const late = starts.find((start, index) => {
    const next = starts[index + 1];
    return next !== undefined && Math.min(next - start, read(next) - read(start)) > minutes;
  });
  const outcome = outcomeOf(made);
  const last = inWords(readingAt(fileZone, starts.at(-1) ?? from));
  // A gap over the year's end is no business of this test.
  if (late === undefined && outcome.findings[0]?.message.includes(last)) return;
  expectFirst(outcome, fileZone, late);
}

const runs = { numRuns: 25 };

describe('against every minute of a year with clock changes', () => {
  it('protect', () => {
    fc.assert(
      fc.property(zone, job, span, (fileZone, one, protect) => {
        expectProtected(catalog(fileZone, [one], { protect: { ...protect, from: ['c'] } }), one);
      }),
      runs,
    );
  });

  it('allowed', () => {
    fc.assert(
      fc.property(zone, job, span, (fileZone, one, allowed) => {
        expectAllowed(catalog(fileZone, [one], { allowed: { ...allowed, categories: ['c'] } }));
      }),
      runs,
    );
  });

  it('protect and allowed, where a clock change alone can break them', () => {
    fc.assert(
      fc.property(zone, nightly, fc.constantFrom(30, 60), (fileZone, one, length) => {
        const bare = catalog(fileZone, [one], { protect: { hours: '00:00-24:00', from: ['c'] } });
        const time = readingAt(fileZone, startsInYear(bare)[0] ?? 0) % 1440;
        const own = hoursFrom(time, length);
        expectAllowed(catalog(fileZone, [one], { allowed: { hours: own, categories: ['c'] } }));
        for (const hours of [hoursFrom(time + 46, length), hoursFrom(time - length, length)]) {
          expectProtected(catalog(fileZone, [one], { protect: { hours, from: ['c'] } }), one);
        }
      }),
      runs,
    );
  });

  it('must_run', () => {
    const every = fc.constantFrom(20, 60, 120, 180, 1380, 1440, 2880, 10_080);
    fc.assert(
      fc.property(zone, fc.oneof(job, nightly), every, (fileZone, one, minutes) => {
        expectRunning(fileZone, one, minutes);
      }),
      { numRuns: 50 },
    );
  });

  it('must_run, where a clock change alone can break it', () => {
    fc.assert(
      fc.property(zone, nightly, (fileZone, one) => expectRunning(fileZone, one, 1440)),
      runs,
    );
  });

  it('load, and wakeups by the hour', () => {
    const within = fc.constantFrom(1, 5, 60, 61, 1440);
    const some = fc.array(job, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(zone, some, within, fc.boolean(), (fileZone, jobs, minutes, once) => {
        const load = { max_starts: 1, within: `${minutes}m` };
        const made = catalog(
          fileZone,
          jobs,
          once ? { wakeups: { at_most: 1, per: 'hour' } } : { load },
        );
        const length = once ? 60 : minutes;
        const all = startsInYear(made);
        const starts = once ? [...new Set(all)] : all;
        const slow = fullest(starts, length, yearOf(fileZone).from);
        const outcome = outcomeOf(made);
        const { measured, findings } = outcome;
        const fast = measured.kind === 'load' ? measured.starts : countOfMinutes(outcome);
        const shown = findings[0]?.message ?? '';
        expect(fast).toBeGreaterThanOrEqual(slow.most);
        if (shown.includes(' 2018 ')) expect(fast).toBe(slow.most);
        if (fast === slow.most && fast > 1) {
          expect(shown).toContain(inWords(readingAt(fileZone, slow.from)));
        }
      }),
      runs,
    );
  });

  it('reduction, and wakeups by the week', () => {
    const some = fc.array(job, { minLength: 1, maxLength: 3 });
    const percent = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(zone, some, percent, (fileZone, jobs, share) => {
        const { from } = yearOf(fileZone);
        const preferred = { skipped: 'after', repeated: 'once' } as const;
        const reduced = catalog(fileZone, jobs, { reduction: { at_least: `${share}%` } });
        const starts = startsInYear(reduced, preferred).filter((start) => start < from + 10_080);
        // The baseline starts twice an hour, and no clock changes in the year's first week.
        const before = jobs.length * 336;
        const isKept = 1 - starts.length / before >= share / 100 - 1e-9;
        expect(outcomeOf(reduced).findings.length).toBe(isKept ? 0 : 1);
        const woken = outcomeOf(catalog(fileZone, jobs, { wakeups: { at_most: 1, per: 'week' } }));
        expect(countOfMinutes(woken)).toBe(new Set(starts).size);
      }),
      runs,
    );
  });
});

function countOfMinutes({ measured }: PolicyOutcome): number {
  return measured.kind === 'wakeups' ? measured.minutes : 0;
}

/** The first stretch that holds the most, by trying the one that ends with each start. */
function fullest(starts: readonly number[], within: number, begin: number) {
  let best = { most: 0, from: begin };
  let low = 0;
  for (const [index, start] of starts.entries()) {
    if (starts[index + 1] === start) continue;
    const from = start - within + 1;
    while ((starts[low] ?? 0) < from) low++;
    const most = index - low + 1;
    if (most > best.most) best = { most, from: starts[low] ?? from };
  }
  return best;
}
