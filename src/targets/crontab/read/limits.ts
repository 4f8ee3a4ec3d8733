import { excerpt } from '../../../read-back/excerpt.ts';
import type { Daemon } from './daemons.ts';
import { linesOf, readLine } from './lines.ts';

/** What is wrong with a crontab as a whole: sentences without full stop. */
export function fileFaults(text: string, daemon: Daemon): readonly string[] {
  const lines = linesOf(text);
  const control = /[^\P{Cc}\t\n]/u.exec(text)?.[0];
  const entries = lines.filter((line) => !isRemark(line)).length;
  const comment = longestComment(lines);
  return [
    ...(text.endsWith('\n') ? [] : ['its last line does not end, so cron ignores it']),
    ...(control === undefined ? [] : [`it holds the control character ${excerpt(control)}`]),
    ...tooMany(lines.length, daemon.mostLines, 'lines'),
    ...tooMany(entries, daemon.mostEntries, 'lines that are no comments'),
    ...tooMany(comment, daemon.longestComment, 'bytes of comments in a row'),
    ...(daemon.layout === 'user' && lines.some((line) => line.endsWith('\\'))
      ? ['a line ends in a backslash, which joins it with the next']
      : []),
  ];
}

function tooMany(count: number, most: number | undefined, what: string): readonly string[] {
  if (most === undefined || count <= most) return [];
  return [`it has ${count} ${what}; cron reads ${most}`];
}

function longestComment(lines: readonly string[]): number {
  let longest = 0;
  let row = 0;
  for (const line of lines) {
    row = isRemark(line) ? row + new TextEncoder().encode(line).length + 1 : 0;
    longest = Math.max(longest, row);
  }
  return longest;
}

function isRemark(line: string): boolean {
  const { kind } = readLine(line);
  return kind === 'comment' || kind === 'blank';
}
