import type { Code } from '../diagnostics/catalogue/index.ts';
import type { About } from '../diagnostics/diagnostic.ts';
import type { Acceptance, Catalog } from '../model/types.ts';

/**
 * Whether an acceptance reaches what was found: its code, on what it stands on, for its target. On
 * which dates it permits is not asked here.
 */
export function reaches(
  { scope, code, target }: Acceptance,
  found: { readonly code: Code; readonly about: About },
  jobs: Catalog['jobs'],
): boolean {
  if (code !== found.code) return false;
  if (target !== undefined && target !== found.about.target) return false;
  switch (scope.kind) {
    case 'file':
      return true;
    case 'category':
      return scope.name === (found.about.category ?? categoryOf(found.about.job, jobs));
    case 'job':
      return scope.name === found.about.job;
  }
}

function categoryOf(source: string | undefined, jobs: Catalog['jobs']): string | undefined {
  return jobs.find((job) => job.source === source)?.category?.name;
}
