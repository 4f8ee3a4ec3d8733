/** Room for the header that will stand above a body. */
const headerBytes = 1024;
/** Says nothing new, and ends a row of comments. */
const breakLine = 'SHELL=/bin/sh';

/**
 * Blocks of lines as one text. Where a daemon reads only so many bytes of comments in a row (a paused
 * target is all comments), a line that it has to read is put between two blocks.
 */
export function joinBlocks(
  blocks: readonly (readonly string[])[],
  longestRow = Number.POSITIVE_INFINITY,
): string {
  const lines: string[] = [];
  let row = headerBytes;
  for (const block of blocks) {
    if (longestOf(rowsOf(block, row)) > longestRow) {
      lines.push('', breakLine);
      row = 0;
    }
    lines.push(...block);
    row = rowsOf(block, row).at(-1) ?? row;
  }
  return `${lines.join('\n')}\n`;
}

/** Bytes of the longest row of comments and empty lines in a body, with the header above it. */
export function longestCommentRow(body: string): number {
  return longestOf(rowsOf(body.split('\n'), headerBytes));
}

/** Behind each line, the bytes of comments in a row; `before` stand above the first. */
function rowsOf(lines: readonly string[], before: number): readonly number[] {
  let row = before;
  return lines.map((line) => {
    row = /^(#|$)/.test(line) ? row + new TextEncoder().encode(line).length + 1 : 0;
    return row;
  });
}

function longestOf(rows: readonly number[]): number {
  return rows.reduce((longest, row) => Math.max(longest, row), 0);
}
