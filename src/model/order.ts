import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../diagnostics/source-file.ts';

/** In the order in which people read the files, the first file's problems first. */
export function sortedByPlace(
  diagnostics: readonly Diagnostic[],
  files: readonly SourceFile[],
): readonly Diagnostic[] {
  const fileIndex = ({ span }: Diagnostic) => (span ? files.indexOf(span.file) : files.length);
  return diagnostics.toSorted(
    (a, b) => fileIndex(a) - fileIndex(b) || (a.span?.start ?? 0) - (b.span?.start ?? 0),
  );
}
