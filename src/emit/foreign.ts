import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { sourcePathIn } from './header.ts';
import type { FoundFile } from './plan.ts';

/**
 * Why nothing may be written where these files stand: one problem a file that nobody generated, and
 * one for all that are made from the same other source.
 */
export function foreignProblems(
  inTheWay: readonly FoundFile[],
  sourcePath: string,
): readonly Diagnostic[] {
  const bySource = new Map<string | undefined, string[]>();
  for (const { path, text } of inTheWay) {
    const source = sourcePathIn(text);
    bySource.set(source, [...(bySource.get(source) ?? []), path]);
  }
  return [...bySource].flatMap(([source, paths]) =>
    source === undefined ? paths.map(notGenerated) : [ofAnother(source, paths, sourcePath)],
  );
}

function notGenerated(path: string): Diagnostic {
  return diagnostic('CW902', `${path} stands in the way: it lacks cronwright's header`, {
    help: 'move it away, or delete it if it is not needed, and compile again',
  });
}

function ofAnother(source: string, paths: readonly string[], sourcePath: string): Diagnostic {
  const [first, ...more] = [...paths].sort();
  const message =
    more.length === 0
      ? `${first} stands in the way: it is made from ${source}`
      : `${paths.length} files stand in the way: they are made from ${source}`;
  return diagnostic('CW902', message, {
    ...(more.length === 0 ? {} : { details: [...paths].sort() }),
    help:
      `each source needs a folder of its own:   npx cronwright compile ${sourcePath} --out DIR\n` +
      `if ${source} is no source any more, delete its files and compile again`,
  });
}
