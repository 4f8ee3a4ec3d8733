/** Puts `text` in the place of a stretch of a source; offsets as in its decoded text (read-text.ts). */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The file with edits carried out, and every other byte as it was: a byte order mark and CRLF stay.
 * @param written the file's characters, none changed
 * @param edits none reaches into another; their line ends become those of the line before
 */
export function withEdits(written: string, edits: readonly TextEdit[]): string {
  const fromTheEnd = [...edits].sort((a, b) => b.start - a.start);
  return fromTheEnd.reduce((text, edit) => {
    const start = offsetIn(written, edit.start);
    const end = offsetIn(written, edit.end);
    const lineEnd = /\r\n$/.test(written.slice(0, start)) ? '\r\n' : '\n';
    return text.slice(0, start) + edit.text.replaceAll('\n', lineEnd) + text.slice(end);
  }, written);
}

/** Where a character of the decoded text stands in the file: marks and returns are not decoded. */
function offsetIn(written: string, decoded: number): number {
  let at = written.startsWith('\ufeff') ? 1 : 0;
  for (let count = 0; count < decoded; count++) at += written.startsWith('\r\n', at) ? 2 : 1;
  return at;
}
