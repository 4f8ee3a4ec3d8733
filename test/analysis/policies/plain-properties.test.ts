import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkExpectations } from '../../../src/analysis/expectations.ts';
import { checkPolicies } from '../../../src/analysis/policies/registry.ts';
import { civilDate, formatTime } from '../../../src/time/civil.ts';
import { catalogOf } from '../../model/source.ts';
import { anchor, loosest, readingAt, startsOf, strictest, yearOf, zones } from './brute-force.ts';

/** Tests in the source, and promises that are about no time, against a look at everything. */

const zone = fc.constantFrom(...zones);

function written(civil: number): string {
  const { year, month, date } = civilDate(Math.floor(civil / 1440));
  const two = (value: number) => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(date)} ${formatTime(civil % 1440)}`;
}

/** Minutes about each of the year's clock changes in a zone, and one far from them. */
function strangeMinutes(name: string): readonly number[] {
  const { from, until } = yearOf(name);
  const minutes = [readingAt(name, from + 100_000)];
  for (let at = from + 1; at < until; at++) {
    const [before, now] = [readingAt(name, at - 1), readingAt(name, at)];
    if (now - before === 1) continue;
    const [low, high] = [Math.min(before, now), Math.max(before, now)];
    // The first minute after a gap is where skipped starts go.
    minutes.push(low, high, high, high);
    for (let civil = low - 31; civil <= high + 31; civil += 15) minutes.push(civil);
  }
  return minutes;
}

const strange = new Map(zones.map((name) => [name, strangeMinutes(name)]));

const testedJob = zone.chain((timezone) =>
  fc.record({
    timezone: fc.constant(timezone),
    schedule: fc
      .tuple(
        fc.constantFrom('*', '*/15', '0', '30', '14', '29,44'),
        fc.constantFrom('*', '0', '1', '2', '0-3', '23'),
        fc.constantFrom('*', '0', '6'),
      )
      .map(([minute, hour, day]) => `${minute} ${hour} * * ${day}`),
    dst: fc.constantFrom(
      undefined,
      { skipped: 'after', repeated: 'once' },
      { skipped: 'drop' },
      { repeated: 'twice' },
    ),
    civil: fc.constantFrom(...(strange.get(timezone) ?? [])),
    count: fc.integer({ min: 1, max: 4 }),
  }),
);

describe('a test in the source', () => {
  it('of a minute is as a look at the whole year says', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        testedJob,
        zone,
        fc.constantFrom('fires_at', 'never_at'),
        ({ timezone, schedule, dst, civil }, fileZone, key) => {
          const job = { timezone, schedule, ...(dst && { dst }), endpoint: '/a' };
          const made = fileOf(fileZone, job, { [key]: [written(civil)] });
          const [starts] = made.jobs.map(({ schedules }) =>
            startsOf(schedules[0], key === 'fires_at' ? strictest : loosest),
          );
          const { from, until } = yearOf(timezone);
          const instants = Array.from({ length: until - from }, (_, index) => from + index);
          const shown = instants.filter((at) => readingAt(timezone, at) === civil);
          const isStarted = shown.some((at) => starts?.includes(at));
          const codes = checkExpectations(made).map(({ code }) => code);
          const expected = isStarted === (key === 'fires_at') ? [] : ['CW521'];
          expect(codes).toEqual(shown.length === 0 ? ['CW506'] : expected);
          seen.add(`${key} ${codes}`);
        },
      ),
      { numRuns: 60, seed: 2018 },
    );
    expect(seen.size).toBe(6);
  });

  it('of numbers is as a look at the first week says', () => {
    const seen = new Set<number>();
    fc.assert(
      fc.property(testedJob, zone, ({ timezone, schedule, count }, fileZone) => {
        const job = { timezone, schedule, endpoint: '/a' };
        const made = fileOf(fileZone, job, { per_day: count, per_week: count * 7 });
        const { from } = yearOf(timezone);
        const [all = []] = made.jobs.map(({ schedules }) => startsOf(schedules[0], loosest));
        const starts = all.filter((at) => at >= from && at < from + 10_080);
        const days = new Map<number, number>();
        for (const at of starts) {
          const day = Math.floor(readingAt(timezone, at) / 1440);
          days.set(day, (days.get(day) ?? 0) + 1);
        }
        const isDaily = days.size > 0 && [...days.values()].every((found) => found === count);
        const wrong = (isDaily ? 0 : 1) + (starts.length === count * 7 ? 0 : 1);
        expect(checkExpectations(made).map(({ code }) => code)).toEqual(
          new Array(wrong).fill('CW522'),
        );
        seen.add(wrong);
      }),
      { numRuns: 60, seed: 2018 },
    );
    expect(seen).toEqual(new Set([0, 1, 2]));
  });
});

function fileOf(fileZone: string, job: object, expected: object) {
  return catalogOf(
    JSON.stringify({
      version: 1,
      timezone: fileZone,
      anchor,
      defaults: { targets: ['crontab'] },
      jobs: { j: job },
      expect: { j: expected },
      targets: { crontab: { user: 'jobs' } },
    }),
  );
}

const targets = ['crontab', 'kubernetes', 'github-actions'];
const keys = ['description', 'why', 'owner', 'category', 'duration'] as const;
const plainJob = fc.record({
  category: fc.constantFrom('a', 'b', undefined),
  targets: fc.subarray(targets, { minLength: 1 }),
  has: fc.subarray(['description', 'why', 'owner', 'duration']),
});
type PlainJob = typeof plainJob extends fc.Arbitrary<infer T> ? T : never;

function promising(jobs: readonly PlainJob[], policy: object) {
  const value = (key: string) => (key === 'duration' ? '5m' : 'x');
  const entries = jobs.map(({ category, has, targets: own }, index) => [
    `j${index}`,
    {
      times: '09:00',
      endpoint: `/${index}`,
      targets: own,
      ...(category && { category }),
      ...Object.fromEntries(has.map((key) => [key, value(key)])),
    },
  ]);
  const made = catalogOf(
    JSON.stringify({
      version: 1,
      timezone: 'Etc/UTC',
      categories: { a: {}, b: {} },
      jobs: Object.fromEntries(entries),
      policies: { p: policy },
      targets: { crontab: { user: 'jobs' }, kubernetes: { namespace: 'n' }, 'github-actions': {} },
    }),
  );
  return checkPolicies(made).flatMap(({ findings }) => findings.map(({ about }) => about?.job));
}

/** The names of the jobs that are so. */
function namesOf(jobs: readonly PlainJob[], isBad: (job: PlainJob) => boolean) {
  return jobs.flatMap((job, index) => (isBad(job) ? [`j${index}`] : []));
}

const someJobs = fc.array(plainJob, { minLength: 1, maxLength: 5 });
const categories = fc.subarray(['a', 'b'], { minLength: 1 });

describe('a promise that is about no time', () => {
  it('never_on names the jobs that a look at each finds', () => {
    const some = fc.subarray(targets, { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(someJobs, categories, some, (jobs, meant, banned) => {
        const found = promising(jobs, { never_on: { categories: meant, targets: banned } });
        const isBad = ({ category, targets: own }: PlainJob) =>
          category !== undefined &&
          meant.includes(category) &&
          own.some((target) => banned.includes(target));
        expect(found).toEqual(namesOf(jobs, isBad));
      }),
      { numRuns: 200 },
    );
  });

  it('required_keys names the jobs that a look at each finds', () => {
    const some = fc.subarray([...keys], { minLength: 1 });
    fc.assert(
      fc.property(someJobs, fc.option(categories), some, (jobs, meant, wanted) => {
        const scope = meant === null ? {} : { categories: meant };
        const found = promising(jobs, { required_keys: { keys: wanted, ...scope } });
        const isBad = ({ category, has }: PlainJob) =>
          (meant === null || (category !== undefined && meant.includes(category))) &&
          wanted.some((key) => (key === 'category' ? category === undefined : !has.includes(key)));
        expect(found).toEqual(namesOf(jobs, isBad));
      }),
      { numRuns: 200 },
    );
  });
});
