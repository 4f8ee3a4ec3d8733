import { segmentsBetween } from '../time/zone-segments.ts';
import { civilMinutes } from './occurrences.ts';
import type { CivilMinute, InstantMinute, Schedule } from './types.ts';

/** What a zone's clock does with one civil minute that a schedule names. */
export interface Fate {
  readonly civil: CivilMinute;
  /** The instants at which the clock reads it: none in a gap, two in an overlap, else one. */
  readonly shown: readonly InstantMinute[];
  /** The first instant at which the clock reads it or later. */
  readonly first: InstantMinute;
}

/** Longer than the largest change there is (a skipped day). */
const margin = 3 * 1440;

/**
 * The named civil minutes that the clock shows in `[from, until)` (minutes since 1970 UTC), or skips
 * there, ascending.
 */
export function fatesBetween(
  schedule: Schedule,
  from: InstantMinute,
  until: InstantMinute,
): readonly Fate[] {
  const segments = segmentsBetween(schedule.zone, from - margin, until + margin);
  const offsets = segmentsBetween(schedule.zone, from - 1, until).map(({ offset }) => offset);
  const fates: Fate[] = [];
  const low = from + Math.min(...offsets);
  const high = until + Math.max(...offsets);
  for (const civil of civilMinutes(schedule, low, high)) {
    const shown: InstantMinute[] = [];
    let first: InstantMinute | undefined;
    for (const segment of segments) {
      const at = Math.max(segment.from, civil - segment.offset);
      if (at >= segment.until) continue;
      first ??= at;
      if (at === civil - segment.offset) shown.push(at);
    }
    const touched = shown.length > 0 ? shown : first === undefined ? [] : [first];
    if (first !== undefined && touched.some((at) => at >= from && at < until)) {
      fates.push({ civil, shown, first });
    }
  }
  return fates;
}
