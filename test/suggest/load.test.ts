import { describe, expect, it } from 'vitest';
import { occurrences } from '../../src/ir/occurrences.ts';
import { loadBeside } from '../../src/suggest/load.ts';
import { movedTo, movementOf } from '../../src/suggest/movement.ts';
import { catalogOf } from '../model/source.ts';

const targets = ['kubernetes'];

/** A job on the first of each month in New York, and what else there is. */
function load(others: Readonly<Record<string, object>>) {
  const jobs = Object.entries(others).map(([name, job]) => [
    name,
    { endpoint: '/o', targets, ...job },
  ]);
  const catalog = catalogOf(
    JSON.stringify({
      version: 1,
      timezone: 'America/New_York',
      jobs: {
        monthly: { endpoint: '/m', schedule: '0 13 1 * *', targets },
        ...Object.fromEntries(jobs),
      },
      targets: { kubernetes: { namespace: 'jobs' } },
    }),
  );
  const [job, ...rest] = catalog.jobs;
  const movement = job && movementOf(job);
  if (!job || movement?.kind !== 'day') throw new Error('not monthly');
  const beside = loadBeside(job, catalog);
  const at = (minute: number) => movedTo(job, movement, minute);
  return { rest, at, of: (minute: number) => beside(at(minute)) };
}

describe('the load beside a job with dates', () => {
  it('is as great at any time of the day when others start in every minute', () => {
    const { of } = load({ busy: { schedule: '* * * * *' } });
    const loads = [0, 30, 59, 90, 240, 779, 780, 1439].map(of);
    expect(loads.map(({ most }) => most)).toEqual(loads.map(() => 1));
    // But for the hours that a change skips or repeats on the first of a month.
    expect(new Set([of(0), of(30), of(240), of(779), of(1439)].map(({ sum }) => sum)).size).toBe(1);
  });

  it('finds what meets it on no day of the week from the anchor', () => {
    const others = {
      first_mondays: { schedule: '0 9 1 * *' },
      sundays: { schedule: '0 9 * * 0' },
      elsewhere: { schedule: '0 14 1 2 *', timezone: 'Etc/UTC' },
    };
    const { of, rest, at } = load(others);
    const years = [Date.UTC(2026, 0, 5), Date.UTC(2054, 0, 5)].map((ms) => ms / 60_000);
    for (const minute of [540, 541, 600]) {
      const own = new Set(occurrences(at(minute).schedules, years[0] ?? 0, years[1] ?? 0));
      const met = new Map<number, number>();
      for (const { schedules } of rest) {
        for (const start of occurrences(schedules, years[0] ?? 0, years[1] ?? 0)) {
          if (own.has(start)) met.set(start, (met.get(start) ?? 0) + 1);
        }
      }
      expect(of(minute).most).toBe(Math.max(0, ...met.values()));
    }
    expect(of(540).most, '9:00 in New York is 14:00 UTC: a Sunday, 1 February').toBe(3);
  });
});
