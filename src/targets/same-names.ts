import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { TargetJob } from './types.ts';

/** Jobs that would be one object of the platform, because their names are cut to the same. */
export function nameProblems(
  jobs: readonly TargetJob[],
  nameOf: (job: string) => string,
): readonly Diagnostic[] {
  const first = new Map<string, TargetJob['job']>();
  const diagnostics: Diagnostic[] = [];
  for (const { job } of jobs) {
    const name = nameOf(job.name);
    const earlier = first.get(name);
    if (!earlier) {
      first.set(name, job);
      continue;
    }
    diagnostics.push(
      diagnostic('CW411', `"${earlier.name}" and "${job.name}" would both be called "${name}"`, {
        span: job.places.name,
        label: 'rename this job',
        related: [{ span: earlier.places.name, message: 'or this one', excerpt: earlier.name }],
        help: 'rename one of the two jobs',
      }),
    );
  }
  return diagnostics;
}
