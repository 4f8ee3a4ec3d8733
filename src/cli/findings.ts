import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { githubAnnotation } from '../diagnostics/render-github.ts';
import { countOf, prettyDiagnostic } from '../diagnostics/render-pretty.ts';
import { sarifLog } from '../diagnostics/render-sarif.ts';
import { version } from '../version.ts';
import type { FindingsFormat } from './format.ts';
import { repositoryAround } from './repository.ts';
import { addFindingsToStepSummary } from './step-summary.ts';
import type { Terminal } from './terminal.ts';

/** Tells how many findings there were, and what that means for the files. */
function talkCount(diagnostics: readonly Diagnostic[], terminal: Terminal, consequence: string) {
  const count = countOf(diagnostics);
  if (count) terminal.talk(`${count}.${consequence ? ` ${consequence}` : ''}\n`);
}

/** Prints every finding, then how many there were and what that means for the files. */
export function talkFindings(
  diagnostics: readonly Diagnostic[],
  terminal: Terminal,
  consequence = '',
): void {
  for (const diagnostic of diagnostics) {
    terminal.talk(`${prettyDiagnostic(diagnostic, terminal.talkColors)}\n\n`);
  }
  talkCount(diagnostics, terminal, consequence);
}

/** What findings are about, and in which of the formats that are no document of their own. */
interface Saying {
  /** As the command line names it. */
  readonly source: string;
  readonly format: Exclude<FindingsFormat, 'json'>;
}

/** Says the findings of a command: to a person, and to the host of the repository as it reads them. */
export function sayFindings(
  diagnostics: readonly Diagnostic[],
  { source, format }: Saying,
  terminal: Terminal,
  consequence = '',
): void {
  switch (format) {
    case 'pretty':
      talkFindings(diagnostics, terminal, consequence);
      return;
    case 'github': {
      const repository = repositoryAround(source, terminal);
      for (const finding of diagnostics) terminal.out(`${githubAnnotation(finding, repository)}\n`);
      addFindingsToStepSummary(diagnostics, repository, terminal);
      talkCount(diagnostics, terminal, consequence);
      return;
    }
    case 'sarif': {
      const log = sarifLog(diagnostics, repositoryAround(source, terminal), version);
      terminal.out(`${JSON.stringify(log, undefined, 2)}\n`);
      talkFindings(diagnostics, terminal, consequence);
    }
  }
}
