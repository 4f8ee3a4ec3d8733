import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPolicies } from '../../src/analysis/policies/registry.ts';
import { promisesAtLeast } from '../../src/review/at-least.ts';
import { catalogOf } from '../model/source.ts';

const some = fc.subarray(['a', 'b', 'c'], { minLength: 1 });
const scope = fc.oneof(
  fc.constant({}),
  some.map((categories) => ({ categories })),
);
const scopeOrRest = fc.oneof(
  scope,
  some.filter(({ length }) => length < 3).map((without) => ({ without })),
);
const hours = fc
  .constantFrom('06:00-12:00', '06:00-18:00', '08:00-12:00', '22:00-02:00', '20:00-06:00')
  .chain((text) =>
    fc.constantFrom({}, { weekdays: 'mon-fri' }, { weekdays: 'mon' }).map((days) => {
      return { hours: text, ...days };
    }),
  );

const commitments = [
  fc.tuple(hours, some).map(([span, from]) => ({ protect: { ...span, from } })),
  fc.tuple(hours, some).map(([span, categories]) => ({ allowed: { ...span, categories } })),
  fc
    .tuple(fc.constantFrom('j0', 'j1'), fc.constantFrom({}, { every: '1d' }, { every: '8h' }))
    .map(([job, every]) => ({ must_run: { job, ...every } })),
  some.map((categories) => ({ never_on: { categories, targets: ['crontab'] } })),
  fc.tuple(fc.subarray(['owner', 'why'], { minLength: 1 }), scope).map(([keys, about]) => {
    return { required_keys: { keys, ...about } };
  }),
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom('1m', '5m', '1h'), scope)
    .map(([max_starts, within, about]) => ({ load: { max_starts, within, ...about } })),
  fc
    .tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom('hour', 'week'), scopeOrRest)
    .map(([at_most, per, about]) => ({ wakeups: { at_most, per, ...about } })),
  fc.tuple(fc.constantFrom('0%', '40%', '80%'), scopeOrRest).map(([at_least, about]) => {
    return { reduction: { at_least, ...about } };
  }),
];

const job = fc.record({
  category: fc.constantFrom('a', 'b', 'c'),
  schedule: fc.constantFrom('0 9 * * *', '0 9 * * 1', '0 */6 * * *', '3,4 23 * * *', '0 * * * *'),
  extra: fc.constantFrom({}, { owner: 'x' }, { why: 'x' }, { owner: 'x', why: 'y' }),
});

type Jobs = readonly { category: string; schedule: string; extra: object }[];

/** A file that makes all the promises, and has nothing else to say. */
function catalogWith(jobs: Jobs, promises: readonly object[]) {
  const named = jobs.map(({ category, schedule, extra }, index) => [
    `j${index}`,
    { category, schedule, ...extra, endpoint: `/${index}`, targets: ['crontab'] },
  ]);
  const before = named.map(([name]) => `  ${name}: { category: a, schedule: "0 */2 * * *" }`);
  return catalogOf(
    JSON.stringify({
      version: 1,
      timezone: 'Etc/UTC',
      baseline: 'baseline.yaml',
      categories: { a: {}, b: {}, c: {} },
      jobs: Object.fromEntries(named),
      policies: Object.fromEntries(promises.map((promise, index) => [`p${index}`, promise])),
      targets: { crontab: { user: 'jobs', host_timezone: 'Etc/UTC' } },
    }),
    `version: 1\njobs:\n${before.join('\n')}\n`,
  );
}

describe('a promise that is at least another', () => {
  it.each(commitments.map((each, index) => [index, each] as const))(
    'is broken wherever that is: kind %i',
    (_, kind: fc.Arbitrary<object>) => {
      const promises = fc.sample(kind, { numRuns: 16, seed: 6 });
      const schedules = fc.sample(fc.array(job, { minLength: 1, maxLength: 4 }), {
        numRuns: 6,
        seed: 6,
      });
      const seen = { atLeast: 0, less: 0 };
      for (const jobs of schedules) {
        const outcomes = checkPolicies(catalogWith(jobs, promises));
        for (const one of outcomes) {
          for (const other of outcomes.filter(({ findings }) => findings.length > 0)) {
            const isKept = one.findings.length === 0;
            if (promisesAtLeast(one.policy.commitment, other.policy.commitment)) {
              expect([one.policy.commitment, isKept]).toEqual([one.policy.commitment, false]);
              seen.atLeast++;
            } else if (isKept) seen.less++;
          }
        }
      }
      expect(seen.atLeast).toBeGreaterThan(5);
      expect(seen.less).toBeGreaterThan(5);
    },
  );
});
