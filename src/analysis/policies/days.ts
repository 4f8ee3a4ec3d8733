import { isWeekly } from '../../counts/monthly.ts';
import { daysNamedFrom, namedDaysBetween } from '../../ir/named-days.ts';
import { occurrences } from '../../ir/occurrences.ts';
import type { InstantMinute, Schedule } from '../../ir/types.ts';
import { firstInstant } from '../../ir/week.ts';
import type { Catalog } from '../../model/types.ts';
import { civilDate, dayNumber, parseDate } from '../../time/civil.ts';
import { numbered, weekdaysOver } from './weekdays.ts';

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
  /** In order; the last may pass the end of the years. They are made when they are asked for. */
  readonly days: readonly Day[];
  /** The first day of each kind, in order. */
  readonly kinds: readonly Day[];
  /** The first of each pair of kinds that follow one another, in order, and the day before; none is before all. */
  readonly pairs: readonly { readonly before: Day | undefined; readonly day: Day }[];
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
/** A set of days is up to a megabyte; a file has a handful. */
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

function tellApart(stretch: Stretch, { zones, rules, ahead }: Differences): DaysAhead {
  const undated = weekdaysOver(stretch, zones, ahead);
  const dates = datesOver(rules, Math.floor(stretch.from / minutesPerDay), undated.length);
  const apart = dates.reduce((most, number) => Math.max(most, number), 0) + 1;
  const { numbers, firsts } = numbered(
    undated.map((number, index) => number * apart + (dates[index] ?? 0)),
  );
  const dayAt = (index: number): Day => {
    return { from: stretch.from + index * minutesPerDay, kind: numbers[index] ?? 0 };
  };
  let days: readonly Day[] | undefined;
  return {
    kinds: firsts.map(dayAt),
    // Most look at the kinds alone.
    get days() {
      days ??= Array.from({ length: numbers.length }, (_, index) => dayAt(index));
      return days;
    },
    get pairs() {
      return firstPairs(numbers, firsts.length).map((index) => {
        return { before: index === 0 ? undefined : dayAt(index - 1), day: dayAt(index) };
      });
    },
  };
}

/** Where a day of one kind follows one of another, or the first of all, for the first time. */
function firstPairs(kinds: Int32Array, count: number): readonly number[] {
  const pairs = new Float64Array(kinds.length).map((_, index) => {
    return (kinds[index - 1] ?? count) * count + (kinds[index] ?? 0);
  });
  return numbered(pairs).firsts;
}

/**
 * For each day a number that tells which of the rules name the civil days that it may meet on any clock: its
 * own, the one before and the two behind. 0: none. Only days near a named one are looked at.
 */
function datesOver(rules: readonly DateRule[], first: number, count: number): Int32Array {
  const naming = new Map<number, string>();
  for (const [rule, days] of rules.entries()) {
    for (const day of namedDaysBetween(days, first - 1, first + count + 1)) {
      naming.set(day, `${naming.get(day) ?? ''} ${rule}`);
    }
  }
  const numbers = new Int32Array(count);
  const known = new Map<string, number>();
  for (const named of naming.keys()) {
    const last = Math.min(named - first + 1, count - 1);
    for (let index = Math.max(0, named - first - 2); index <= last; index++) {
      if (numbers[index] !== 0) continue;
      const word = [-1, 0, 1, 2].map((by) => naming.get(first + index + by) ?? '').join();
      const number = known.get(word) ?? known.size + 1;
      known.set(word, number);
      numbers[index] = number;
    }
  }
  return numbers;
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
  const near = schedules.filter((schedule) => namesDayAround(schedule, from));
  if (near.length === 0) return [];
  return occurrences(near, from, from + minutesPerDay).map((start) => start - from);
}

/**
 * Whether a schedule names a civil day that is met on any clock in the day from `from` on, or the one before,
 * which a clock may have skipped: most dated schedules of a file name none, and need not be asked.
 */
function namesDayAround(schedule: Schedule, from: InstantMinute): boolean {
  return daysNamedFrom(schedule, Math.floor(from / minutesPerDay) - 2, 5) !== 0;
}
