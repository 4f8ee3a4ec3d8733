import { appendFileSync, statSync } from 'node:fs';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Repository } from '../diagnostics/repository.ts';
import { reasonOf } from '../diagnostics/system-error.ts';
import { markdownFindings } from '../report/findings-list.ts';
import type { Terminal } from './terminal.ts';

/**
 * What one step may write, all its commands together; of a longer one GitHub shows nothing
 * (docs.github.com, "Workflow commands for GitHub Actions", read 2026-11-27).
 */
const mostBytes = 1024 * 1024;

/**
 * Adds the findings to the page of the run, where there is one: next to the source GitHub shows ten
 * errors and ten warnings of a step and no more (github.com/actions/toolkit, "Problem matchers",
 * read 2026-11-27). A page that can't be written is said, and changes no status.
 */
export function addToStepSummary(
  diagnostics: readonly Diagnostic[],
  repository: Repository,
  { github: { stepSummary }, talk }: Pick<Terminal, 'github' | 'talk'>,
): void {
  if (stepSummary === undefined || diagnostics.length === 0) return;
  try {
    const used = statSync(stepSummary, { throwIfNoEntry: false })?.size ?? 0;
    const list = markdownFindings(diagnostics, repository, mostBytes - used);
    if (list === undefined)
      talk("cronwright: the step's summary is full; the log has everything\n");
    else appendFileSync(stepSummary, list);
  } catch (error) {
    talk(`cronwright: the step's summary can't be written: ${reasonOf(error)}\n`);
  }
}
