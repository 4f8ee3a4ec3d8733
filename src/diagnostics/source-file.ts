/** A text the author wrote, with the path under which people know it (relative, `/`-separated). */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A stretch of a source file: UTF-16 offsets, start in, end out. */
export interface Span {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}

/** A place as people count it: line and column from 1, columns in characters (code points). */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where an offset lies. Offsets past the end answer with the last position. */
export function positionAt(text: string, offset: number): Position {
  const end = Math.min(offset, text.length);
  const starts = lineStartsOf(text);
  const line = lineAt(starts, end);
  return { line, column: [...text.slice(starts[line - 1], end)].length + 1 };
}

/** The text of a line, counted from 1, without its end; empty past the last. */
export function lineOf(text: string, line: number): string {
  const starts = lineStartsOf(text);
  const [from, next] = [starts[line - 1], starts[line]];
  if (from === undefined) return '';
  return text.slice(from, next === undefined ? text.length : next - 1);
}

/** Of the text asked about last: findings are about one file, and there may be thousands. */
let last: { readonly text: string; readonly starts: readonly number[] } | undefined;

function lineStartsOf(text: string): readonly number[] {
  if (last?.text !== text) {
    const starts = [0];
    for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
    last = { text, starts };
  }
  return last.starts;
}

/** By halving: the last line that starts at the offset or before. */
function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [1, starts.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle - 1] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A span as lines and columns from 1, columns in code points, the end exclusive. */
export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export function regionOf({ file: { text }, start, end }: Span): Region {
  const from = positionAt(text, start);
  const until = positionAt(text, end);
  return {
    startLine: from.line,
    startColumn: from.column,
    endLine: until.line,
    endColumn: until.column,
  };
}

/** `path:line:column`, as editors and terminals make it clickable. */
export function placeOf(span: Span): string {
  const { line, column } = positionAt(span.file.text, span.start);
  return `${span.file.path}:${line}:${column}`;
}
