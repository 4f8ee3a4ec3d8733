import type { Artifact } from '../targets/types.ts';
import type { PageContext } from './page-context.ts';
import { pictureName } from './schedule-picture.ts';
import { allJobsSection } from './sections/all-jobs.ts';
import { billingSections } from './sections/billing.ts';
import { clockChangesSection } from './sections/clock-changes.ts';
import { comparisonSection } from './sections/comparison.ts';
import { headline } from './sections/headline.ts';
import { overviewSection } from './sections/overview.ts';
import { pausedSection } from './sections/paused.ts';
import { promisesSection } from './sections/promises.ts';
import { timelineSection } from './sections/timeline.ts';
import { windowsSection } from './sections/windows.ts';

/**
 * `docs/jobs-schedule.md`: the schedule as people read and review it, in the catalog's locale.
 * Pure: the same catalog gives the same bytes on every machine and every day. Written for diffs:
 * one line a fact, no padding, fixed order, no dates of coming runs.
 */
export function schedulePage(context: PageContext): Artifact {
  const { catalog, phrases } = context;
  const sections = [
    `# ${phrases.title}`,
    `![${phrases.picture.alt}](${pictureName})`,
    headline(context),
    overviewSection(context),
    windowsSection(context),
    timelineSection(context),
    pausedSection(context),
    comparisonSection(context),
    promisesSection(context),
    ...billingSections(context),
    clockChangesSection(context),
    allJobsSection(context),
  ].filter((section) => section !== undefined);
  return {
    path: 'docs/jobs-schedule.md',
    mode: 0o644,
    comment: 'html',
    notice: phrases.notice(catalog.sourcePath, catalog.baseline?.path),
    body: `${sections.join('\n\n')}\n`,
  };
}
