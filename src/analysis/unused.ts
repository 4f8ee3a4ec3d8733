import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Catalog } from '../model/types.ts';

/** Categories, windows and targets that no job has anything to do with. */
export function checkUnused(catalog: Catalog): readonly Diagnostic[] {
  return [...unusedCategories(catalog), ...unusedWindows(catalog), ...unusedTargets(catalog)];
}

function unusedCategories({ categories, jobs, baseline }: Catalog): readonly Diagnostic[] {
  const used = [...jobs, ...(baseline?.jobs ?? [])].map((job) => job.category?.name);
  return categories
    .filter(({ name }) => !used.includes(name))
    .map(({ name, at }) =>
      diagnostic('CW701', `no job is in category "${name}"`, {
        about: { category: name },
        span: at,
        help: 'take it out, or put a job into it',
      }),
    );
}

/** A window also serves by bounding the starts of a `windows_only` category. */
function unusedWindows({ windows, jobs }: Catalog): readonly Diagnostic[] {
  if (jobs.some((job) => job.category?.windowsOnly && !job.window)) return [];
  const used = jobs.map((job) => job.window?.name);
  return windows
    .filter(({ name }) => !used.includes(name))
    .map(({ name, at }) =>
      diagnostic('CW702', `no job starts with window "${name}"`, {
        span: at,
        help: `take it out, or list it on a job:\n    windows: [${name}]`,
      }),
    );
}

function unusedTargets({ targets, jobs }: Catalog): readonly Diagnostic[] {
  return targets
    .filter(({ id }) => !jobs.some((job) => job.targets.includes(id)))
    .map(({ id, at }) =>
      diagnostic('CW703', `no job runs on target "${id}"`, {
        about: { target: id },
        span: at(),
        help: `take it out, or list it where jobs should run:\n    targets: [${id}]`,
      }),
    );
}
