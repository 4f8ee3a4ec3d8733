import type { NextStart } from '../engines/base/types.ts';
import { sameSet } from '../ir/number-set.ts';
import { occurrences } from '../ir/occurrences.ts';
import { allMonths } from '../ir/schedule.ts';
import type { InstantMinute, Schedule, Schedules } from '../ir/types.ts';
import { byTime, type Comparison, compareStarts } from './compare-starts.ts';
import { type Origin, originsOf, reachOfCut } from './search-origins.ts';
import type { Difference, Horizon } from './types.ts';

/**
 * Engines without a law find each start by a search whose answer depends on where it begins. Their
 * next start must be the source's from every origin: from each start of the source, and from every
 * minute within two days of a change, for an object can be created at any time.
 */

const minutesPerDay = 1440;

/**
 * How far from a change a search can be touched by it. A search steps forward only, but for its
 * first step, which goes back to the day's or the month's beginning; where all it meets has one
 * offset it is plain arithmetic, and right.
 */
function reachOf(schedules: Schedules): number {
  const daily = schedules.every(
    ({ days, months }) => days.kind === 'everyDay' && sameSet(months, allMonths),
  );
  return daily ? reachOfCut : 33 * minutesPerDay;
}

export function compareSearches(
  schedules: Schedules,
  next: NextStart,
  cuts: readonly InstantMinute[],
  horizon: Horizon,
): Comparison {
  const reach = reachOf(schedules);
  const found = new Map<string, Difference>();
  const open = new Map<string, Difference>();
  for (const span of spansAround(cuts, reach, horizon)) {
    const starts = startsIn(schedules, span);
    let before: Answer | undefined;
    for (const asked of originsOf(starts, cuts, span)) {
      const answer = answerOf(next(asked.origin * 60), asked);
      // No start lies between origins with one answer and one due: they show the same.
      if (before && sameAnswer(answer, before)) continue;
      before = answer;
      const { breaches, open: left } = judgeAnswer(schedules, answer);
      for (const one of breaches) remember(found, one);
      for (const one of left) remember(open, one);
    }
  }
  const inTime = (differences: Map<string, Difference>) => [...differences.values()].sort(byTime);
  return { breaches: inTime(found), open: inTime(open), silent: [] };
}

/** Of many origins that mislead the search to one answer, the first. */
function remember(differences: Map<string, Difference>, one: Difference): void {
  const key = `${one.civil} ${one.found.join()}`;
  if (!differences.has(key)) differences.set(key, one);
}

function spansAround(cuts: readonly InstantMinute[], reach: number, { from, until }: Horizon) {
  const spans: Horizon[] = [];
  for (const cut of cuts) {
    const begin = Math.max(cut - reach, from);
    const end = Math.min(cut + reach, until);
    const last = spans.at(-1);
    if (last && begin <= last.until) spans[spans.length - 1] = { from: last.from, until: end };
    else spans.push({ from: begin, until: end });
  }
  return spans;
}

/** The source's starts in a span, the one before it and the one after. */
function startsIn(schedules: readonly Schedule[], { from, until }: Horizon) {
  const inside = occurrences(schedules, from, until);
  return [...nearest(schedules, from, 'before'), ...inside, ...nearest(schedules, until, 'after')];
}

/** As far as a search looks: five years. */
const farthest = 5 * 366 * minutesPerDay;

function nearest(
  schedules: readonly Schedule[],
  at: InstantMinute,
  side: 'before' | 'after',
): readonly InstantMinute[] {
  for (let span = minutesPerDay; span < 2 * farthest; span *= 4) {
    const starts =
      side === 'before'
        ? occurrences(schedules, at - span, at).slice(-1)
        : occurrences(schedules, at, at + span).slice(0, 1);
    if (starts.length > 0) return starts;
  }
  return [];
}

interface Answer extends Origin {
  /** The start that was found, where the search advances to a whole minute. */
  readonly start: InstantMinute | undefined;
}

function answerOf(seconds: number | undefined, { origin, due }: Origin): Answer {
  const start = seconds === undefined ? undefined : seconds / 60;
  const advances = start !== undefined && start > origin && Number.isInteger(start);
  return { origin, due, start: advances ? start : undefined };
}

function sameAnswer(one: Answer, other: Answer): boolean {
  return one.start === other.start && one.due === other.due;
}

const nothing: Comparison = { breaches: [], open: [], silent: [] };

function judgeAnswer(schedules: Schedules, { origin, due, start }: Answer): Comparison {
  if (start === due) return nothing;
  const from = origin + 1;
  const until = Math.max(from, start ?? due ?? origin) + 1;
  const found = start === undefined ? [] : [start];
  const compared = compareStarts(schedules, found, { from, until });
  const searched = (one: Difference): Difference => ({
    ...one,
    found: one.found.length === 0 ? found : one.found,
    searchedFrom: origin * 60,
  });
  return {
    breaches: compared.breaches.slice(0, 1).map(searched),
    open: compared.open.map(searched),
    silent: [],
  };
}
