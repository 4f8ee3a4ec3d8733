import { readingsBetween } from '../time/readings.ts';
import { segmentsBetween } from '../time/zone-segments.ts';
import { largestWeeklyGap } from './gaps.ts';
import { setOf, valuesOf } from './number-set.ts';
import { occurrences } from './occurrences.ts';
import { isWeekly } from './schedule.ts';
import type { InstantMinute, Schedule, Schedules } from './types.ts';

/** Start in, end out. */
interface Span {
  readonly from: InstantMinute;
  readonly until: InstantMinute;
}

const minutesPerDay = 1440;
/** Whole years are too many starts at once for a job that starts every minute. */
const daysPerChunk = 64;

/**
 * A function that gives the most minutes between two neighbouring starts within a stretch of time,
 * clock changes included: what no start is ever longer away from. The length of the stretch where
 * there are fewer than two starts. Equal schedules are looked at once.
 */
export function largestGapOver(span: Span): (schedules: Schedules) => number {
  const known = new Map<string, number>();
  return (schedules) => {
    const key = JSON.stringify(schedules);
    const gap = known.get(key) ?? findLargestGap(schedules, span);
    known.set(key, gap);
    return gap;
  };
}

function findLargestGap(schedules: Schedules, span: Span): number {
  if (schedules.every(isWeekly)) return weeklyGap(schedules, span);
  const overEmptyDays = gapInAll(schedules.map(thinned), span);
  return overEmptyDays > minutesPerDay ? overEmptyDays : gapInAll(schedules, span);
}

/**
 * Of each hour, and of each half that a clock change may skip or repeat, the first and the last
 * minute: a gap of more than a day lies between two of these.
 */
function thinned(schedule: Schedule): Schedule {
  const minutes = valuesOf(schedule.minutes);
  const halves = [
    minutes.filter((minute) => minute < 30),
    minutes.filter((minute) => minute >= 30),
  ];
  const ends = halves.flatMap((half) => [...half.slice(0, 1), ...half.slice(-1)]);
  return { ...schedule, minutes: setOf(ends) };
}

/** One week says it, and what is around each clock change. */
function weeklyGap(schedules: Schedules, span: Span): number {
  const calm = largestWeeklyGap(schedules);
  const zones = [...new Set(schedules.map(({ zone }) => zone))];
  // A change comes back every year, at one time of one weekday: one of them speaks for all.
  const around = new Map<string, number>();
  for (const zone of zones) {
    const segments = segmentsBetween(zone, span.from, span.until);
    for (const [index, { from, offset }] of segments.slice(1).entries()) {
      const reach = 2 * calm + Math.abs(offset - (segments[index]?.offset ?? offset));
      const stretch = { from: from - reach - further, until: from + reach + further };
      const key = `${reach} ${from % minutesPerWeek} ${readingsBetween(zones, stretch, from)}`;
      if (around.has(key)) continue;
      around.set(key, widest(occurrences(schedules, from - reach, from + reach + 1)));
    }
  }
  return Math.max(calm, ...around.values());
}

const minutesPerWeek = 7 * minutesPerDay;
/** What starts in a stretch depends on clocks no further away than this: a day is the longest gap. */
const further = 2 * minutesPerDay;

function gapInAll(schedules: readonly Schedule[], { from, until }: Span): number {
  let gap = 0;
  let last: InstantMinute | undefined;
  for (let at = from; at < until; at += daysPerChunk * minutesPerDay) {
    const end = Math.min(until, at + daysPerChunk * minutesPerDay);
    const starts = occurrences(schedules, at, end);
    gap = Math.max(gap, widest(last === undefined ? starts : [last, ...starts]));
    last = starts.at(-1) ?? last;
  }
  return gap > 0 ? gap : until - from;
}

/** The largest step in an ascending list; 0 in one of fewer than two. */
function widest(starts: readonly number[]): number {
  return starts.reduce(
    (most, start, index) => Math.max(most, start - (starts[index - 1] ?? start)),
    0,
  );
}
