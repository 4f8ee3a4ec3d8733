import type { Accepted, EngineRequest, Law, Reading } from '../engines/base/types.ts';
import { engines } from '../engines/registry.ts';
import { sameCells } from '../ir/schedule.ts';
import type { Schedule, Schedules } from '../ir/types.ts';
import type { Candidate, EngineHost } from '../targets/types.ts';
import { civilDate, formatDate } from '../time/civil.ts';
import { clocksOf } from './clocks.ts';
import { compare } from './compare.ts';
import type { Comparison } from './compare-starts.ts';
import { changesOf, readAlike } from './cuts.ts';
import type { Difference, Horizon, Verdict } from './types.ts';

/**
 * A written acceptance of differences on days of clock changes: on these dates of the source's
 * clock (`YYYY-MM-DD`), or on any.
 */
export interface Permit {
  readonly dates?: readonly string[];
}

/** How an engine starts entries, against the schedules they stand for. */
export interface Question {
  readonly schedules: Schedules;
  readonly entries: Candidate;
  readonly host: EngineHost;
  readonly permits: readonly Permit[];
}

export type Judge = (question: Question) => Verdict;

/** A judge that remembers its verdicts: a choice of entries and their proof ask the same. */
export function judgeOver(horizon: Horizon): Judge {
  const verdictsOn = verdictsBySchedules();
  return (question) => {
    const { schedules, ...asked } = question;
    const verdicts = verdictsOn(schedules);
    const key = JSON.stringify(asked);
    const known = verdicts.get(key);
    if (known) return known;
    const verdict = judge(question, horizon);
    verdicts.set(key, verdict);
    return verdict;
  };
}

/** A job's schedules are asked about for every target and candidate, and are put into words once. */
function verdictsBySchedules(): (schedules: Schedules) => Map<string, Verdict> {
  const byText = new Map<string, Map<string, Verdict>>();
  const known = new WeakMap<Schedules, Map<string, Verdict>>();
  return (schedules) => {
    const before = known.get(schedules);
    if (before) return before;
    const text = JSON.stringify(schedules);
    const verdicts = byText.get(text) ?? new Map<string, Verdict>();
    byText.set(text, verdicts);
    known.set(schedules, verdicts);
    return verdicts;
  };
}

function readEntries({ entries, host: { engine, hostZone } }: Question): readonly Reading[] {
  return entries.map(({ expression, zone }) => {
    const request: EngineRequest = {
      expression,
      hostZone,
      ...(zone === undefined ? {} : { zone }),
    };
    return engines[engine].read(request);
  });
}

function judge(question: Question, horizon: Horizon): Verdict {
  const { schedules, host, permits } = question;
  const accepted: Accepted[] = [];
  for (const reading of readEntries(question)) {
    switch (reading.kind) {
      case 'refused':
        return { kind: 'rejected', why: reading.why };
      case 'unmodelled':
        return { kind: 'undecided', why: reading.why };
      case 'accepted':
        if (!reading.cells) return { kind: 'undecided', why: 'it names no times of day' };
        accepted.push(reading);
    }
  }
  const laws = accepted.map((one) => one.law(horizon.from, horizon.until));
  const same = sameness(schedules, accepted, laws, horizon);
  if (same) return { kind: same };
  const zones = [
    ...schedules.map(({ zone }) => zone),
    ...accepted.map(({ zone }) => zone),
    ...laws.flatMap((law) => (law.kind === 'wallButHostRepeats' ? [host.hostZone] : [])),
  ];
  const clocks = clocksOf([...new Set(zones)], horizon);
  return verdictOf(compare({ schedules, accepted, laws, clocks, horizon }), laws, permits);
}

/**
 * The same sets on one clock, and an engine whose law is the schedule's rule or a clock without
 * changes: what need not be compared. Two zones may be one clock.
 */
function sameness(
  schedules: Schedules,
  accepted: readonly Accepted[],
  laws: readonly Law[],
  horizon: Horizon,
): 'identical' | 'equivalent' | undefined {
  const [schedule] = schedules;
  const [reading] = accepted;
  const [law] = laws;
  if (schedules.length !== 1 || accepted.length !== 1 || !reading?.cells || !law) return undefined;
  if (!sameCells(schedule, reading.cells)) return undefined;
  if (!isRuleOf(law, schedule, reading.zone, horizon)) return undefined;
  if (reading.zone === schedule.zone) return 'identical';
  return readAlike(reading.zone, schedule.zone, horizon) ? 'equivalent' : undefined;
}

function isRuleOf(law: Law, { dst }: Schedule, zone: string, horizon: Horizon): boolean {
  const isSteady = (one: string) => changesOf(one, horizon).length === 0;
  switch (law.kind) {
    case 'wall':
      return (dst.skipped === 'drop' && dst.repeated === 'twice') || isSteady(zone);
    case 'first':
      return isSteady(zone);
    case 'wallButHostRepeats':
      return isSteady(zone) && isSteady(law.hostZone);
    case 'documented':
    case 'search':
    case 'none':
      return false;
  }
}

function verdictOf(
  compared: Comparison | string,
  laws: readonly Law[],
  permits: readonly Permit[],
): Verdict {
  if (typeof compared === 'string') return { kind: 'undecided', why: compared };
  const { breaches, open, silent } = compared;
  const refused = breaches.filter((one) => !permits.some((permit) => covers(permit, one)));
  if (refused.length > 0) return { kind: 'divergent', differences: refused, facts: [] };
  if (laws.some(({ kind }) => kind === 'documented')) {
    return { kind: 'nominal', silent, open, accepted: breaches };
  }
  return open.length + breaches.length > 0
    ? { kind: 'permitted', open, accepted: breaches }
    : { kind: 'equivalent' };
}

/** Whether an acceptance is about a difference. Nobody accepts what has nothing to do with a change. */
export function covers({ dates }: Permit, difference: Difference): boolean {
  const { near } = difference;
  return near === 'change' && (dates === undefined || dates.includes(dateOf(difference)));
}

/** The date (`YYYY-MM-DD`, on the source's clock) by which an acceptance names a difference. */
export function dateOf({ civil }: Difference): string {
  return formatDate(civilDate(Math.floor(civil / 1440)));
}
