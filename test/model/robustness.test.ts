import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/analysis/registry.ts';
import { hasErrors } from '../../src/diagnostics/diagnostic.ts';
import { buildCatalog } from '../../src/model/build-catalog.ts';
import { readSchedule } from '../../src/source/read-schedule.ts';
import { targetRegistry } from '../../src/targets/registry.ts';
import { targetIds } from './source.ts';

/** Few names, so that they meet, miss and clash. */
const name = fc.constantFrom('a', 'b', 'a_b', 'all', 'constructor', 'tarde', 'tardes');
const target = fc.oneof(
  { weight: 9, arbitrary: fc.constant('crontab') },
  { weight: 1, arbitrary: fc.constantFrom('kubernetes', 'cron') },
);
/** Defined in every file, mostly. */
const definedName = fc.oneof({ weight: 9, arbitrary: fc.constantFrom('a', 'b') }, name);
const time = fc.constantFrom('00:00', '09:30', '23:59');
const hours = fc.constantFrom('10:00-11:00', '22:00-02:00', '00:00-24:00', '23:00-00:00');
const weekdays = fc.constantFrom('mon-fri', 'sat,sun', 'wed');
const field = fc.constantFrom('*', '*/5', '0', '31', '2', '1-5', '70', '', '?', '22-2', 'mon');
const expression = fc
  .array(field, { minLength: 4, maxLength: 6 })
  .map((fields) => fields.join(' '));
const list = <T>(item: fc.Arbitrary<T>) => fc.uniqueArray(item, { minLength: 1, maxLength: 3 });
const map = <T>(value: fc.Arbitrary<T>) =>
  fc.dictionary(name, value, { minKeys: 1, maxKeys: 4, noNullPrototype: true });

const withBoth = <T>(value: fc.Arbitrary<T>) =>
  fc.tuple(value, value, map(value)).map(([a, b, others]) => ({ a, b, ...others }));

const trigger = fc.oneof(
  fc.record({ schedule: expression }),
  fc.record({ times: fc.oneof(time, map(time)) }),
  fc.record({ times: time, weekdays }),
  fc.record({ windows: list(definedName) }),
);
const inherited = fc.record(
  {
    method: fc.constantFrom('GET', 'POST'),
    timeout: fc.constantFrom('1s', '5m', '1d'),
    overlap: fc.constantFrom('forbid', 'allow'),
    targets: list(target),
  },
  { requiredKeys: [] },
);
const extras = fc.record(
  {
    category: definedName,
    timezone: fc.constantFrom('America/Sao_Paulo', 'Brazil/East', 'UTC'),
    paused: fc.boolean(),
    endpoint: fc.constantFrom('/a', '/a?x=1', '/a?x=%C3%A9'),
  },
  { requiredKeys: ['endpoint'] },
);
const job = fc.tuple(trigger, inherited, extras).map((parts) => Object.assign({}, ...parts));
const source = fc.record(
  {
    version: fc.constant(1),
    timezone: fc.constant('America/Sao_Paulo'),
    anchor: fc.constantFrom('2026-01-05', '2099-12-28'),
    defaults: inherited.map((keys) => ({ targets: ['crontab'], ...keys })),
    windows: withBoth(fc.record({ hours, weekdays }, { requiredKeys: ['hours'] })),
    categories: withBoth(fc.record({ windows_only: fc.boolean() }, { requiredKeys: [] })),
    jobs: map(job),
    targets: fc.constantFrom({ crontab: { user: 'jobs' } }),
  },
  { requiredKeys: ['version', 'timezone', 'jobs', 'targets'] },
);

describe('any source of the right shape', () => {
  it('gives a catalog or errors, sorted, each once, and never throws', () => {
    let catalogs = 0;
    fc.assert(
      fc.property(source, (data) => {
        const { document } = readSchedule({ path: 'jobs.yaml', text: JSON.stringify(data) });
        fc.pre(document !== undefined);
        if (!document) return;
        const { diagnostics, catalog } = buildCatalog(document, undefined, targetIds);
        expect(catalog === undefined).toBe(hasErrors(diagnostics));
        const starts = diagnostics.map(({ span }) => span?.start ?? -1);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
        const said = diagnostics.map((d) => `${d.code} ${d.span?.start} ${d.message}`);
        expect(new Set(said).size).toBe(said.length);
        if (!catalog) return;
        catalogs++;
        expect(() => analyse(catalog, targetRegistry)).not.toThrow();
        expect(new Set(catalog.jobs.map((each) => each.name)).size).toBe(catalog.jobs.length);
        expect(catalog.jobs.every((each) => each.targets.length > 0)).toBe(true);
      }),
      { numRuns: 250 },
    );
    expect(catalogs).toBeGreaterThan(10);
  });
});
