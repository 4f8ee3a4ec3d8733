import type { InstantMinute } from '../../ir/types.ts';
import { weekdayOf } from '../../time/civil.ts';
import { readingsBetween } from '../../time/readings.ts';
import { segmentsBetween } from '../../time/zone-segments.ts';

/**
 * How the ten thousand days that are looked at are told apart, but for dates: by numbers, as texts of so many
 * days were a third of what the policies of a small file made.
 */

const minutesPerDay = 1440;
/** A file has a handful of such lists, of 80 kB each. */
const mostRemembered = 40;

interface Stretch {
  readonly from: InstantMinute;
  readonly until: InstantMinute;
}

const remembered = new Map<string, Float64Array>();

/**
 * For each day of a stretch a number that tells its weekday and what the clocks of the zones read around it.
 * Remembered: jobs that differ in their dates share their clocks.
 * @param ahead how many days before a change already feel it
 */
export function weekdaysOver(
  stretch: Stretch,
  zones: readonly string[],
  ahead: number,
): Float64Array {
  const key = JSON.stringify([stretch, zones, ahead]);
  const numbers = remembered.get(key) ?? numberDays(stretch, zones, ahead);
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(key, numbers);
  return numbers;
}

/** Of ordinary days a multiple of 7 for the clocks, and the weekday; of others what comes behind those. */
function numberDays({ from, until }: Stretch, zones: readonly string[], ahead: number) {
  const count = Math.ceil((until - from) / minutesPerDay);
  const weekday = weekdayOf(Math.floor(from / minutesPerDay));
  const clocks = clocksOver(zones, from, count);
  const numbers = clocks.map((number, index) => number * 7 + ((weekday + index) % 7));
  const others = (clocks.reduce((most, number) => Math.max(most, number), 0) + 1) * 7;
  const known = new Map<string, number>();
  for (const index of changingDays(zones, { from, until }, ahead)) {
    if (index < 0 || index >= count) continue;
    const word = `${numbers[index]} ${readingsAround(from + index * minutesPerDay, zones, ahead)}`;
    const number = known.get(word) ?? known.size;
    known.set(word, number);
    numbers[index] = others + number;
  }
  return numbers;
}

/** Indices of the days that a change touches: its own, the next (second passes), those that reach it. */
function changingDays(
  zones: readonly string[],
  { from, until }: Stretch,
  ahead: number,
): ReadonlySet<number> {
  const last = until + (ahead + 1) * minutesPerDay;
  const touched = new Set<number>();
  for (const zone of zones) {
    for (const { from: change } of segmentsBetween(zone, from - 2 * minutesPerDay, last).slice(1)) {
      const day = Math.floor((change - from) / minutesPerDay);
      for (let index = day - ahead; index <= day + 1; index++) touched.add(index);
    }
  }
  return touched;
}

/**
 * What the clocks read from two days before a day on until two after it, or after the days that it
 * reaches: a change comes back every year, on one weekday and at one time.
 */
function readingsAround(start: InstantMinute, zones: readonly string[], ahead: number): string {
  const around = { from: start - 2 * minutesPerDay, until: start + (ahead + 3) * minutesPerDay };
  return readingsBetween(zones, around, start);
}

/** For each day a number, from 0 on, that tells how far each clock is from UTC at its start. */
function clocksOver(zones: readonly string[], from: InstantMinute, count: number): Float64Array {
  let clocks = new Float64Array(count);
  for (const zone of zones) {
    const segments = segmentsBetween(zone, from, from + count * minutesPerDay);
    if (segments.length === 1) continue; // it tells no day from another
    const offsets = [...new Set(segments.map(({ offset }) => offset))];
    for (const { offset, ...segment } of segments) {
      const place = offsets.indexOf(offset);
      const first = Math.ceil((segment.from - from) / minutesPerDay);
      for (let index = first; from + index * minutesPerDay < segment.until; index++) {
        clocks[index] = (clocks[index] ?? 0) * offsets.length + place;
      }
    }
    clocks = Float64Array.from(numbered(clocks).numbers);
  }
  return clocks;
}

/** Equal values numbered alike, from 0 on as they come, and where each comes first. */
export function numbered(values: Float64Array) {
  const known = new Map<number, number>();
  const firsts: number[] = [];
  const numbers = new Int32Array(values.length);
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? 0;
    let number = known.get(value);
    if (number === undefined) {
      number = firsts.push(index) - 1;
      known.set(value, number);
    }
    numbers[index] = number;
  }
  return { numbers, firsts };
}
