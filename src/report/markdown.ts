/**
 * Text from the source inside GitHub-flavoured Markdown. Names and reasons are anybody's: they may
 * not end a cell, open a link, a mention, a tag or emphasis, or start a line.
 */
export function escapeText(text: string): string {
  return (
    text
      .replace(/\s+/g, ' ')
      .replace(/[\\`*_[\]<>|~$&]/g, '\\$&')
      // GFM turns bare addresses into links before it looks at anything else.
      .replace(/:\/\//g, ':\\/\\/')
      .replace(/\bwww\./gi, 'www\\.')
      // A backslash would not do: mentions are looked for in the finished text.
      .replace(/@/g, '@<!-- -->')
      .trim()
  );
}

/** A code span in a table cell: a bar ends a cell even inside backticks. */
export function code(text: string): string {
  const flat = text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...flat.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${flat} ${fence}` : `${fence}${flat}${fence}`;
}

export type Align = 'text' | 'number';

/** A table whose cells are ready to print. Cells are not padded: a row's bytes are its own. */
export function table(
  headings: readonly string[],
  aligns: readonly Align[],
  rows: readonly (readonly string[])[],
): string {
  const rule = aligns.map((align) => (align === 'number' ? '--:' : '---')).join('|');
  return [row(headings), `|${rule}|`, ...rows.map(row)].join('\n');
}

function row(cells: readonly string[]): string {
  return `|${cells.map((cell) => (cell === '' ? ' |' : ` ${cell} |`)).join('')}`;
}
