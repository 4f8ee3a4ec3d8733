import type { Diagnostic } from './diagnostic.ts';
import { positionAt, type Span } from './source-file.ts';

/** A span for machines: 1-based lines and columns, the end exclusive. */
function jsonSpan({ file, start, end }: Span) {
  const from = positionAt(file.text, start);
  const until = positionAt(file.text, end);
  return {
    file: file.path,
    line: from.line,
    column: from.column,
    endLine: until.line,
    endColumn: until.column,
  };
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
