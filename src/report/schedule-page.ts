import type { Catalog } from '../model/types.ts';
import type { Artifact, Target } from '../targets/types.ts';

/** What the page says of a target: its name, and what a start costs where starts are billed. */
export type PageTarget = Pick<Target, 'id' | 'label' | 'billing'>;

/**
 * `docs/jobs-schedule.md`: the schedule as people read and review it, in the catalog's locale.
 * Pure: the same catalog gives the same bytes on every machine and every day.
 */
export function schedulePage(catalog: Catalog, targets: readonly PageTarget[]): Artifact {
  return {
    path: 'docs/jobs-schedule.md',
    mode: 0o644,
    comment: 'html',
    notice: `${catalog.sourcePath} (${targets.length})`,
    body: '\n',
  };
}
