import { cellsOf } from './table.ts';

/** How far the first and the other lines of a paragraph stand from the left. */
export interface Indent {
  readonly first: string;
  readonly rest: string;
}

/** Breaks a paragraph at blanks so that it fits the width; a longer word stands alone. */
export function wrapped(
  paragraph: string,
  width: number,
  { first, rest }: Indent = { first: '', rest: '' },
): string {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of paragraph.split(/\s+/)) {
    const longer = empty ? line + word : `${line} ${word}`;
    if (empty || cellsOf(longer) <= width) {
      line = longer;
      empty = false;
    } else {
      lines.push(line);
      line = rest + word;
    }
  }
  return [...lines, line].join('\n');
}

/** A text of paragraphs, a line each, with an empty line between them; indented lines stay as they are. */
export function wrappedText(text: string, width: number): string {
  const isSample = (line: string | undefined) => line?.startsWith('  ') ?? false;
  const lines = text.split('\n');
  return lines
    .map((line, index) => {
      if (isSample(line)) return line;
      const before = index > 0 ? '\n' : '';
      return `${before}${wrapped(line, width)}`;
    })
    .join('\n');
}
