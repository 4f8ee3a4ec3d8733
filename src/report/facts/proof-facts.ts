import {
  type Horizon,
  isGood,
  type JobProof,
  type TargetProof,
  type VerdictKind,
} from '../../proof/types.ts';
import { civilDate } from '../../time/civil.ts';

/** What proofs say of all their jobs together. */

/** An entry as a proof says it, `0 10 * * 1-5 in America/Sao_Paulo`, taken apart. */
export interface EntryParts {
  readonly expression: string;
  /** Absent where the entry is read on its engine's own clock. */
  readonly zone?: string;
}

export function entryParts(entry: string): EntryParts {
  const [, expression = entry, zone] = /^(.*) in (\S+)$/.exec(entry) ?? [];
  return zone === undefined ? { expression } : { expression, zone };
}

/** The one zone in which all entries of a target are read; undefined where they are several. */
export function sharedClock({
  jobs,
  hostZone,
}: Pick<TargetProof, 'jobs' | 'hostZone'>): string | undefined {
  const entries = jobs.flatMap((job) => job.entries.map(entryParts));
  const zones = new Set(entries.map(({ zone }) => zone ?? hostZone));
  const [zone, ...others] = zones;
  return others.length === 0 ? (zone ?? hostZone) : undefined;
}

/** The entries of a job as a table has them: with their zones, unless the target's head names the one. */
export function entryTexts(
  { entries }: JobProof,
  proof: Pick<TargetProof, 'jobs' | 'hostZone'>,
): readonly string[] {
  const shared = sharedClock(proof);
  return entries
    .map(entryParts)
    .map(({ expression, zone }) =>
      shared === undefined ? `${expression} in ${zone ?? proof.hostZone}` : expression,
    );
}

/** Stands before a verdict's name: nobody should have to see its colour. */
export function signOf(kind: VerdictKind): '✓' | '~' | '✗' | '?' {
  switch (kind) {
    case 'identical':
    case 'equivalent':
      return '✓';
    case 'permitted':
    case 'nominal':
      return '~';
    case 'divergent':
    case 'rejected':
    case 'unreadable':
      return '✗';
    case 'undecided':
      return '?';
  }
}

const bestFirst = [
  'identical',
  'equivalent',
  'permitted',
  'nominal',
  'divergent',
  'rejected',
  'unreadable',
  'undecided',
] as const satisfies readonly VerdictKind[];

/** How often each verdict was given, the best first; those that were not are left out. */
export function verdictCounts(
  proofs: readonly Pick<TargetProof, 'jobs'>[],
): readonly { readonly kind: VerdictKind; readonly count: number }[] {
  const kinds = proofs.flatMap(({ jobs }) => jobs.map(({ verdict }) => verdict.kind));
  return bestFirst
    .map((kind) => ({ kind, count: kinds.filter((one) => one === kind).length }))
    .filter(({ count }) => count > 0);
}

/** All verdicts, how many of them are bad, and what is wrong with files beside them. */
export interface Tally {
  readonly verdicts: number;
  readonly bad: number;
  readonly faults: number;
}

export function tallyOf(proofs: readonly Pick<TargetProof, 'jobs' | 'faults'>[]): Tally {
  const verdicts = proofs.flatMap(({ jobs }) => jobs.map(({ verdict }) => verdict));
  return {
    verdicts: verdicts.length,
    bad: verdicts.filter((verdict) => !isGood(verdict)).length,
    faults: proofs.reduce((sum, { faults }) => sum + faults.length, 0),
  };
}

/** First and last year of a horizon: it ends on the day it began, so many years later. */
export function yearsOf({ from, until }: Horizon): {
  readonly first: string;
  readonly last: string;
} {
  const yearOf = (at: number) => civilDate(Math.floor(at / 1440)).year;
  return { first: String(yearOf(from)), last: String(yearOf(until) - 1) };
}

/** The zones of all proofs by name, each with the number of its changes in the horizon. */
export function zonesOf(
  proofs: readonly Pick<TargetProof, 'zones'>[],
): readonly { readonly zone: string; readonly changes: number }[] {
  const changes = new Map(
    proofs.flatMap(({ zones }) => zones.map((one) => [one.zone, one.changes])),
  );
  return [...changes.keys()].sort().map((zone) => ({ zone, changes: changes.get(zone) ?? 0 }));
}
