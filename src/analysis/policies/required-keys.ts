import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { PolicyOf, RequiredKey } from '../../model/policy-types.ts';
import type { Job } from '../../model/types.ts';
import { policyPlace } from './policy-place.ts';
import { isInScope } from './scope.ts';
import type { PolicyCheck } from './types.ts';

/** Jobs that lack a key, their own or inherited. */
export const checkRequiredKeys: PolicyCheck<'required_keys'> = (policy, { jobs }) => {
  const { keys, scope } = policy.commitment;
  const meant = jobs.filter(isInScope(scope));
  const missing = (job: Job) => keys.filter((key) => !hasKey(job, key));
  const lacking = meant.filter((job) => missing(job).length > 0);
  const sources = lacking.filter(({ source }, index) => lacking[index - 1]?.source !== source);
  return {
    findings: sources.map((job) => lacks(job, missing(job), policy)),
    measured: {
      kind: 'required_keys',
      keys,
      having: meant.length - lacking.length,
      jobs: meant.length,
    },
  };
};

/** Whether the key is in force for the job. */
function hasKey(job: Job, key: RequiredKey): boolean {
  switch (key) {
    case 'category':
    case 'description':
    case 'why':
    case 'owner':
    case 'retry':
      return job[key] !== undefined;
    case 'duration':
      return job.durationSeconds !== undefined;
    case 'grace':
      return job.graceSeconds !== undefined;
    case 'dst':
      return job.places.dstFrom !== undefined;
  }
}

const examples: Readonly<Record<RequiredKey, string>> = {
  category: 'category: …',
  description: 'description: …',
  why: 'why: …',
  owner: 'owner: …',
  retry: 'retry: { attempts: 3 }',
  duration: 'duration: 5m',
  grace: 'grace: 5m',
  dst: 'dst: { skipped: after, repeated: once }',
};

function lacks(
  job: Job,
  keys: readonly RequiredKey[],
  policy: PolicyOf<'required_keys'>,
): Diagnostic {
  const lines = keys.map((key) => `\n    ${examples[key]}`);
  return diagnostic('CW515', `"${job.source}" has no ${keys.join(' and no ')}`, {
    about: { job: job.source },
    span: job.places.name,
    related: [policyPlace(policy)],
    help: `add it to the job, or where the job inherits from:${lines.join('')}`,
  });
}
