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
  let start = piece.start;
  return piece.text.split(separator).map((text) => {
    const part = { text, start };
    start += text.length + separator.length;
    return part;
  });
}
