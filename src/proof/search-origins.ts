import type { InstantMinute } from '../ir/types.ts';
import type { Horizon } from './types.ts';

/** From how far on either side of a change, in minutes, searches are begun at every minute. */
export const reachOfCut = 2 * 1440;

/** From where a search is begun. */
export interface Origin {
  readonly origin: InstantMinute;
  /** The source's first start after it. */
  readonly due: InstantMinute | undefined;
}

/**
 * All starts but the last, and all minutes around the cuts, ascending and each once. One by one: around the
 * changes of 28 years they are a third of a million.
 * @param starts ascending, each once
 * @param cuts ascending; those outside the span are passed by
 */
export function* originsOf(
  starts: readonly InstantMinute[],
  cuts: readonly InstantMinute[],
  { from, until }: Horizon,
): Generator<Origin> {
  let passed = 0; // how many of the starts
  let fresh = Number.NEGATIVE_INFINITY;
  function* startsBefore(minute: InstantMinute): Generator<Origin> {
    for (let origin = starts[passed]; origin !== undefined && origin < minute; ) {
      passed++;
      if (passed < starts.length) yield { origin, due: starts[passed] };
      origin = starts[passed];
    }
  }
  for (const cut of cuts) {
    if (cut < from || cut > until) continue;
    for (let origin = Math.max(cut - reachOfCut, fresh); origin < cut + reachOfCut; origin++) {
      if ((starts[passed] ?? origin) < origin) yield* startsBefore(origin);
      if (starts[passed] === origin) passed++;
      yield { origin, due: starts[passed] };
    }
    fresh = cut + reachOfCut;
  }
  yield* startsBefore(Number.POSITIVE_INFINITY);
}
