import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { countOf, prettyDiagnostic } from '../diagnostics/render-pretty.ts';
import { type Status, status, type Terminal } from './terminal.ts';

/** Whether the source could not even be read: every code CW0xx is about the file or its YAML. */
function isUnreadable({ code, severity }: Diagnostic): boolean {
  return severity === 'error' && code.startsWith('CW0');
}

/** The status that findings alone call for. */
export function statusOf(
  diagnostics: readonly Diagnostic[],
  warnings: 'tolerated' | 'strict' = 'tolerated',
): Status {
  if (diagnostics.some(isUnreadable)) return status.usage;
  if (hasErrors(diagnostics)) return status.findings;
  const warned = diagnostics.some(({ severity }) => severity === 'warning');
  return warned && warnings === 'strict' ? status.findings : status.clean;
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
  const count = countOf(diagnostics);
  if (count) terminal.talk(`${count}.${consequence ? ` ${consequence}` : ''}\n`);
}
