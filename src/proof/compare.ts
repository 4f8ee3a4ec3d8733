import type { Accepted, Cells, Law } from '../engines/base/types.ts';
import { occurrences } from '../ir/occurrences.ts';
import { sameCells } from '../ir/schedule.ts';
import type { InstantMinute, Schedules } from '../ir/types.ts';
import { offsetAt } from '../time/zone-segments.ts';
import { alikeness } from './alike-changes.ts';
import { type CalmComparer, calmComparer } from './calm-days.ts';
import type { ClockStretch, Clocks } from './clocks.ts';
import { compareSearches } from './compare-searches.ts';
import { byTime, type Comparison, compareStarts, moved, sameInstants } from './compare-starts.ts';
import type { Difference, Horizon } from './types.ts';

/** All that is compared: what the source asks for, and what the engine makes of the entries. */
export interface Comparands {
  readonly schedules: Schedules;
  readonly accepted: readonly Accepted[];
  readonly laws: readonly Law[];
  /** Every clock concerned. */
  readonly clocks: Clocks;
  readonly horizon: Horizon;
}

/**
 * Day by day between the changes, minute by minute around them, and search by search where the engine
 * has no law. Or why nothing can be said.
 */
export function compare(comparands: Comparands): Comparison | string {
  const { accepted, laws, clocks, horizon } = comparands;
  const [search] = laws.flatMap((law) => (law.kind === 'search' ? [law.next] : []));
  if (search && accepted.length > 1) {
    return 'several entries in a zone for which the engine has no law';
  }
  const { cuts, changing, calm } = clocks;
  const ordinary = laws.some(({ kind }) => kind === 'none')
    ? firstFarFrom(comparands, calm)
    : firstOrdinary(comparands, calm);
  // Nobody can leave open or accept what differs on ordinary days: only what comes before it matters.
  const end = ordinary?.at ?? horizon.until;
  const rest = search
    ? [compareSearches(comparands.schedules, search, cuts, { ...horizon, until: end })]
    : compareChanges(
        comparands,
        changing.filter(({ from }) => from < end),
      );
  const breaches = rest.flatMap((one) => one.breaches);
  return {
    breaches: [...breaches, ...(ordinary ? [ordinary.difference] : [])].sort(byTime),
    open: rest.flatMap(({ open }) => open),
    silent: rest.flatMap(({ silent }) => silent),
  };
}

const nothing: Comparison = { breaches: [], open: [], silent: [] };

/**
 * Of changes that are alike only the first is looked at: the others show the same, later. Those that
 * show nothing are left out.
 */
function compareChanges(
  comparands: Comparands,
  changing: readonly ClockStretch[],
): readonly Comparison[] {
  const alike = alikeness(comparands);
  const known = new Map<string | number, Looked>();
  const all: Comparison[] = [];
  for (const stretch of changing) {
    const key = alike(stretch);
    let looked = key === undefined ? undefined : known.get(key);
    if (!looked) {
      looked = { from: stretch.from, compared: compareAround(comparands, stretch) };
      if (key !== undefined) known.set(key, looked);
    }
    const { compared, from } = looked;
    if (compared !== nothing) all.push(moved(compared, stretch.from - from));
  }
  return all;
}

interface Looked {
  readonly from: InstantMinute;
  readonly compared: Comparison;
}

function compareAround({ schedules, accepted }: Comparands, span: Horizon): Comparison {
  const starts = startsOf(accepted, span);
  const unknown = accepted.flatMap((one) => one.unknown(span.from, span.until));
  // Most are just what is preferred: then there is nothing to look into.
  if (unknown.length === 0 && sameInstants(starts, occurrences(schedules, span.from, span.until))) {
    return nothing;
  }
  return compareStarts(schedules, starts, span, unknown);
}

/** Ascending, with repetitions. */
function startsOf(
  [first, ...others]: readonly Accepted[],
  { from, until }: Horizon,
): readonly InstantMinute[] {
  const starts = first?.starts(from, until) ?? [];
  // An entry's own are in order; nearly always it is the only one.
  if (others.length === 0) return starts;
  return [...starts, ...others.flatMap((one) => one.starts(from, until))].sort((a, b) => a - b);
}

/** The first difference far from any change, for an engine whose starts follow no law there either. */
function firstFarFrom(
  comparands: Comparands,
  calm: readonly Horizon[],
): OrdinaryDifference | undefined {
  for (const span of calm) {
    const [difference] = compareAround(comparands, span).breaches;
    const at = difference?.wanted[0] ?? difference?.found[0];
    if (difference && at !== undefined)
      return { at, difference: { ...difference, near: 'nothing' } };
  }
  return undefined;
}

interface OrdinaryDifference {
  readonly at: InstantMinute;
  readonly difference: Difference;
}

/** The first difference on a day far from any change. */
function firstOrdinary(
  { schedules, accepted }: Comparands,
  calm: readonly ClockStretch[],
): OrdinaryDifference | undefined {
  if (sayTheSame(schedules, accepted)) return undefined;
  // Summer and winter come back each year with the same offsets.
  const comparers = new Map<number, CalmComparer>();
  for (const stretch of calm) {
    const comparer = comparers.get(stretch.kind) ?? comparerFrom(stretch.from, schedules, accepted);
    comparers.set(stretch.kind, comparer);
    const found = comparer(stretch);
    if (found) return { at: found.at, difference: ordinaryDifference(schedules[0].zone, found) };
  }
  return undefined;
}

/** For stretches with the offsets of an instant. */
function comparerFrom(
  at: InstantMinute,
  schedules: Schedules,
  accepted: readonly Accepted[],
): CalmComparer {
  const onClock = (cells: Cells, zone: string) => ({ cells, offset: offsetAt(zone, at) });
  return calmComparer(
    schedules.map((schedule) => onClock(schedule, schedule.zone)),
    accepted.flatMap(({ cells, zone }) => (cells ? [onClock(cells, zone)] : [])),
  );
}

/** Whether one entry says on one clock what one schedule does: most do, and no day need be looked at. */
function sayTheSame(
  [schedule, ...others]: Schedules,
  [one, ...more]: readonly Accepted[],
): boolean {
  if (others.length + more.length > 0 || !one?.cells || one.zone !== schedule.zone) return false;
  return sameCells(schedule, one.cells);
}

function ordinaryDifference(
  zone: string,
  { at, source, engine }: { readonly at: number; readonly source: number; readonly engine: number },
): Difference {
  const times = (count: number) => Array.from({ length: count }, () => at);
  const civil = at + offsetAt(zone, at);
  return { civil, zone, wanted: times(source), found: times(engine), near: 'nothing' };
}
