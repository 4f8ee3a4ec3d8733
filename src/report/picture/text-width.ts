import type { Font, Piece } from './drawing.ts';
import { fontSize } from './geometry.ts';

/**
 * How wide a text may be, in units of the viewBox: which font draws it is known only where it is
 * looked at, so each letter counts as in the widest of the usual ones (DejaVu Sans, Verdana). The
 * table is stated here: a machine's own would change the picture with the machine.
 */
export function widthOfPieces(pieces: readonly Piece[]): number {
  const spaces = Math.max(0, pieces.length - 1) * wordSpace;
  return pieces.reduce((sum, piece) => sum + widthOfText(piece), spaces);
}

export function widthOfText({ text, font }: Piece): number {
  let width = 0;
  for (const character of text) width += emOf(character, font);
  return width * fontSize;
}

/** Between two pieces of a line. */
export const wordSpace = 0.36 * fontSize;
const codeEm = 0.61;
/** Bold letters are that much wider. */
const boldness = 1.15;
/** Any script that is not listed; the Arabic letters are the widest of those in use. */
const otherEm = 1.25;

function emOf(character: string, font: Font): number {
  if (font === 'code') return character < '\u0080' ? codeEm : Math.max(codeEm, plainEm(character));
  return plainEm(character) * (font === 'strong' ? boldness : 1);
}

/** Scripts written in squares, first and last code point of each range. */
const squares: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x20000, 0x3fffd],
];
const emoji: readonly (readonly [number, number])[] = [
  [0x2600, 0x27bf],
  [0x2b00, 0x2bff],
  [0x1f000, 0x1faff],
];
/** Marks over other letters, joiners and variation selectors. */
const widthless: readonly (readonly [number, number])[] = [
  [0x0300, 0x036f],
  [0x200b, 0x200d],
  [0xfe00, 0xfe0f],
];

function plainEm(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  const isIn = (ranges: readonly (readonly [number, number])[]) =>
    ranges.some(([first, last]) => code >= first && code <= last);
  if (isIn(widthless)) return 0;
  if (isIn(squares)) return 1.05;
  if (isIn(emoji)) return 1.4;
  if (code >= 0x250) return otherEm;
  return latinEm(code < 0x80 ? character : character.normalize('NFD').slice(0, 1));
}

function latinEm(letter: string): number {
  if (/[ .,:;|'iljIJ\u00b7]/.test(letter)) return 0.35;
  if (/[frt!()[\]/\\"-]/.test(letter)) return 0.46;
  if (/[a-ln-vx-z0-9?$_*{}]/.test(letter)) return 0.65;
  return /[A-LN-PR-VX-Z&]/.test(letter) ? 0.79 : 1.08;
}
