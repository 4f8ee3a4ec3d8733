import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { originsOf, reachOfCut } from '../../src/proof/search-origins.ts';

/** As the sentence says it: all of them at once, sorted. */
function plainOrigins(
  starts: readonly number[],
  cuts: readonly number[],
  { from, until }: { readonly from: number; readonly until: number },
) {
  const near = cuts.filter((cut) => cut >= from && cut <= until);
  const minutes = near.flatMap((cut) =>
    Array.from({ length: 2 * reachOfCut }, (_, index) => cut - reachOfCut + index),
  );
  const origins = [...new Set([...starts.slice(0, -1), ...minutes])].sort((a, b) => a - b);
  return origins.map((origin) => ({ origin, due: starts.find((start) => start > origin) }));
}

const ascending = (most: number, count: number) =>
  fc.uniqueArray(fc.integer({ min: 0, max: most }), { maxLength: count }).map((values) => {
    return values.sort((a, b) => a - b);
  });

describe('the origins of searches', () => {
  it('are the starts and all minutes around the changes, each with the start that is due', () => {
    const days = 30 * 1440;
    fc.assert(
      // Cuts nearer to each other than they reach, or outside the span; no start, one, or many.
      fc.property(ascending(days, 40), ascending(days, 4), (starts, cuts) => {
        const span = { from: 2 * 1440, until: 26 * 1440 };
        expect([...originsOf(starts, cuts, span)]).toEqual(plainOrigins(starts, cuts, span));
      }),
      { numRuns: 30 },
    );
  });
});
