import { reaches } from '../acceptance/reach.ts';
import type { Acceptance, Catalog, Job } from '../model/types.ts';
import { covers, type Permit } from './judge.ts';
import type { Difference, TargetProof, Verdict } from './types.ts';

type Accepting = Pick<Catalog, 'acceptances' | 'jobs'>;

/** What the author has accepted in writing of a job's starts on a target. */
export function permitsFor(job: Job, target: string, catalog: Accepting): readonly Permit[] {
  return acceptancesFor(job, target, catalog).map(({ dates }) => (dates ? { dates } : {}));
}

/** The acceptances without which a proof would have failed. */
export function usedAcceptances(
  proofs: readonly TargetProof[],
  catalog: Accepting,
): readonly Acceptance[] {
  const named = new Map(catalog.jobs.map((job) => [job.name, job]));
  return proofs.flatMap(({ target, jobs }) =>
    jobs.flatMap(({ job: name, verdict }) => {
      const job = named.get(name);
      const accepted = acceptedIn(verdict);
      if (!job || accepted.length === 0) return [];
      return acceptancesFor(job, target, catalog).filter((one) =>
        accepted.some((difference) => covers(one, difference)),
      );
    }),
  );
}

function acceptancesFor(
  { source }: Job,
  target: string,
  { acceptances, jobs }: Accepting,
): readonly Acceptance[] {
  const found = { code: 'CW610', about: { job: source, target } } as const;
  return acceptances.filter((one) => reaches(one, found, jobs));
}

function acceptedIn(verdict: Verdict): readonly Difference[] {
  switch (verdict.kind) {
    case 'permitted':
    case 'nominal':
      return verdict.accepted;
    case 'identical':
    case 'equivalent':
    case 'divergent':
    case 'rejected':
    case 'unreadable':
    case 'undecided':
      return [];
  }
}
