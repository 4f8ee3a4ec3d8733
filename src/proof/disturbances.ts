import type { EngineRequest } from '../engines/base/types.ts';
import { engines } from '../engines/registry.ts';
import type { EngineHost, ReadJob } from '../targets/types.ts';
import { offsetAt } from '../time/zone-segments.ts';
import { byTime } from './compare-starts.ts';
import { covers, type Permit } from './judge.ts';
import type { Difference, Horizon, Verdict } from './types.ts';

/**
 * What the entries of one host do to each other. Verdicts are about one job; where an engine lets
 * others double or lose its starts, all that was read from its files has to be looked at together.
 */

/** The starts of each job that others may disturb; paused ones disturb nobody. */
export function disturbancesIn(
  jobs: readonly ReadJob[],
  { engine, hostZone }: EngineHost,
  { from, until }: Horizon,
): ReadonlyMap<string, readonly Difference[]> {
  const live = jobs.filter(({ facts }) => facts.paused !== 'yes');
  const entries = live.flatMap(({ job, entries: own }) =>
    own.map(({ expression, zone }): { job: string; request: EngineRequest } => ({
      job,
      request: { expression, hostZone, ...(zone === undefined ? {} : { zone }) },
    })),
  );
  const found = engines[engine].disturbed?.(
    entries.map(({ request }) => request),
    from,
    until,
  );
  const byJob = new Map<string, Difference[]>();
  for (const { entry, at, why } of found ?? []) {
    const { job, request } = entries[entry] ?? {};
    if (job === undefined || request === undefined) continue;
    const zone = request.zone ?? hostZone;
    const civil = at + offsetAt(zone, at);
    const difference = {
      civil,
      zone,
      wanted: [at],
      found: [],
      doubt: why,
      near: 'change',
    } as const;
    byJob.set(job, [...(byJob.get(job) ?? []), difference]);
  }
  return byJob;
}

/** A good verdict, with what may disturb it: good no more, unless that is accepted in writing. */
export function disturbed(
  verdict: Verdict,
  differences: readonly Difference[],
  permits: readonly Permit[],
): Verdict {
  if (differences.length === 0) return verdict;
  const refused = differences.filter((one) => !permits.some((permit) => covers(permit, one)));
  switch (verdict.kind) {
    case 'identical':
    case 'equivalent':
    case 'permitted':
    case 'nominal': {
      if (refused.length > 0) return { kind: 'divergent', differences: refused, facts: [] };
      const { open, accepted } = 'open' in verdict ? verdict : { open: [], accepted: [] };
      const all = [...accepted, ...differences].sort(byTime);
      if (verdict.kind === 'nominal') return { ...verdict, accepted: all };
      return { kind: 'permitted', open, accepted: all };
    }
    case 'divergent':
    case 'rejected':
    case 'unreadable':
    case 'undecided':
      return verdict;
  }
}
