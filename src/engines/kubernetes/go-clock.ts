import type { ZoneSegment } from '../../time/zone-segments.ts';
import { segmentsAround } from '../base/zone-clock.ts';

/**
 * Go's civil time: what a zone's clock reads at an instant, and which instant Go finds for a
 * reading. Instants and readings are seconds since 1970. Read in time/time.go (Date, AddDate) of
 * Go 1.19, 2026-11-23.
 */
export interface GoClock {
  /** The clock's reading at an instant. */
  readingAt(instant: number): number;
  /**
   * time.Date: the reading is taken for UTC to look an offset up, and once more with that offset
   * taken off. So a time inside a gap comes out before it or after it, depending on the side of
   * Greenwich, and a repeated time in whichever pass the second look falls into.
   */
  instantOf(reading: number): number;
}

/** Years ahead for which a search may look; six, because it begins anywhere in the first. */
const minutesAhead = 6 * 366 * 1440;

/** A clock that knows the zone around an instant (in seconds) and for the six years after it. */
export function goClock(zone: string, instant: number): GoClock {
  const minute = Math.floor(instant / 60);
  return clockOf(segmentsAround(zone, minute, minute + minutesAhead));
}

const clocks = new WeakMap<readonly ZoneSegment[], GoClock>();

function clockOf(segments: readonly ZoneSegment[]): GoClock {
  let clock = clocks.get(segments);
  if (!clock) {
    clock = buildClock(segments);
    clocks.set(segments, clock);
  }
  return clock;
}

function buildClock(segments: readonly ZoneSegment[]): GoClock {
  let last = 0;
  const offsetAt = (instant: number): number => {
    const minute = Math.floor(instant / 60);
    // Searches move forward in small steps: the segment asked for last is nearly always right.
    while (last > 0 && minute < (segments[last]?.from ?? 0)) last--;
    while (last < segments.length - 1 && minute >= (segments[last]?.until ?? 0)) last++;
    return (segments[last]?.offset ?? 0) * 60;
  };
  return {
    readingAt: (instant) => instant + offsetAt(instant),
    instantOf: (reading) => reading - offsetAt(reading - offsetAt(reading)),
  };
}
