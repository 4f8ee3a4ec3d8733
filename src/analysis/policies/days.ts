import { occurrences } from '../../ir/occurrences.ts';
import { namesDayNumber } from '../../ir/schedule.ts';
import type { InstantMinute, Schedule } from '../../ir/types.ts';
import { firstInstant } from '../../ir/week.ts';
import type { Catalog } from '../../model/types.ts';
import { civilDate, dayNumber, parseDate, weekdayOf } from '../../time/civil.ts';
import { segmentsBetween } from '../../time/zone-segments.ts';

/**
 * Twenty-eight years are looked at: in them every date meets every weekday, leap years included. They
 * are ten thousand days, but of few kinds: away from clock changes, a day is known by its weekday,
 * the clocks' offsets and which of the schedules' dates fall on it.
 */

const minutesPerDay = 1440;
const years = 28;

/** A stretch of 1440 minutes. */
export interface Day {
  readonly from: InstantMinute;
  /** On days of one kind the schedules start at the same minutes, and every clock reads the same. */
  readonly kind: string;
}

/** Start in, end out. */
export interface Stretch {
  readonly from: InstantMinute;
  readonly until: InstantMinute;
}

/** The years that are looked at: from the anchor on, on the file's clock. */
export function yearsAhead({ zone, anchor }: Pick<Catalog, 'zone' | 'anchor'>): Stretch {
  const first = parseDate(anchor) ?? civilDate(0);
  const last = { ...first, year: first.year + years };
  const at = (date: typeof first) => firstInstant(zone, dayNumber(date) * minutesPerDay);
  return { from: at(first), until: at(last) };
}

/**
 * The days of a stretch, in order; the last may pass its end.
 * @param zone the clock that is looked at beside the schedules' own
 * @param reach how many minutes past its end what is asked of a day depends on
 */
export function daysOf(
  schedules: readonly Schedule[],
  zone: string,
  { from, until }: Stretch,
  reach = 0,
): readonly Day[] {
  const zones = [...new Set([zone, ...schedules.map((schedule) => schedule.zone)])];
  const count = Math.ceil((until - from) / minutesPerDay);
  const changing = changingDays(zones, { from, until }, reach);
  const offsets = zones.map((each) => offsetsOver(each, from, count));
  const dates = datesOver(schedules, Math.floor(from / minutesPerDay), count);
  return Array.from({ length: count }, (_, index) => {
    const start = from + index * minutesPerDay;
    if (changing.has(index)) return { from: start, kind: `${start}` };
    const weekday = weekdayOf(Math.floor(start / minutesPerDay));
    const clocks = offsets.map((each) => each[index]).join();
    return { from: start, kind: `${weekday} ${clocks} ${dates[index]}` };
  });
}

/** Indices of the days that a change touches: its own, the next (second passes), those that reach it. */
function changingDays(
  zones: readonly string[],
  { from, until }: Stretch,
  reach: number,
): ReadonlySet<number> {
  const ahead = Math.ceil(reach / minutesPerDay);
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

function offsetsOver(zone: string, from: InstantMinute, count: number): readonly number[] {
  const offsets: number[] = [];
  for (const segment of segmentsBetween(zone, from, from + count * minutesPerDay)) {
    while (offsets.length < count && from + offsets.length * minutesPerDay < segment.until) {
      offsets.push(segment.offset);
    }
  }
  return offsets;
}

/** For each day, which of the rules name the civil days that it may meet on any clock. */
function datesOver(schedules: readonly Schedule[], first: number, count: number): string[] {
  const rules = new Map(
    schedules.map(({ months, days }) => [JSON.stringify([months, days]), { months, days }]),
  );
  const named = Array.from({ length: count + 3 }, (_, index) =>
    [...rules.values()].map((rule) => (namesDayNumber(rule, first - 1 + index) ? 1 : 0)).join(''),
  );
  return Array.from({ length: count }, (_, index) => named.slice(index, index + 4).join());
}

/** What `of` says of a day, asked once for all days of its kind. */
export function oncePerKind<Told>(of: (day: Day) => Told): (day: Day) => Told {
  const known = new Map<string, { readonly told: Told }>();
  return (day) => {
    const { told } = known.get(day.kind) ?? { told: of(day) };
    known.set(day.kind, { told });
    return told;
  };
}

/** The minutes of a day (0–1439, from its start) at which any of the schedules fires, ascending. */
export function startsOn(schedules: readonly Schedule[], { from }: Day): readonly number[] {
  return occurrences(schedules, from, from + minutesPerDay).map((start) => start - from);
}
