import { baseName } from '../../../read-back/folder.ts';
import type { WrittenFile } from '../../types.ts';
import { crontabFile } from './crontab.ts';
import { linesOf, readLine } from './lines.ts';

/**
 * The same crontab with its files and entries in reverse. An entry stays below the variables set
 * for it; the lines between keep their places.
 */
export function reordered(files: readonly WrittenFile[]): readonly WrittenFile[] {
  return files
    .map(({ path, text }) => {
      return { path, text: baseName(path) === crontabFile ? entriesReversed(text) : text };
    })
    .reverse();
}

function entriesReversed(text: string): string {
  const stretches: string[][] = [[]];
  for (const line of linesOf(text)) {
    if (readLine(line).kind === 'variable') stretches.push([]);
    stretches.at(-1)?.push(line);
  }
  const end = text.endsWith('\n') ? '\n' : '';
  return stretches.flatMap(reversedWithin).join('\n') + end;
}

function reversedWithin(lines: readonly string[]): readonly string[] {
  const isEntry = (line: string) => readLine(line).kind === 'entry';
  const entries = lines.filter(isEntry);
  return lines.map((line) => (isEntry(line) ? (entries.pop() ?? line) : line));
}
