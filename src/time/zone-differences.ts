import { dayNumber, parseDate } from './civil.ts';
import { segmentsBetween } from './zone-segments.ts';

const minutesPerDay = 1440;
/** In 28 years every date meets every weekday: after that a difference would have shown. */
const horizon = 28 * 365.25 * minutesPerDay;
/** What lasts less lies around a clock change: New York's and Chicago's come an hour apart. */
const lasting = 2 * minutesPerDay;

const known = new Map<string, readonly number[]>();

/**
 * By how many minutes the clock of `zone` is ahead of the one of `other`, for 28 years from a day
 * (`YYYY-MM-DD`) on: each difference once, that of the first day first. One number: it is constant.
 * What lasts less than two days is left out.
 * @throws RangeError when Intl does not know a zone.
 */
export function zoneDifferences(zone: string, other: string, anchor: string): readonly number[] {
  const key = `${zone} ${other} ${anchor}`;
  const found = known.get(key) ?? findDifferences(zone, other, anchor);
  known.set(key, found);
  return found;
}

function findDifferences(zone: string, other: string, anchor: string): readonly number[] {
  const date = parseDate(anchor);
  if (zone === other || !date) return [0];
  const from = dayNumber(date) * minutesPerDay;
  const stretches = segmentsBetween(zone, from, from + horizon).flatMap((segment) =>
    segmentsBetween(other, segment.from, segment.until).map((beside) => ({
      length: beside.until - beside.from,
      difference: segment.offset - beside.offset,
    })),
  );
  const lastingOnes = stretches.filter(({ length }) => length >= lasting);
  return [...new Set(lastingOnes.map(({ difference }) => difference))];
}
