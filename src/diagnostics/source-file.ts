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
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  let line = 1;
  for (let i = before.indexOf('\n'); i !== -1; i = before.indexOf('\n', i + 1)) line++;
  return { line, column: [...before.slice(lineStart)].length + 1 };
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
