import type { Compilation } from '../../compile.ts';
import type { Catalog } from '../../model/types.ts';
import { markdownReviews } from '../../report/review/markdown-review.ts';
import { changesRuns } from '../../review/changes-runs.ts';
import { type GeneratedReview, reviewGenerated } from '../diff/generated.ts';
import { jsonReview } from '../diff/review-json.ts';
import { prettyReview } from '../diff/review-pretty.ts';
import { outJson } from '../json.ts';
import { statusOf } from '../status-of.ts';
import { addWholeToStepSummary } from '../step-summary.ts';
import type { Status, Terminal } from '../terminal.ts';
import { type DiffOptions, exitStatus, sayErrors } from './diff.ts';

/** `cronwright diff` alone: what compiling would change of when the generated files start their jobs. */
export function diffGenerated(
  options: DiffOptions,
  now: Compilation,
  catalog: Catalog,
  terminal: Terminal,
): Status {
  const found = reviewGenerated(now, catalog, options.out, terminal);
  if (found.refused.length > 0) {
    sayErrors(found.refused, options, terminal);
    return statusOf(found.refused);
  }
  say(found, catalog, options, terminal);
  const changes = found.reviews.some(({ jobs }) => jobs.some(changesRuns));
  return exitStatus(changes || found.faults.length > 0, options);
}

function say(
  found: GeneratedReview,
  catalog: Catalog,
  { format }: DiffOptions,
  terminal: Terminal,
): void {
  const changed = found.reviews.filter(({ jobs }) => jobs.length > 0);
  // A comment says at least once that nothing changes.
  const told = changed.length > 0 ? changed : found.reviews.slice(0, 1);
  addWholeToStepSummary(() => markdownReviews(told), terminal);
  switch (format) {
    case 'json':
      outJson(terminal, {
        diagnostics: [],
        targets: found.reviews.map(jsonReview),
        faults: found.faults,
        drift: found.drift.map(({ kind, path, detail }) => ({
          kind,
          path,
          detail: detail ?? null,
        })),
        removals: found.removals,
      });
      return;
    case 'markdown':
      terminal.out(markdownReviews(told));
      break;
    case 'pretty':
      terminal.out(changed.map((review) => prettyReview(review, terminal)).join('\n'));
      if (changed.length === 0) {
        terminal.out(`no run changes: the generated files start what ${catalog.sourcePath} says\n`);
      }
  }
  talkRest(found, terminal);
}

/** What the reviews don't tell: files that can't be read, files to write, objects to remove. */
function talkRest({ faults, drift, removals }: GeneratedReview, { talk }: Terminal): void {
  for (const { path, what, job } of faults) {
    talk(`${path}: ${job === undefined ? '' : `${job}: `}${what}\n`);
  }
  if (drift.length > 0) {
    const files = drift.length === 1 ? '1 file is' : `${drift.length} files are`;
    talk(`${files} not what the source says; to write them:   npx cronwright compile\n`);
  }
  for (const command of removals) talk(`then, where it is installed:   ${command}\n`);
}
