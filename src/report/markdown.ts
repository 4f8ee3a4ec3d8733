/**
 * Text from the source inside GitHub-flavoured Markdown. Names and reasons are anybody's: they may
 * not end a cell, open a link, a mention, a reference, a tag or emphasis, or start a line.
 */
export function escapeText(text: string): string {
  return (
    oneLine(text)
      .replace(/[\\`*_[\]<>|~$&]/g, '\\$&')
      // GFM turns bare addresses into links before it looks at anything else.
      .replace(/:\/\//g, ':\\/\\/')
      .replace(/\bwww\./gi, 'www\\.')
      // A backslash would not do: mentions are looked for in the finished text.
      .replace(/@/g, '@<!-- -->')
      // So are references to issues: `#12`, `owner/name#12`, `GH-12`.
      .replace(/#(?=\d)/g, '#<!-- -->')
      .replace(/\b(gh)-(?=\d)/gi, '$1<!-- -->-')
      .trim()
  );
}

/** U+0085 ends a line for some readers and is a control character, no white space, for JavaScript. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ');
}

/**
 * A code span in a table cell. Backticks, bars and backslashes have no escape that holds both for
 * the cell and for the span, so text with them becomes an element around escaped text.
 */
export function code(text: string): string {
  return /[`|\\]/.test(text) ? `<code>${escapeText(text)}</code>` : `\`${oneLine(text)}\``;
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
