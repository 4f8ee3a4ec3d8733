import type { Code } from '../diagnostics/catalogue/index.ts';

/**
 * A fault while the expression is still being read: offsets into its text, and what could stand
 * there instead. Whether the whole then works is known only when all faults are mended.
 */
export interface Fault {
  readonly code: Code;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly label?: string;
  readonly help?: string;
  /** Text for `[start, end)` that would be accepted there. */
  readonly replacement?: string;
}

/** A stretch of the expression under its offset. */
export interface Piece {
  readonly text: string;
  readonly start: number;
}

export function faultAt(
  piece: Piece,
  code: Code,
  message: string,
  details: Partial<Pick<Fault, 'label' | 'help' | 'replacement'>> = {},
): Fault {
  return { code, start: piece.start, end: piece.start + piece.text.length, message, ...details };
}

/** Splits at a separator, keeping offsets. */
export function splitPiece(piece: Piece, separator: string): readonly Piece[] {
  if (!piece.text.includes(separator)) return [piece];
  let start = piece.start;
  return piece.text.split(separator).map((text) => {
    const part = { text, start };
    start += text.length + separator.length;
    return part;
  });
}

/** What stands between blanks and tabs. */
export function wordsOf(text: string): readonly Piece[] {
  const words: Piece[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const isBetween = at === text.length || text[at] === ' ' || text[at] === '\t';
    if (!isBetween) continue;
    if (at > start) words.push({ text: text.slice(start, at), start });
    start = at + 1;
  }
  return words;
}
