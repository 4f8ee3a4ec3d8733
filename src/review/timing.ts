import { isWeekly } from '../counts/monthly.ts';
import { sameCells } from '../ir/schedule.ts';
import type { InstantMinute, Schedule } from '../ir/types.ts';
import { civilDate, formatDate } from '../time/civil.ts';
import { clocksAgree } from '../time/clocks-agree.ts';
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
    sameCells(one, other) &&
    one.dst.skipped === other.dst.skipped &&
    one.dst.repeated === other.dst.repeated &&
    clocksAgree(one.zone, other.zone, anchor);
  const within = (some: readonly Schedule[], others: readonly Schedule[]) =>
    some.every((one) => others.some((other) => alike(one, other)));
  return within(old, now) && within(now, old);
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
