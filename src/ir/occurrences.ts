import { segmentsBetween, type ZoneSegment } from '../time/zone-segments.ts';
import { valuesOf } from './number-set.ts';
import { namesDayNumber } from './schedule.ts';
import type { CivilMinute, InstantMinute, Schedule } from './types.ts';

/**
 * When a schedule fires, straight from its definition (docs/architecture.md, "When a schedule
 * fires"). Between clock changes the civil minutes of a segment are shifted by its offset; at a
 * change the DST rule adds the minutes the clock skips or drops the ones it shows again.
 */

const minutesPerDay = 1440;
/** Longer than the largest change there is (a skipped day), so that neighbours are always seen. */
const margin = 3 * minutesPerDay;

/** A stretch of civil time the clock shows, and how far it lies from the instants. */
interface Reading {
  readonly from: CivilMinute;
  readonly until: CivilMinute;
  readonly offset: number;
}

function readingsOf(segments: readonly ZoneSegment[]): readonly Reading[] {
  return segments.map(({ from, until, offset }) => ({
    from: from + offset,
    until: until + offset,
    offset,
  }));
}

function minutesOfDay(schedule: Schedule): readonly number[] {
  const minutes = valuesOf(schedule.minutes);
  return valuesOf(schedule.hours).flatMap((hour) => minutes.map((minute) => hour * 60 + minute));
}

/** The civil minutes in `[from, until)` that the schedule names, ascending. */
export function civilMinutes(
  schedule: Schedule,
  from: CivilMinute,
  until: CivilMinute,
): readonly CivilMinute[] {
  const times = minutesOfDay(schedule);
  const found: CivilMinute[] = [];
  for (let day = Math.floor(from / minutesPerDay); day * minutesPerDay < until; day++) {
    if (!namesDayNumber(schedule, day)) continue;
    for (const time of times) {
      const minute = day * minutesPerDay + time;
      if (minute >= from && minute < until) found.push(minute);
    }
  }
  return found;
}

function shownBefore(readings: readonly Reading[], index: number, minute: CivilMinute): boolean {
  for (let i = index - 1; i >= 0; i--) {
    const earlier = readings[i];
    if (!earlier || earlier.until < minute - margin) return false;
    if (minute >= earlier.from && minute < earlier.until) return true;
  }
  return false;
}

function shownAtAll(readings: readonly Reading[], minute: CivilMinute): boolean {
  return readings.some(({ from, until }) => minute >= from && minute < until);
}

/** The instants of the segment that the clock shows, less repeated ones under `once`. */
function shownStarts(
  schedule: Schedule,
  readings: readonly Reading[],
  index: number,
): readonly InstantMinute[] {
  const reading = readings[index];
  if (!reading) return [];
  return civilMinutes(schedule, reading.from, reading.until)
    .filter((minute) => schedule.dst.repeated === 'twice' || !shownBefore(readings, index, minute))
    .map((minute) => minute - reading.offset);
}

/** The instant at which the segment begins, if the gap before it skips a named minute. */
function startAfterGap(
  schedule: Schedule,
  readings: readonly Reading[],
  index: number,
): readonly InstantMinute[] {
  const reading = readings[index];
  const before = readings[index - 1];
  if (schedule.dst.skipped === 'drop' || !reading || !before) return [];
  const skips = civilMinutes(schedule, before.until, reading.from).some(
    (minute) => !shownAtAll(readings, minute),
  );
  return skips ? [reading.from - reading.offset] : [];
}

function scheduleOccurrences(
  schedule: Schedule,
  from: InstantMinute,
  until: InstantMinute,
): readonly InstantMinute[] {
  const readings = readingsOf(segmentsBetween(schedule.zone, from - margin, until + margin));
  const starts = readings.flatMap((_, index) => [
    ...startAfterGap(schedule, readings, index),
    ...shownStarts(schedule, readings, index),
  ]);
  return starts.filter((start) => start >= from && start < until);
}

/**
 * The instants in `[from, until)` (minutes since 1970 UTC) at which any of the schedules fires:
 * ascending, each once.
 */
export function occurrences(
  schedules: readonly Schedule[],
  from: InstantMinute,
  until: InstantMinute,
): readonly InstantMinute[] {
  if (until <= from) return [];
  const starts = schedules.flatMap((schedule) => scheduleOccurrences(schedule, from, until));
  return [...new Set(starts)].sort((a, b) => a - b);
}
