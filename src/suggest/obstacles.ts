import { checkExpectations } from '../analysis/expectations.ts';
import { jobsNamed } from '../analysis/policies/must-run.ts';
import { checkPolicies } from '../analysis/policies/registry.ts';
import { isInOneOf, isInScope } from '../analysis/policies/scope.ts';
import { checkWindowsOnly } from '../analysis/windows-only.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Expectation, Policy } from '../model/policy-types.ts';
import type { Catalog, Category, Job } from '../model/types.ts';
import { crowdsWeek } from './crowded-week.ts';

/** What keeps a job from a time. */
export type Obstacle =
  | { readonly kind: 'policy'; readonly policy: Policy }
  /** Its category is `windows_only`. */
  | { readonly kind: 'windows'; readonly category: Category }
  | { readonly kind: 'expectation'; readonly expectation: Expectation }
  /** One of its platforms can't start it there. */
  | { readonly kind: 'target'; readonly id: string };

/** What stands in the way of the job, moved. */
export type Look = (moved: Job) => readonly Obstacle[];

/**
 * Everything in the catalog that a job must keep, held against it where it is moved to. A promise
 * stands in the way when it finds something there that it neither finds now nor would without the job:
 * what is broken anyhow keeps it from nowhere. That the job breaks a limit now is no excuse.
 *
 * First what looks at the job alone, all of it; only where that is content, what looks at all jobs,
 * which takes fifty times as long.
 */
export function obstaclesTo(job: Job, catalog: Catalog): Look {
  const alone = [...catalog.policies.filter((policy) => isAboutAlone(policy, job, catalog))].map(
    (policy) => policyLook(policy, job, catalog),
  );
  const together = catalog.policies
    .filter((policy) => isAboutAll(policy, job))
    .map((policy) => policyLook(policy, job, catalog));
  const looks = [...alone, windowsLook(job, catalog), ...expectationLooks(job, catalog)];
  return (moved) => {
    const own = looks.flatMap((look) => look(moved));
    return own.length > 0 ? own : together.flatMap((look) => look(moved));
  };
}

/** Whether a promise is kept or broken by the starts of the job, or of it and those of its family. */
function isAboutAlone({ commitment }: Policy, job: Job, catalog: Catalog): boolean {
  switch (commitment.kind) {
    case 'protect':
    case 'allowed':
      return isInOneOf(commitment.categories)(job);
    case 'must_run':
      return jobsNamed(commitment.job, catalog).includes(job);
    case 'never_on':
    case 'required_keys':
    case 'load':
    case 'reduction':
    case 'wakeups':
      return false;
  }
}

/** Whether a promise counts the starts of all jobs, this one's among them. */
function isAboutAll({ commitment }: Policy, job: Job): boolean {
  switch (commitment.kind) {
    case 'load':
    case 'reduction':
    case 'wakeups':
      return isInScope(commitment.scope)(job);
    case 'protect':
    case 'allowed':
    case 'must_run':
    case 'never_on':
    case 'required_keys':
      return false;
  }
}

/** Whether it says how much may start at once, of which it finds the same wherever that is. */
function isLimit({ commitment: { kind } }: Policy): boolean {
  return kind === 'load' || kind === 'wakeups';
}

function policyLook(policy: Policy, job: Job, catalog: Catalog): Look {
  const ofAll = isAboutAll(policy, job);
  const jobs = ofAll ? catalog.jobs : catalog.jobs.filter(({ source }) => source === job.source);
  const own = { ...catalog, jobs, policies: [policy] };
  const isCrowded = ofAll ? crowdsWeek(policy, job, catalog) : () => false;
  const excused = isLimit(policy) ? 'without' : 'now or without';
  const look = newFindings(job, own, excused, (held) =>
    checkPolicies(held).flatMap(({ findings }) => findings),
  );
  return (moved) => (isCrowded(moved) || look(moved) ? [{ kind: 'policy', policy }] : []);
}

function windowsLook(job: Job, catalog: Catalog): Look {
  const { category } = job;
  if (!category?.windowsOnly) return () => [];
  const look = newFindings(job, { ...catalog, jobs: [job] }, 'without', checkWindowsOnly);
  return (moved) => (look(moved) ? [{ kind: 'windows', category }] : []);
}

function expectationLooks(job: Job, catalog: Catalog): readonly Look[] {
  return catalog.expectations
    .filter((expectation) => jobsNamed(expectation.job, catalog).includes(job))
    .map((expectation) => {
      const own = { ...catalog, expectations: [expectation] };
      const look = newFindings(job, own, 'now or without', checkExpectations);
      return (moved) => (look(moved) ? [{ kind: 'expectation', expectation }] : []);
    });
}

/** Whether a check finds something of the moved job that it does not find anyhow. */
function newFindings(
  job: Job,
  catalog: Catalog,
  excused: 'without' | 'now or without',
  check: (catalog: Catalog) => readonly Diagnostic[],
): (moved: Job) => boolean {
  const found = (jobs: readonly Job[]) =>
    check({ ...catalog, jobs }).map(({ code, message }) => `${code} ${message}`);
  const isOther = ({ name }: Job) => name !== job.name;
  const now = excused === 'without' ? [] : found(catalog.jobs);
  const known = new Set([...now, ...found(catalog.jobs.filter(isOther))]);
  return (moved) =>
    found(catalog.jobs.map((each) => (isOther(each) ? each : moved))).some(
      (finding) => !known.has(finding),
    );
}
