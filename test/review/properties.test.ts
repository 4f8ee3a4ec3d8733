import fc from 'fast-check';
import { expect, it } from 'vitest';
import { perWeek } from '../../src/counts/week-count.ts';
import { occurrences } from '../../src/ir/occurrences.ts';
import type { InstantMinute } from '../../src/ir/types.ts';
import { weekOf } from '../../src/ir/week.ts';
import type { Catalog } from '../../src/model/types.ts';
import { deltaParts } from '../../src/report/review/totals.ts';
import { changesRuns } from '../../src/review/changes-runs.ts';
import { reviewSources } from '../../src/review/review-sources.ts';
import type { JobReview } from '../../src/review/types.ts';
import { sideOf } from './sides.ts';

/**
 * Two random sources: what the review says appears and disappears is the set difference of all
 * (job, instant) pairs of the week, found without any of its code.
 */
const trigger = fc.oneof(
  fc
    .constantFrom(
      '0 9 * * 1-5',
      '*/20 8-9 * * *',
      '7 * * * *',
      '30 2 1-7 * 1',
      '0 0 5 1 *',
      '*/30 * * * *',
    )
    .map((schedule) => ({ schedule })),
  fc
    .tuple(
      fc.integer({ min: 0, max: 23 }),
      fc.constantFrom('00', '30'),
      fc.constantFrom(undefined, 'mon-fri', 'sun'),
    )
    .map(([hour, minute, weekdays]) => ({
      times: `${String(hour).padStart(2, '0')}:${minute}`,
      ...(weekdays && { weekdays }),
    })),
);
const job = fc
  .tuple(
    trigger,
    fc.record(
      {
        paused: fc.constant(true),
        timezone: fc.constantFrom('America/New_York', 'Asia/Kathmandu'),
      },
      { requiredKeys: [] },
    ),
    fc.constantFrom('/a', '/b'),
  )
  .map(([times, more, endpoint]) => ({ ...times, ...more, endpoint }));
const source = fc
  .tuple(
    fc.constantFrom('America/Sao_Paulo', 'America/New_York', 'Etc/UTC'),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), job, { minKeys: 1 }),
    fc.constantFrom('2026-01-05', '2026-03-02', '2026-10-26'),
  )
  .map(([timezone, jobs, anchor]) =>
    JSON.stringify({
      version: 1,
      timezone,
      anchor,
      defaults: { targets: ['kubernetes'] },
      jobs: Object.fromEntries(Object.entries(jobs)),
      targets: { kubernetes: { namespace: 'n' } },
    }),
  );

type Pair = `${string} ${number}`;

function runsOf(catalog: Catalog, week: ReturnType<typeof weekOf>): ReadonlySet<Pair> {
  return new Set(
    catalog.jobs
      .filter(({ pauses }) => pauses.length === 0)
      .flatMap(({ name, schedules }) =>
        occurrences(schedules, week.from, week.until).map((at): Pair => `${name} ${at}`),
      ),
  );
}

/** The runs of the week that a change takes or gives, what is paused left out; a new name is a new job. */
function changed(one: JobReview, week: ReturnType<typeof weekOf>) {
  const all = (side: Extract<JobReview, { kind: 'kept' }>['before'] | undefined) =>
    side === undefined || side.runsOn.length === 0 ? [] : side.timing.starts(week.from, week.until);
  const pairs = (name: string, at: readonly InstantMinute[]) => at.map((t): Pair => `${name} ${t}`);
  const before = one.kind === 'added' ? undefined : one.before;
  const after = one.kind === 'removed' ? undefined : one.after;
  const isSimple = one.kind === 'kept' && one.renamed === 'no' && one.standing === 'same';
  if (isSimple && one.timing.kind !== 'same' && one.after.runsOn.length > 0) {
    return {
      added: pairs(one.after.name, one.timing.added),
      removed: pairs(one.after.name, one.timing.removed),
    };
  }
  if (isSimple) return { added: [], removed: [] };
  return {
    added: pairs(after?.name ?? '', all(after)),
    removed: pairs(before?.name ?? '', all(before)),
  };
}

it('says of two sources exactly the runs that only one of them has', () => {
  fc.assert(
    fc.property(source, source, (before, after) => {
      const [old, now] = [sideOf(before, 'before'), sideOf(after, 'after')];
      const review = reviewSources(old, now);
      const week = weekOf(now.catalog.zone, now.catalog.anchor);
      const [was, is] = [runsOf(old.catalog, week), runsOf(now.catalog, week)];
      const told = review.jobs.map((one) => changed(one, week));
      expect(new Set(told.flatMap(({ added }) => added))).toEqual(
        new Set([...is].filter((pair) => !was.has(pair))),
      );
      expect(new Set(told.flatMap(({ removed }) => removed))).toEqual(
        new Set([...was].filter((pair) => !is.has(pair))),
      );
      const { counts } = review;
      const { moved: _, ...parts } = deltaParts(review);
      const sum = Object.values(parts).reduce((total, part) => total + part, 0);
      const delta =
        counts.before &&
        counts.after &&
        perWeek(counts.after.running) - perWeek(counts.before.running);
      expect(sum).toBe(delta);
    }),
    { numRuns: 40 },
  );
});

it('finds no change between a source and itself', () => {
  fc.assert(
    fc.property(source, (text) => {
      const review = reviewSources(sideOf(text, 'before'), sideOf(text, 'after'));
      expect(review.jobs).toEqual([]);
      expect(review.causes).toEqual([]);
      expect(review.jobs.some(changesRuns)).toBe(false);
    }),
    { numRuns: 10 },
  );
});
