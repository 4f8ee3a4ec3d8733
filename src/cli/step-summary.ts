import { appendFileSync, closeSync, openSync, readSync, statSync } from 'node:fs';
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

/** Bytes that stand on the page of the run already; 0 where it isn't begun. */
function bytesOf(stepSummary: string): number {
  return statSync(stepSummary, { throwIfNoEntry: false })?.size ?? 0;
}

/** What ends the last line of a file of so many bytes: nothing where it is ended. */
function missingLineEnd(stepSummary: string, bytes: number): '' | '\n' {
  if (bytes === 0) return '';
  const file = openSync(stepSummary, 'r');
  try {
    const last = new Uint8Array(1);
    readSync(file, last, 0, 1, bytes - 1);
    return last[0] === 0x0a ? '' : '\n';
  } finally {
    closeSync(file);
  }
}

/**
 * Adds Markdown to the page of the run, where there is one. `make` gets the bytes that are left and
 * answers with nothing where they are too few; the text begins on a line of its own. A page that can't
 * be written is said, and changes no status.
 */
export function addToStepSummary(
  make: (bytes: number) => string | undefined,
  { github: { stepSummary }, talk }: Pick<Terminal, 'github' | 'talk'>,
): void {
  if (stepSummary === undefined) return;
  try {
    const before = bytesOf(stepSummary);
    const lineEnd = missingLineEnd(stepSummary, before);
    const text = make(mostBytes - before - lineEnd.length);
    if (text === undefined)
      talk("cronwright: the step's summary is full; the log has everything\n");
    else appendFileSync(stepSummary, `${lineEnd}${text}`);
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

/** Adds Markdown as a whole or, where it is longer than what is left, not at all. */
export function addWholeToStepSummary(
  make: () => string,
  terminal: Pick<Terminal, 'github' | 'talk'>,
): void {
  addToStepSummary((bytes) => {
    const text = make();
    return Buffer.byteLength(text) <= bytes ? text : undefined;
  }, terminal);
}
