import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { type Status, status } from './terminal.ts';

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
