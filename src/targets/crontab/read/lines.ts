/** A line of a crontab, by what cron takes it for. */
export type Line =
  | { readonly kind: 'blank' }
  | { readonly kind: 'comment'; readonly text: string }
  | {
      readonly kind: 'variable';
      readonly text: string;
      readonly name: string;
      readonly value: string;
    }
  | { readonly kind: 'entry'; readonly text: string };

/**
 * crontab(5): blanks before a line are skipped, a comment has its line to itself, `name = value`
 * sets a variable, with blanks around `=` and quotes around either; all else is an entry. Only the
 * blank and the tab part words.
 */
export function readLine(text: string): Line {
  const line = text.replace(/^[ \t]+/, '');
  if (line === '') return { kind: 'blank' };
  if (line.startsWith('#')) return { kind: 'comment', text: line.slice(1).replace(/^[ \t]/, '') };
  const set = /^("[^"]*"|'[^']*'|[^ \t="']+)[ \t]*=(.*)$/s.exec(line);
  if (!set) return { kind: 'entry', text: line };
  return {
    kind: 'variable',
    text: line,
    name: unquoted(set[1] ?? ''),
    value: unquoted(set[2] ?? ''),
  };
}

/** The lines of a file, the newline that ends it not counted as the beginning of another. */
export function linesOf(text: string): readonly string[] {
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
}

function unquoted(text: string): string {
  const trimmed = text.replace(/^[ \t]+|[ \t]+$/g, '');
  return /^(["'])(.*)\1$/s.exec(trimmed)?.[2] ?? trimmed;
}
