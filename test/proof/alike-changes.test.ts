import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCron } from '../../src/cron/parse.ts';
import type { Accepted } from '../../src/engines/base/types.ts';
import type { EngineId } from '../../src/engines/registry.ts';
import { engines } from '../../src/engines/registry.ts';
import { makeSchedule } from '../../src/ir/schedule.ts';
import type { DstPolicy, Schedule } from '../../src/ir/types.ts';
import { alikeness } from '../../src/proof/alike-changes.ts';
import { clocksOf } from '../../src/proof/clocks.ts';
import { compare } from '../../src/proof/compare.ts';
import { horizonFrom } from '../../src/proof/horizon.ts';

const horizon = horizonFrom('2026-01-05');
/** Looking at each minute of 28 years would take long. */
const years = { from: horizon.from, until: horizon.from + 4 * 365 * 1440 };
const zone = 'America/New_York';
/** Those that have a law there. */
const engineIds: readonly EngineId[] = ['busybox', 'debian-cron', 'cronie', 'github-actions'];

function schedule(text: string, dst: DstPolicy = {}): Schedule {
  const parsed = parseCron(text);
  if (parsed.kind === 'refused') throw new Error(parsed.problems[0].message);
  return makeSchedule(parsed.fields, zone, dst);
}

function accepted(expression: string, engine: EngineId): Accepted {
  const own = engine === 'github-actions' ? { zone } : {};
  const reading = engines[engine].read({ expression, hostZone: zone, ...own });
  if (reading.kind !== 'accepted') throw new Error(`${engine} does not take ${expression}`);
  return reading;
}

function keysOf(text: string): ReadonlySet<string | number | undefined> {
  const laws = [{ kind: 'wall' }] as const;
  const key = alikeness({
    schedules: [schedule(text)],
    accepted: [accepted(text, 'busybox')],
    laws,
  });
  return new Set(clocksOf([zone], horizon).changing.map(key));
}

describe('changes that are alike', () => {
  it.each([
    ['30 2 * * *', 2, 'every spring is one, every autumn another'],
    ['30 2 * * 0', 2, 'they come on the same weekday'],
    ['30 2 10 * *', 11, 'where the date lies near, each date by itself'],
  ])('of %s are %i (%s)', (text, count) => {
    expect(keysOf(text).size).toBe(count);
  });

  it('stand for each other: the same differences as looking at each', () => {
    const fields = fc.tuple(
      fc.constantFrom('0', '30', '*/20', '15,45', '*'),
      fc.constantFrom('0', '1', '2', '3', '1-3', '2,14'),
      fc.constantFrom('*', '1', '8-14', '10', '29'),
      fc.constantFrom('*', '3', '11', '3-11'),
    );
    const weekday = fc.constantFrom('*', '0', '6', '1-5');
    const policy = fc.record({
      skipped: fc.constantFrom('after' as const, 'drop' as const),
      repeated: fc.constantFrom('once' as const, 'twice' as const),
    });
    const engine = fc.constantFrom(...engineIds);
    fc.assert(
      fc.property(fields, weekday, policy, engine, (four, last, dst, id) => {
        // GitHub takes no more than one start in five minutes.
        fc.pre(id !== 'github-actions' || four[0] !== '*');
        const text = [...four, last].join(' ');
        const one = accepted(text, id);
        const both = {
          schedules: [schedule(text, dst)],
          accepted: [one],
          clocks: clocksOf([zone], years),
          horizon: years,
        } as const;
        const fast = compare({ ...both, laws: [one.law(years.from, years.until)] });
        // Without a law nothing stands for anything.
        const plain = compare({ ...both, laws: [{ kind: 'none' }] });
        expect(fast).toEqual(plain);
      }),
      { numRuns: 120 },
    );
  });
});
