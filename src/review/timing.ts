import { isWeekly } from '../counts/monthly.ts';
import { sameSet, setOf, valuesOf } from '../ir/number-set.ts';
import { allMonths, isInterval, sameCells } from '../ir/schedule.ts';
import type { DstRule, InstantMinute, Schedule } from '../ir/types.ts';
import { civilDate, formatDate } from '../time/civil.ts';
import { clocksAgree } from '../time/clocks-agree.ts';
import { segmentsBetween } from '../time/zone-segments.ts';
import type { RunDifference, Timing, TimingChange } from './types.ts';

/** A stretch of time, minutes since 1970 UTC, half-open. */
export interface Stretch {
  readonly from: InstantMinute;
  readonly until: InstantMinute;
}

/** The runs that only one side has, each ascending. */
interface Runs {
  readonly added: readonly InstantMinute[];
  readonly removed: readonly InstantMinute[];
}

/** How many of the first differing runs are shown. */
const shown = 3;
const minutesPerDay = 1440;
/** Four years hold every date of a month, and a leap day. */
const fourYears = 1461 * minutesPerDay;
/** In 28 years every date meets every weekday, in leap years and in others. */
const horizon = 7 * fourYears;

/** What a change does to the times of a job. Where the week shows nothing, later ones are asked. */
export function timingChange(before: Timing, after: Timing, week: Stretch): TimingChange {
  if (meansTheSame(before, after, week)) return { kind: 'same' };
  const first = firstDifferences(before, after, week);
  if (isNone(first)) return { kind: 'same' };
  const inWeek = differencesIn(before, after, week);
  const isWhole = isCountedByWeek(before) && isCountedByWeek(after) && !isNone(inWeek);
  const longer = () =>
    differencesIn(before, after, { from: week.from, until: week.from + fourYears });
  const { added, removed } = isWhole ? inWeek : longer();
  const asMany = added.length === removed.length && added.length > 0;
  const kind = asMany ? 'moved' : 'rescheduled';
  return { kind, ...inWeek, first: firstRuns(first, kind) };
}

/** The same sets, clock and rule: then nothing needs to be searched. */
function meansTheSame(before: Timing, after: Timing, week: Stretch): boolean {
  const [old, now] = [before.schedules, after.schedules];
  if (!old || !now) return before.text === after.text;
  const anchor = formatDate(civilDate(Math.floor(week.from / minutesPerDay)));
  const alike = (one: Schedule, other: Schedule) =>
    (sameCells(one, other) &&
      sameRule(one.dst, other.dst) &&
      clocksAgree(one.zone, other.zone, anchor)) ||
    sameIntervals(one, other, week.from);
  const within = (some: readonly Schedule[], others: readonly Schedule[]) =>
    some.every((one) => others.some((other) => alike(one, other)));
  return within(old, now) && within(now, old);
}

/** What one side leaves open holds none of its runs: the other may state it without changing one. */
function sameRule(one: DstRule, other: DstRule): boolean {
  const isOpen = (half: 'skipped' | 'repeated') =>
    [one.open, other.open].some((open) => open === half || open === 'both');
  return (
    (one.skipped === other.skipped || isOpen('skipped')) &&
    (one.repeated === other.repeated || isOpen('repeated'))
  );
}

/**
 * Whether two intervals that run every hour of every day start at the same instants: then only the minutes by
 * which their clocks are apart count, not the hours. Comparing their runs would take every minute of
 * 28 years.
 */
function sameIntervals(one: Schedule, other: Schedule, from: InstantMinute): boolean {
  if (![one, other].every(isEveryHour)) return false;
  return minutesApart(one.zone, other.zone, from).every((apart) =>
    sameSet(setOf(valuesOf(one.minutes).map((minute) => (minute + apart) % 60)), other.minutes),
  );
}

/** By how many minutes of the hour (0–59) the second clock is ahead, at any time of the horizon. */
function minutesApart(zone: string, other: string, from: InstantMinute): readonly number[] {
  const apart = segmentsBetween(zone, from, from + horizon).flatMap((segment) =>
    segmentsBetween(other, segment.from, segment.until).map(
      ({ offset }) => (((offset - segment.offset) % 60) + 60) % 60,
    ),
  );
  return [...new Set(apart)];
}

function isEveryHour(schedule: Schedule): boolean {
  const { months, days } = schedule;
  return isInterval(schedule) && days.kind === 'everyDay' && sameSet(months, allMonths);
}

/** The runs of each side that the other lacks in a stretch of time. */
export function differencesIn(
  before: Pick<Timing, 'starts'>,
  after: Pick<Timing, 'starts'>,
  { from, until }: Stretch,
): Runs {
  const [old, now] = [before.starts(from, until), after.starts(from, until)];
  const [wasThere, isThere] = [new Set(old), new Set(now)];
  return {
    added: now.filter((at) => !wasThere.has(at)),
    removed: old.filter((at) => !isThere.has(at)),
  };
}

/** From the week's beginning, as many as are shown; none where 28 years hold none. */
function firstDifferences(before: Timing, after: Timing, week: Stretch): Runs {
  const [added, removed]: [InstantMinute[], InstantMinute[]] = [[], []];
  let from = week.from;
  let until = week.until;
  while (from < week.from + horizon && Math.max(added.length, removed.length) < shown) {
    const found = differencesIn(before, after, { from, until });
    added.push(...found.added.slice(0, shown));
    removed.push(...found.removed.slice(0, shown));
    from = until;
    until = from + 28 * minutesPerDay;
  }
  return { added, removed };
}

function isNone({ added, removed }: Runs): boolean {
  return added.length + removed.length === 0;
}

function isCountedByWeek({ schedules }: Timing): boolean {
  return schedules?.every(isWeekly) ?? false;
}

/** Of a moved job each lost run with the one in its place; else both, in time. */
function firstRuns(
  { added, removed }: Runs,
  kind: 'moved' | 'rescheduled',
): readonly RunDifference[] {
  if (kind === 'moved') {
    return removed.slice(0, shown).flatMap((before, index): readonly RunDifference[] => {
      const after = added[index];
      return after === undefined ? [] : [{ kind: 'moved', before, after }];
    });
  }
  const runs: readonly RunDifference[] = [
    ...added.map((after) => ({ kind: 'added', after }) as const),
    ...removed.map((before) => ({ kind: 'removed', before }) as const),
  ];
  return runs.toSorted((a, b) => instantOf(a) - instantOf(b)).slice(0, shown);
}

function instantOf(run: RunDifference): InstantMinute {
  return run.kind === 'removed' ? run.before : run.after;
}
