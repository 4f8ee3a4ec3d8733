import type { Diagnostic } from './diagnostic.ts';
import { regionOf, type Span } from './source-file.ts';

/** A span for machines: 1-based lines and columns, the end exclusive. */
function jsonSpan(span: Span) {
  const { startLine: line, startColumn: column, endLine, endColumn } = regionOf(span);
  return { file: span.file.path, line, column, endLine, endColumn };
}

/** A diagnostic as plain data, keys in a fixed order, absent parts left out. */
export function jsonDiagnostic({
  code,
  severity,
  message,
  span,
  label,
  related,
  details,
  help,
}: Diagnostic): Readonly<Record<string, unknown>> {
  return {
    code,
    severity,
    message,
    ...(span ? { span: jsonSpan(span) } : {}),
    ...(label === undefined ? {} : { label }),
    related: related.map((place) => ({ message: place.message, span: jsonSpan(place.span) })),
    ...(details === undefined ? {} : { details }),
    ...(help === undefined ? {} : { help }),
  };
}
