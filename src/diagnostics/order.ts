import type { Diagnostic } from './diagnostic.ts';
import type { SourceFile } from './source-file.ts';

/**
 * In the order in which people read: file by file (as given, else as they first appear), from top
 * to bottom; what has no place comes last.
 */
export function sortedByPlace(
  diagnostics: readonly Diagnostic[],
  files: readonly SourceFile[] = diagnostics.flatMap(({ span }) => span?.file ?? []),
): readonly Diagnostic[] {
  const fileIndex = ({ span }: Diagnostic) => (span ? files.indexOf(span.file) : files.length);
  return diagnostics.toSorted(
    (a, b) => fileIndex(a) - fileIndex(b) || (a.span?.start ?? 0) - (b.span?.start ?? 0),
  );
}
