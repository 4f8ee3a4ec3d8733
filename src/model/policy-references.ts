import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/did-you-mean.ts';
import type { Document, ScheduleSource } from '../source/types.ts';
import type { Expansion } from './expand.ts';

/**
 * Tests of jobs that do not exist, and reductions from nothing. A job that must run and is not there
 * is a broken promise, which the analysis tells.
 */
export function checkPolicyReferences(
  document: Document<ScheduleSource>,
  expansions: readonly Expansion[],
): readonly Diagnostic[] {
  const names = [
    ...new Set([...Object.keys(document.data.jobs), ...expansions.map(({ name }) => name)]),
  ];
  return [...unknownJobs(document, names), ...withoutBaseline(document)];
}

function unknownJobs(
  { data, places }: Document<ScheduleSource>,
  names: readonly string[],
): readonly Diagnostic[] {
  return Object.keys(data.expect ?? {})
    .filter((job) => !names.includes(job))
    .map((job) => {
      const meant = didYouMean(job, names);
      return diagnostic('CW505', `there is no job "${job}"`, {
        span: places.keySpanOf(['expect', job]),
        label: meant ? `did you mean "${meant}"?` : 'not defined anywhere in the file',
        related: [{ span: places.keySpanOf(['jobs']), message: 'jobs are defined here' }],
        help: meant ? `write   ${meant}:` : 'take it out, or name a job that is there',
      });
    });
}

function withoutBaseline({ data, places }: Document<ScheduleSource>): readonly Diagnostic[] {
  if (data.baseline !== undefined) return [];
  return Object.entries(data.policies ?? {})
    .filter(([, { reduction }]) => reduction !== undefined)
    .map(([name]) =>
      diagnostic('CW504', `policy "${name}" promises a reduction, but the file names no baseline`, {
        span: places.keySpanOf(['policies', name, 'reduction']),
        label: 'nothing to compare with',
        help: 'name the file with the jobs before the change at the top level:\n    baseline: baseline.yaml',
      }),
    );
}
