import { type Fate, fatesBetween } from '../ir/fates.ts';
import type { InstantMinute, Schedule } from '../ir/types.ts';
import { offsetAt } from '../time/zone-segments.ts';
import type { Difference, Horizon, Silence } from './types.ts';

/**
 * Minute by minute: what a source asks of a stretch of time, against the starts of an engine.
 */

export interface Comparison {
  /** What no freedom of the author's covers, in time. */
  readonly breaches: readonly Difference[];
  /** What the author left open, and the engine does otherwise than we would. */
  readonly open: readonly Difference[];
  readonly silent: readonly Silence[];
}

/** Minutes of which the vendor does not say what happens. */
export interface UnknownSpan extends Horizon {
  readonly why: string;
}

/** A civil minute with the schedule that names it and what becomes of it there. */
interface Named {
  readonly schedule: Schedule;
  readonly fate: Fate;
  /** The instants by the stated or preferred rule. */
  readonly wanted: readonly InstantMinute[];
  readonly freedom: 'none' | 'may start' | 'either pass';
}

/**
 * @param starts the engine's, with repetitions, all within the span
 */
export function compareStarts(
  schedules: readonly Schedule[],
  starts: readonly InstantMinute[],
  span: Horizon,
  unknown: readonly UnknownSpan[] = [],
): Comparison {
  const named = schedules.flatMap((schedule) =>
    fatesBetween(schedule, span.from, span.until).map((fate) => namedMinute(schedule, fate)),
  );
  const silence = (at: InstantMinute) => unknown.find((one) => at >= one.from && at < one.until);
  const heard = starts.filter((at) => !silence(at));
  const started = new Set(heard);
  const allowed = new Set(named.flatMap(allowedOf));
  const breaches: Difference[] = [];
  const open: Difference[] = [];
  const silent: Silence[] = [];
  for (const one of named) {
    const unsaid = touchedBy(one.fate)
      .map(silence)
      .find((s) => s);
    if (unsaid) {
      const { why } = unsaid;
      silent.push({ civil: one.fate.civil, zone: one.schedule.zone, why });
      continue;
    }
    const found = touchedBy(one.fate).filter((at) => started.has(at));
    if (isBreach(one, found, allowed, span)) breaches.push(differenceOf(one, found));
    else if (one.freedom !== 'none' && !sameInstants(found, within(one.wanted, span)))
      open.push(differenceOf(one, found));
  }
  breaches.push(...strayStarts(heard, schedules, named, allowed));
  return { breaches: breaches.sort(byTime), open, silent };
}

function namedMinute(schedule: Schedule, fate: Fate): Named {
  const { skipped, repeated, open } = schedule.dst;
  if (fate.shown.length === 0) {
    const free = open === 'skipped' || open === 'both';
    const wanted = skipped === 'after' ? [fate.first] : [];
    return { schedule, fate, wanted, freedom: free ? 'may start' : 'none' };
  }
  const free = fate.shown.length > 1 && (open === 'repeated' || open === 'both');
  const wanted = repeated === 'once' ? fate.shown.slice(0, 1) : fate.shown;
  return { schedule, fate, wanted, freedom: free ? 'either pass' : 'none' };
}

/** The instants at which the clock reads the minute, or at which a skipped one may start. */
function touchedBy({ shown, first }: Fate): readonly InstantMinute[] {
  return shown.length > 0 ? shown : [first];
}

function allowedOf({ fate, wanted, freedom }: Named): readonly InstantMinute[] {
  return freedom === 'none' ? wanted : touchedBy(fate);
}

function isBreach(
  { fate, wanted, freedom }: Named,
  found: readonly InstantMinute[],
  allowed: ReadonlySet<InstantMinute>,
  span: Horizon,
): boolean {
  if (found.some((at) => !allowed.has(at))) return true;
  switch (freedom) {
    case 'none':
      return within(wanted, span).some((at) => !found.includes(at));
    case 'may start':
      return false;
    case 'either pass':
      // A pass before the span may have been the one.
      return found.length === 0 && fate.shown.every((at) => at >= span.from);
  }
}

/** Starts that no civil minute accounts for, and starts beyond the first in one minute. */
function strayStarts(
  starts: readonly InstantMinute[],
  schedules: readonly Schedule[],
  named: readonly Named[],
  allowed: ReadonlySet<InstantMinute>,
): readonly Difference[] {
  const counts = new Map<InstantMinute, number>();
  for (const at of starts) counts.set(at, (counts.get(at) ?? 0) + 1);
  const touched = new Set(named.flatMap(({ fate }) => touchedBy(fate)));
  return [...counts].flatMap(([at, count]) => {
    if (count === 1 && touched.has(at)) return [];
    const owner = named.findLast(({ fate }) => touchedBy(fate).includes(at));
    const zone = owner?.schedule.zone ?? schedules[0]?.zone ?? 'Etc/UTC';
    const civil = owner?.fate.civil ?? at + offsetAt(zone, at);
    const wanted = allowed.has(at) ? [at] : [];
    const found = Array.from({ length: count }, () => at);
    return [{ civil, zone, wanted, found, near: 'change' as const }];
  });
}

function differenceOf({ schedule, fate, wanted }: Named, found: readonly number[]): Difference {
  const { civil } = fate;
  return { civil, zone: schedule.zone, wanted, found, near: 'change' };
}

function within(instants: readonly InstantMinute[], { from, until }: Horizon) {
  return instants.filter((at) => at >= from && at < until);
}

export function sameInstants(a: readonly InstantMinute[], b: readonly InstantMinute[]): boolean {
  return a.length === b.length && a.every((at, index) => at === b[index]);
}

export function byTime(a: Difference, b: Difference): number {
  return a.civil - b.civil;
}

/** The same, so many minutes later. */
export function moved(compared: Comparison, by: number): Comparison {
  const { breaches, open, silent } = compared;
  if (breaches.length + open.length + silent.length === 0) return compared;
  const later = (instants: readonly InstantMinute[]) => instants.map((at) => at + by);
  const movedDifference = (one: Difference): Difference => ({
    ...one,
    civil: one.civil + by,
    wanted: later(one.wanted),
    found: later(one.found),
  });
  return {
    breaches: breaches.map(movedDifference),
    open: open.map(movedDifference),
    silent: silent.map((one) => ({ ...one, civil: one.civil + by })),
  };
}
