import type { Accepted, Cells, Law } from '../../src/engines/base/types.ts';
import { has } from '../../src/ir/number-set.ts';
import { civilDate, weekdayOf } from '../../src/time/civil.ts';
import { segmentsBetween } from '../../src/time/zone-segments.ts';

/**
 * The laws as design.md defines them, minute by minute and with no code of the engines: what `law`
 * promises is compared with what `starts` lists.
 */
export function startsByLaw(
  law: Law,
  { cells, zone }: Accepted,
  from: number,
  until: number,
): readonly number[] {
  if (!cells) throw new Error('an interval');
  const reading = readingOf(zone, from - 1440, until);
  switch (law.kind) {
    case 'wall':
      return minutes(from, until).filter((at) => names(cells, reading(at)));
    case 'first':
      return firstInstants(cells, zone, from, until);
    case 'wallButHostRepeats': {
      const onHost = readingOf(law.hostZone, from - 1440, until);
      const isRepeat = (at: number) =>
        minutes(at - 181, at).some((earlier) => onHost(earlier) === onHost(at));
      return minutes(from, until).filter((at) => names(cells, reading(at)) && !isRepeat(at));
    }
    case 'documented':
    case 'search':
    case 'none':
      throw new Error(`${law.kind} is no law`);
  }
}

/** first(l) of every civil minute l that is named and around the range, with repetitions. */
function firstInstants(cells: Cells, zone: string, from: number, until: number) {
  const day = 1440;
  const segments = segmentsBetween(zone, from - 3 * day, until + 3 * day);
  const first = (civil: number): number => {
    for (const segment of segments) {
      const reached = Math.max(segment.from, civil - segment.offset);
      if (reached < segment.until) return reached;
    }
    return Number.POSITIVE_INFINITY;
  };
  return minutes(from - 2 * day, until + 2 * day)
    .filter((civil) => names(cells, civil))
    .map(first)
    .filter((at) => at >= from && at < until)
    .sort((a, b) => a - b);
}

/** What the clock of a zone reads at an instant of a range. */
function readingOf(zone: string, from: number, until: number): (at: number) => number {
  const segments = segmentsBetween(zone, from, until);
  return (at) => {
    const segment = segments.find((one) => at >= one.from && at < one.until);
    if (!segment) throw new Error(`${at} lies outside`);
    return at + segment.offset;
  };
}

function names({ minutes: inMinutes, hours, months, days }: Cells, civil: number): boolean {
  const day = Math.floor(civil / 1440);
  const { month, date } = civilDate(day);
  const weekday = weekdayOf(day);
  const inDays =
    days.kind === 'everyDay' ||
    (days.kind === 'onDates' && has(days.dates, date)) ||
    (days.kind === 'onWeekdays' && has(days.weekdays, weekday)) ||
    (days.kind === 'either' && (has(days.dates, date) || has(days.weekdays, weekday))) ||
    (days.kind === 'both' && has(days.dates, date) && has(days.weekdays, weekday));
  const ofDay = civil - day * 1440;
  return (
    inDays && has(months, month) && has(hours, Math.floor(ofDay / 60)) && has(inMinutes, ofDay % 60)
  );
}

function minutes(from: number, until: number): readonly number[] {
  return Array.from({ length: Math.max(until - from, 0) }, (_, index) => from + index);
}
