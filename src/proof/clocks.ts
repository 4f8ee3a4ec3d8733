import type { InstantMinute } from '../ir/types.ts';
import { weekdayOf } from '../time/civil.ts';
import { readingsBetween } from '../time/readings.ts';
import { cutsOf, stretchesOf } from './cuts.ts';
import type { Horizon } from './types.ts';

/**
 * What the clocks of some zones do in a horizon. It depends on nothing else, so it is worked out once
 * for all that is read on these clocks: the same fifty-six changes for every job of a zone.
 */
export interface Clocks {
  /** The changes of any of them, ascending. */
  readonly cuts: readonly InstantMinute[];
  readonly changing: readonly ClockStretch[];
  readonly calm: readonly ClockStretch[];
}

/** Whole UTC days. */
export interface ClockStretch extends Horizon {
  /**
   * The same for stretches between changes in which the clocks have the same offsets, and for those
   * around changes that begin on one weekday and in which, and around which, the clocks read alike.
   */
  readonly kind: number;
}

const minutesPerDay = 1440;
/** Longer than the largest change there is, and than an offset, together. */
export const minutesAround = 4 * minutesPerDay;

const known = new Map<string, Clocks>();

export function clocksOf(zones: readonly string[], horizon: Horizon): Clocks {
  const key = `${horizon.from} ${horizon.until} ${zones.join()}`;
  let clocks = known.get(key);
  if (!clocks) {
    clocks = clocksWithCuts(zones, cutsOf(zones, horizon), horizon);
    known.set(key, clocks);
  }
  return clocks;
}

/** @param cuts at least the changes of the zones: what has none in between has constant offsets */
export function clocksWithCuts(
  zones: readonly string[],
  cuts: readonly InstantMinute[],
  horizon: Horizon,
): Clocks {
  const { changing, calm } = stretchesOf(cuts, horizon);
  return {
    cuts,
    changing: numbered(changing, (span) => readingsAround(zones, span)),
    calm: numbered(calm, ({ from }) => readingsBetween(zones, { from, until: from + 1 }, from)),
  };
}

function numbered(
  spans: readonly Horizon[],
  describe: (span: Horizon) => string,
): readonly ClockStretch[] {
  const kinds = new Map<string, number>();
  return spans.map((span) => {
    const text = describe(span);
    const kind = kinds.get(text) ?? kinds.size;
    kinds.set(text, kind);
    return { ...span, kind };
  });
}

function readingsAround(zones: readonly string[], { from, until }: Horizon): string {
  const around = { from: from - minutesAround, until: until + minutesAround };
  const offsets = readingsBetween(zones, around, from);
  return `${until - from} ${weekdayOf(from / minutesPerDay)} ${offsets}`;
}
