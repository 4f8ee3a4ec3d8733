import { segmentsBetween, type ZoneSegment } from '../time/zone-segments.ts';
import { namedDaysBetween } from './named-days.ts';
import { valuesOf } from './number-set.ts';
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
  if (until <= from) return [];
  const times = minutesOfDay(schedule);
  const found: CivilMinute[] = [];
  const first = Math.floor(from / minutesPerDay);
  const last = Math.floor((until - 1) / minutesPerDay);
  for (const day of namedDaysBetween(schedule, first, last)) {
    const midnight = day * minutesPerDay;
    // Only the days at both ends are cut.
    const isWhole = midnight >= from && midnight + minutesPerDay <= until;
    for (const time of times) {
      const minute = midnight + time;
      if (isWhole || (minute >= from && minute < until)) found.push(minute);
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

/** The instants in `[from, until)` at which a segment's clock shows a named minute as the rule wants it. */
function shownStarts(
  schedule: Schedule,
  readings: readonly Reading[],
  index: number,
  [from, until]: readonly [InstantMinute, InstantMinute],
): readonly InstantMinute[] {
  const reading = readings[index];
  if (!reading) return [];
  const { offset } = reading;
  const low = Math.max(reading.from, from + offset);
  const minutes = civilMinutes(schedule, low, Math.min(reading.until, until + offset));
  // Nearly always the clock has gone on, and there is nothing to look for.
  const repeats = schedule.dst.repeated === 'once' && hasShown(readings, index, low);
  const wanted = repeats
    ? minutes.filter((minute) => !shownBefore(readings, index, minute))
    : minutes;
  return offset === 0 ? wanted : wanted.map((minute) => minute - offset);
}

/** Whether an earlier segment's clock has shown a minute from `low` on. */
function hasShown(readings: readonly Reading[], index: number, low: CivilMinute): boolean {
  return readings.some(({ until }, place) => place < index && until > low);
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

/** Ascending, each once. */
function scheduleOccurrences(
  schedule: Schedule,
  from: InstantMinute,
  until: InstantMinute,
): readonly InstantMinute[] {
  const readings = readingsOf(segmentsBetween(schedule.zone, from - margin, until + margin));
  const parts = readings.map((_, index) => {
    const [late] = startAfterGap(schedule, readings, index);
    const shown = shownStarts(schedule, readings, index, [from, until]);
    const isExtra = late !== undefined && late >= from && late < until && late !== shown[0];
    return isExtra ? [late, ...shown] : shown;
  });
  const full = parts.filter(({ length }) => length > 0);
  return full.length === 1 ? (full[0] ?? []) : full.flat();
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
  const [first, ...others] = schedules.map((one) => scheduleOccurrences(one, from, until));
  if (others.length === 0) return first ?? [];
  return [...new Set([...(first ?? []), ...others.flat()])].sort((a, b) => a - b);
}
