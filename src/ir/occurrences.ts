import { segmentsBetween, type ZoneSegment } from '../time/zone-segments.ts';
import { timesOfDay } from './day-shape.ts';
import { countNamedDays, namedDaysBetween } from './named-days.ts';
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

/**
 * Minutes as they are found, in one array with room for those to come: joining the arrays of several
 * readings, or growing one minute by minute, takes several times as long as finding them.
 */
interface Found {
  readonly minutes: number[];
  size: number;
}

/** @param expected more may come, and fewer */
function roomFor(expected: number): Found {
  return { minutes: new Array(expected), size: 0 };
}

function add(found: Found, minute: number): void {
  found.minutes[found.size++] = minute;
}

function allOf({ minutes, size }: Found): readonly number[] {
  minutes.length = size;
  return minutes;
}

/** The civil minutes in `[from, until)` that the schedule names, ascending. */
export function civilMinutes(
  schedule: Schedule,
  from: CivilMinute,
  until: CivilMinute,
): readonly CivilMinute[] {
  if (until <= from) return [];
  const times = timesOfDay(schedule);
  const found = roomFor(countBetween(schedule, times, from, until));
  addInstants(found, schedule, times, { from, until, offset: 0 });
  return allOf(found);
}

/** How many named minutes there are in a stretch, the days at its ends counted whole. */
function countBetween(
  schedule: Schedule,
  times: readonly number[],
  from: CivilMinute,
  until: CivilMinute,
): number {
  const first = Math.floor(from / minutesPerDay);
  return times.length * countNamedDays(schedule, first, Math.floor((until - 1) / minutesPerDay));
}

/**
 * Adds the instants at which a clock with one offset reads a named minute.
 * @param times the schedule's minutes of the day
 */
function addInstants(
  found: Found,
  schedule: Schedule,
  times: readonly number[],
  { from, until, offset }: Reading,
): void {
  if (until <= from) return;
  const { minutes } = found;
  let { size } = found;
  const first = Math.floor(from / minutesPerDay);
  const last = Math.floor((until - 1) / minutesPerDay);
  for (const day of namedDaysBetween(schedule, first, last)) {
    const midnight = day * minutesPerDay;
    if (midnight >= from && midnight + minutesPerDay <= until) {
      const start = midnight - offset;
      for (const time of times) minutes[size++] = start + time;
      continue;
    }
    // The days at both ends are cut.
    for (const time of times) {
      const minute = midnight + time;
      if (minute >= from && minute < until) minutes[size++] = minute - offset;
    }
  }
  found.size = size;
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

/** Adds the instants at which a reading shows a named minute, from `from` on and before `until`. */
function addShown(
  found: Found,
  schedule: Schedule,
  times: readonly number[],
  readings: readonly Reading[],
  index: number,
  [from, until]: readonly [InstantMinute, InstantMinute],
): void {
  const reading = readings[index];
  if (!reading) return;
  const { offset } = reading;
  const low = Math.max(reading.from, from + offset);
  const high = Math.min(reading.until, until + offset);
  // Nearly always the clock has gone on, and no minute was shown before.
  const fresh =
    schedule.dst.repeated === 'twice' ? low : Math.max(low, shownUntil(readings, index));
  for (const minute of civilMinutes(schedule, low, Math.min(fresh, high))) {
    if (!shownBefore(readings, index, minute)) add(found, minute - offset);
  }
  addInstants(found, schedule, times, { from: fresh, until: high, offset });
}

/** The minute from which on no earlier reading has shown anything. */
function shownUntil(readings: readonly Reading[], index: number): CivilMinute {
  return Math.max(...readings.slice(0, index).map(({ until }) => until));
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
  const times = timesOfDay(schedule);
  // UTC's days are not the zone's: near enough for the room.
  const found = roomFor(countBetween(schedule, times, from, until));
  for (const index of readings.keys()) {
    const before = found.size;
    const [late] = startAfterGap(schedule, readings, index);
    if (late !== undefined && late >= from && late < until) add(found, late);
    const behind = found.size;
    addShown(found, schedule, times, readings, index, [from, until]);
    // The minute behind the gap may be named itself.
    if (behind > before && behind < found.size && found.minutes[behind] === late) {
      found.minutes.copyWithin(before, behind, found.size);
      found.size--;
    }
  }
  return allOf(found);
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
