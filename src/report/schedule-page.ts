import type { Catalog, Locale } from '../model/types.ts';
import type { Artifact } from '../targets/types.ts';
import { en } from './locales/en.ts';
import type { Phrases } from './locales/phrases.ts';
import { ptBr } from './locales/pt-BR.ts';
import { type PageTarget, pageContext } from './page-context.ts';
import { allJobsSection } from './sections/all-jobs.ts';
import { billingSections } from './sections/billing.ts';
import { comparisonSection } from './sections/comparison.ts';
import { headline } from './sections/headline.ts';
import { overviewSection } from './sections/overview.ts';
import { pausedSection } from './sections/paused.ts';
import { timelineSection } from './sections/timeline.ts';
import { windowsSection } from './sections/windows.ts';

export type { PageTarget } from './page-context.ts';

function phrasesOf(locale: Locale): Phrases {
  switch (locale) {
    case 'en':
      return en;
    case 'pt-BR':
      return ptBr;
  }
}

/**
 * `docs/jobs-schedule.md`: the schedule as people read and review it, in the catalog's locale.
 * Pure: the same catalog gives the same bytes on every machine and every day. Written for diffs:
 * one line a fact, no padding, fixed order, no dates of coming runs.
 */
export function schedulePage(catalog: Catalog, targets: readonly PageTarget[]): Artifact {
  const phrases = phrasesOf(catalog.locale);
  const context = pageContext(catalog, targets, phrases);
  const sections = [
    `# ${phrases.title}`,
    headline(context),
    overviewSection(context),
    windowsSection(context),
    timelineSection(context),
    pausedSection(context),
    comparisonSection(context),
    ...billingSections(context),
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
