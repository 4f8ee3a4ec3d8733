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

/** How many bytes the page of the run still takes; undefined where there is none. */
function roomLeft(stepSummary: string): number {
  return mostBytes - (statSync(stepSummary, { throwIfNoEntry: false })?.size ?? 0);
}

/**
 * Adds Markdown to the page of the run, where there is one. `make` gets the bytes that are left and
 * answers with nothing where they are too few. A page that can't be written is said, and changes no
 * status.
 */
export function addToStepSummary(
  make: (bytes: number) => string | undefined,
  { github: { stepSummary }, talk }: Pick<Terminal, 'github' | 'talk'>,
): void {
  if (stepSummary === undefined) return;
  try {
    const text = make(roomLeft(stepSummary));
    if (text === undefined)
      talk("cronwright: the step's summary is full; the log has everything\n");
    else appendFileSync(stepSummary, text);
  } catch (error) {
    talk(`cronwright: the step's summary can't be written: ${reasonOf(error)}\n`);
  }
}

/**
 * Adds the findings: next to the source GitHub shows ten errors and ten warnings of a step and no more
 * (github.com/actions/toolkit, "Problem matchers", read 2026-11-27).
 */
export function addFindingsToStepSummary(
  diagnostics: readonly Diagnostic[],
  repository: Repository,
  terminal: Pick<Terminal, 'github' | 'talk'>,
): void {
  if (diagnostics.length === 0) return;
  addToStepSummary((bytes) => markdownFindings(diagnostics, repository, bytes), terminal);
}
