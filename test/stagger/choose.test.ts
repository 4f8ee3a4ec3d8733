import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWeek, perMinute, weekFrom } from '../../src/counts/week-count.ts';
import type { Job } from '../../src/model/types.ts';
import { type Pins, placeJobs } from '../../src/stagger/choose.ts';
import { catalogOf, fileWith } from '../model/source.ts';

const week = weekFrom('America/Sao_Paulo', '2026-01-05');

/** Jobs of one line each: a name, an expression and its stagger, if any. */
type Line = readonly [name: string, schedule: string, stagger?: string];

function jobsOf(lines: readonly Line[]): readonly Job[] {
  const jobs = lines.map(([name, schedule, stagger]) => {
    const keys = [`schedule: "${schedule}"`, ...(stagger ? [`stagger: ${stagger}`] : [])];
    return `${name}: { endpoint: /jobs/${name}, ${keys.join(', ')} }`;
  });
  return catalogOf(fileWith({ jobs: jobs.join('\n') })).jobs;
}

function place(lines: readonly Line[], pins: Pins = new Map()): ReadonlyMap<string, number> {
  const placed = placeJobs(jobsOf(lines), pins, week);
  return new Map(
    placed.flatMap(({ name, offset }) => (offset ? [[name, offset.laterMinutes]] : [])),
  );
}

const hourly = (count: number): readonly Line[] =>
  Array.from({ length: count }, (_, i): Line => [`job_${i}`, '0 * * * *', '10m']);

describe('where a job is placed', () => {
  it('is where fewest others start', () => {
    const load = perMinute(countWeek(placeJobs(jobsOf(hourly(20)), new Map(), week), week));
    expect(load.slice(0, 60)).toEqual([...Array(10).fill(2), ...Array(50).fill(0)]);
  });

  it('is beside jobs that are never moved', () => {
    const lines: readonly Line[] = [
      ['fixed', '0-2,4-9 * * * *'],
      ['moved', '0 * * * *', '10m'],
    ];
    expect(place(lines)).toEqual(new Map([['moved', 3]]));
  });

  it('counts a pin behind it in the file', () => {
    const lines: readonly Line[] = [
      ['first', '0 9 * * *', '2m'],
      ['second', '0 9 * * *', '2m'],
    ];
    for (const by of [0, 1]) {
      expect(place(lines, new Map([['second', by]])).get('first')).toBe(1 - by);
    }
  });

  it('is decided by its name where all are alike, and not the same for all', () => {
    const alone = hourly(20).map((line) => [...place([line]).values()][0]);
    expect(alone).toEqual(hourly(20).map((line) => [...place([line]).values()][0]));
    expect(new Set(alone).size).toBeGreaterThan(4);
    // Another rule is another version: then `algorithm` is another number, and so are these.
    expect(alone.slice(0, 6)).toEqual([9, 5, 5, 2, 4, 2]);
  });

  it('is another once the pin is not eligible any more', () => {
    const pins = new Map([['job_0', 7]]);
    expect(place(hourly(1), pins).get('job_0')).toBe(7);
    expect(place([['job_0', '0 * * * *', '5m']], pins).get('job_0')).toBeLessThan(5);
    expect(place([['job_0', '55 23 * * *', '10m']], pins).get('job_0')).toBeLessThan(5);
    expect(place([['job_0', '0 * * * *']], pins).has('job_0')).toBe(false);
  });

  it('takes no pin of a job that is gone', () => {
    expect([...place(hourly(1), new Map([['gone', 3]])).keys()]).toEqual(['job_0']);
  });
});

const texts = ['0 * * * *', '*/15 * * * *', '30 9 * * 1-5', '50 23 * * *', '0 9-17 1 * *'];
const lines = fc
  .uniqueArray(
    fc.tuple(
      fc.integer({ min: 0, max: 99 }).map((n) => `job_${n}`),
      fc.constantFrom(...texts),
      fc.constantFrom('5m', '10m', '45m', undefined),
    ),
    { minLength: 2, maxLength: 8, selector: ([name]) => name },
  )
  .map((all): readonly Line[] => all.map(([n, s, m]) => (m === undefined ? [n, s] : [n, s, m])));

describe('offsets that are pinned', () => {
  it('stay when jobs are added, removed and put into another order', () => {
    fc.assert(
      fc.property(lines, fc.nat(), fc.nat(), (all, kept, turned) => {
        const some = all.slice(0, 1 + (kept % all.length));
        const pins = place(some);
        const at = turned % all.length;
        const reordered = [...all.slice(at), ...all.slice(0, at)];
        const now = place(reordered, pins);
        for (const [name, by] of pins) expect(now.get(name)).toBe(by);
        const fewer = place(all.slice(1), now);
        for (const [name, by] of fewer) expect(now.get(name)).toBe(by);
      }),
      { numRuns: 40 },
    );
  });

  it('are the same whenever they are chosen', () => {
    fc.assert(
      fc.property(lines, (all) => {
        expect(place(all)).toEqual(place(all));
      }),
      { numRuns: 20 },
    );
  });
});
