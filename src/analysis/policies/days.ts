import { isWeekly } from '../../counts/monthly.ts';
import { occurrences } from '../../ir/occurrences.ts';
import { namesDay } from '../../ir/schedule.ts';
import type { InstantMinute, Schedule } from '../../ir/types.ts';
import { firstInstant } from '../../ir/week.ts';
import type { Catalog } from '../../model/types.ts';
import { civilDate, dayNumber, parseDate, weekdayOf } from '../../time/civil.ts';
import { readingsBetween } from '../../time/readings.ts';
import { segmentsBetween } from '../../time/zone-segments.ts';

/**
 * Twenty-eight years are looked at: in them every date meets every weekday, leap years included. They
 * are ten thousand days, but of few kinds: a day is known by its weekday, what the clocks read around it
 * and which of the schedules' dates fall on it.
 */

const minutesPerDay = 1440;
const years = 28;

/** A stretch of 1440 minutes. */
export interface Day {
  readonly from: InstantMinute;
  /** On days of one kind the schedules start at the same minutes, and every clock reads the same. */
  readonly kind: number;
}

/** All days that are looked at. */
export interface DaysAhead {
  /** In order; the last may pass the end of the years. */
  readonly days: readonly Day[];
  /** The first day of each kind, in order. */
  readonly kinds: readonly Day[];
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

/** What tells the kinds apart, besides the weekday. */
interface Differences {
  readonly zones: readonly string[];
  /** Rules of dates and months: any other is known by the weekday. */
  readonly rules: readonly DateRule[];
  /** How many days before a change already feel it. */
  readonly ahead: number;
}

type DateRule = Pick<Schedule, 'months' | 'days'>;

const remembered = new Map<string, DaysAhead>();
/** A set of days is a megabyte; a file has a handful. */
const mostRemembered = 40;

/**
 * The days ahead, told apart by what matters to the schedules. Remembered: most jobs share their zone
 * and have no dates, and so their days.
 * @param zone the clock that is looked at beside the schedules' own
 * @param reach how many minutes past its end what is asked of a day depends on
 */
export function daysAhead(
  schedules: readonly Schedule[],
  zone: string,
  catalog: Pick<Catalog, 'zone' | 'anchor'>,
  reach = 0,
): DaysAhead {
  const differences: Differences = {
    zones: [...new Set([zone, ...schedules.map((schedule) => schedule.zone)])],
    rules: distinctDateRules(schedules),
    ahead: Math.ceil(reach / minutesPerDay),
  };
  const key = JSON.stringify([catalog.zone, catalog.anchor, differences]);
  const days = remembered.get(key) ?? tellApart(yearsAhead(catalog), differences);
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(key, days);
  return days;
}

function distinctDateRules(schedules: readonly Schedule[]): readonly DateRule[] {
  const dated = schedules.filter((schedule) => !isWeekly(schedule));
  const rules = dated.map(({ months, days }) => [JSON.stringify([months, days]), { months, days }]);
  return [...new Map(rules as [string, DateRule][]).values()];
}

function tellApart({ from, until }: Stretch, { zones, rules, ahead }: Differences): DaysAhead {
  const count = Math.ceil((until - from) / minutesPerDay);
  const first = Math.floor(from / minutesPerDay);
  const changing = changingDays(zones, { from, until }, ahead);
  const clocks = numbered(clocksOver(zones, from, count));
  const dates = numbered(datesOver(rules, first, count));
  const known = new Map<number | string, number>();
  const days: Day[] = [];
  const kinds: Day[] = [];
  for (let index = 0; index < count; index++) {
    const start = from + index * minutesPerDay;
    const ordinary =
      ((clocks[index] ?? 0) * count + (dates[index] ?? 0)) * 7 + weekdayOf(first + index);
    const likeness = changing.has(index)
      ? `${ordinary} ${readingsAround(start, zones, ahead)}`
      : ordinary;
    const kind = known.get(likeness) ?? kinds.length;
    const day = { from: start, kind };
    days.push(day);
    if (kind < kinds.length) continue;
    known.set(likeness, kind);
    kinds.push(day);
  }
  return { days, kinds };
}

/** The same number for equal words. */
function numbered(words: readonly string[]): readonly number[] {
  const numbers = new Map<string, number>();
  return words.map((word) => {
    const number = numbers.get(word) ?? numbers.size;
    numbers.set(word, number);
    return number;
  });
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

/** For each day, how far each clock is from UTC at its start. */
function clocksOver(zones: readonly string[], from: InstantMinute, count: number) {
  const clocks = new Array<string>(count).fill('');
  for (const zone of zones) {
    for (const { offset, ...segment } of segmentsBetween(
      zone,
      from,
      from + count * minutesPerDay,
    )) {
      const first = Math.ceil((segment.from - from) / minutesPerDay);
      for (let index = first; from + index * minutesPerDay < segment.until; index++) {
        clocks[index] += ` ${offset}`;
      }
    }
  }
  return clocks;
}

/** For each day, which of the rules name the civil days that it may meet on any clock. */
function datesOver(rules: readonly DateRule[], first: number, count: number): readonly string[] {
  if (rules.length === 0) return [];
  const named = Array.from({ length: count + 3 }, (_, index) => {
    const number = first - 1 + index;
    const day = { ...civilDate(number), weekday: weekdayOf(number) };
    return rules.map((rule) => (namesDay(rule, day) ? 1 : 0)).join('');
  });
  return Array.from({ length: count }, (_, index) => named.slice(index, index + 4).join());
}

/** What `of` says of a day, asked once for all days of its kind. */
export function oncePerKind<Told>(of: (day: Day) => Told): (day: Day) => Told {
  const told: { readonly told: Told }[] = [];
  return (day) => {
    told[day.kind] ??= { told: of(day) };
    return (told[day.kind] as { readonly told: Told }).told;
  };
}

/** The minutes of a day (0–1439, from its start) at which any of the schedules fires, ascending. */
export function startsOn(schedules: readonly Schedule[], { from }: Day): readonly number[] {
  return occurrences(schedules, from, from + minutesPerDay).map((start) => start - from);
}
