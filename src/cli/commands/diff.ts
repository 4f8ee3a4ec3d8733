import type { Compilation } from '../../compile.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { jsonDiagnostic } from '../../diagnostics/render-json.ts';
import { markdownReview } from '../../report/review/markdown-review.ts';
import { changesRuns } from '../../review/changes-runs.ts';
import { reviewSources, type SourceSide } from '../../review/review-sources.ts';
import type { Review } from '../../review/types.ts';
import { type Against, compileAgainst } from '../diff/against.ts';
import { filesOf } from '../diff/file-changes.ts';
import { jsonReview } from '../diff/review-json.ts';
import { prettyReview } from '../diff/review-pretty.ts';
import { talkFindings } from '../findings.ts';
import type { BasicFormat } from '../format.ts';
import { outJson } from '../json.ts';
import { asWritten, loadAndCompile } from '../load.ts';
import { statusOf } from '../status-of.ts';
import { addWholeToStepSummary } from '../step-summary.ts';
import { type Status, status, type Terminal } from '../terminal.ts';
import { diffGenerated } from './diff-generated.ts';

export interface DiffOptions {
  readonly source: string;
  /** A commit or a file; without it the generated files are what the source is compared with. */
  readonly against?: string;
  /** The folder below which those stand. */
  readonly out: string;
  /** Whether a change in runs is a status of 1. */
  readonly exit: 'clean' | 'on change';
  readonly format: BasicFormat | 'markdown';
}

/** `cronwright diff`: what a change of the source does to the day. */
export function diff(options: DiffOptions, terminal: Terminal): Status {
  const now = loadAndCompile(options.source, terminal, asWritten);
  const errors = now.diagnostics.filter(({ severity }) => severity === 'error');
  const after = sideOf('this version', now);
  if (!after || (options.against === undefined && errors.length > 0)) {
    sayErrors(errors, options, terminal);
    return statusOf(errors);
  }
  if (options.against === undefined) return diffGenerated(options, now, after.catalog, terminal);
  const before = compileAgainst(options.against, options.source, terminal);
  const review = reviewOf(before, after, now, options.against);
  say(review, errors, options, terminal);
  const isUnknown = review.absence?.kind === 'broken';
  return statusOf(errors) || exitStatus(isUnknown || review.jobs.some(changesRuns), options);
}

/** The status that a change in runs calls for. */
export function exitStatus(changes: boolean, { exit }: Pick<DiffOptions, 'exit'>): Status {
  return exit === 'on change' && changes ? status.findings : status.clean;
}

function sideOf(label: string, compilation: Compilation): SourceSide | undefined {
  const { catalog, document, diagnostics, proofs } = compilation;
  return catalog && document && { label, catalog, document, diagnostics, proofs };
}

function reviewOf(before: Against, after: SourceSide, now: Compilation, against: string): Review {
  if (before.kind === 'no source')
    return reviewSources({ kind: 'no source', label: against }, after);
  const { compilation } = before;
  const side = sideOf(against, compilation);
  if (side) return reviewSources(side, after, filesOf(compilation, now, after.catalog.sourcePath));
  const { diagnostics } = compilation;
  return reviewSources({ kind: 'broken', label: against, diagnostics }, after);
}

function say(
  review: Review,
  errors: readonly Diagnostic[],
  { format }: DiffOptions,
  terminal: Terminal,
): void {
  addWholeToStepSummary(() => markdownReview(review), terminal);
  switch (format) {
    case 'json':
      outJson(terminal, { diagnostics: errors.map(jsonDiagnostic), ...jsonReview(review) });
      return;
    case 'markdown':
      talkFindings(errors, terminal);
      terminal.out(markdownReview(review));
      return;
    case 'pretty':
      talkFindings(errors, terminal);
      terminal.out(prettyReview(review, terminal));
  }
}

/** Says why there is no review. */
export function sayErrors(
  errors: readonly Diagnostic[],
  { format }: DiffOptions,
  terminal: Terminal,
): void {
  if (format === 'json') outJson(terminal, { diagnostics: errors.map(jsonDiagnostic) });
  else talkFindings(errors, terminal);
}
