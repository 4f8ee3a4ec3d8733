import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { PolicyOf } from '../../model/policy-types.ts';
import type { Job } from '../../model/types.ts';
import { policyPlace } from './policy-place.ts';
import { isInOneOf } from './scope.ts';
import type { PolicyCheck } from './types.ts';

/** Jobs of the categories that run on one of the targets. */
export const checkNeverOn: PolicyCheck<'never_on'> = (policy, { jobs }) => {
  const { categories, targets } = policy.commitment;
  const meant = jobs.filter(isInOneOf(categories));
  const there = firstOfEachList(
    meant.filter((job) => job.targets.some((id) => targets.includes(id))),
  );
  const used = [...new Set(meant.flatMap((job) => job.targets))];
  return {
    findings: there.map((job) => wrongPlace(job, policy)),
    measured: { kind: 'never_on', jobs: meant.length, targets: used },
  };
};

/** One list of targets in force for several jobs is one mistake. */
function firstOfEachList(jobs: readonly Job[]): readonly Job[] {
  return jobs.filter(
    (job, index) =>
      jobs.findIndex(({ places }) => places.targetsFrom === job.places.targetsFrom) === index,
  );
}

function wrongPlace(job: Job, policy: PolicyOf<'never_on'>): Diagnostic {
  const wrong = job.targets.filter((id) => policy.commitment.targets.includes(id));
  const left = job.targets.filter((id) => !wrong.includes(id));
  return diagnostic('CW514', `"${job.name}" runs on ${wrong.join(' and ')}`, {
    about: { job: job.source },
    span: job.places.targets,
    label: `category "${job.category?.name}" never runs there`,
    related: [policyPlace(policy)],
    help:
      left.length > 0
        ? `write for it   targets: [${left.join(', ')}]`
        : 'give it a target of its own',
  });
}
