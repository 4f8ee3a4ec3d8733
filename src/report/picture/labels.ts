import type { Label, Piece } from './drawing.ts';
import { fontSize, plotLeft, plotRight } from './geometry.ts';
import { widthOfPieces } from './text-width.ts';

/** The part of a row that a text may take. */
export interface Slot {
  readonly left: number;
  readonly right: number;
}

export interface Box extends Slot {
  readonly top: number;
  readonly bottom: number;
}

export const plot: Slot = { left: plotLeft, right: plotRight };

const cutMark = '…';

export function startLabel(x: number, y: number, pieces: readonly Piece[]): Label {
  return { kind: 'label', x, y, anchor: 'start', pieces };
}

export function endLabel(x: number, y: number, pieces: readonly Piece[]): Label {
  return { kind: 'label', x, y, anchor: 'end', pieces };
}

export function middleLabel(x: number, y: number, pieces: readonly Piece[]): Label {
  return { kind: 'label', x, y, anchor: 'middle', pieces };
}

/** The pieces as far as `width` holds them: the last ones are cut first. */
export function cutTo(width: number, pieces: readonly Piece[]): readonly Piece[] {
  if (widthOfPieces(pieces) <= width) return pieces;
  const head = pieces.slice(0, -1);
  const last = pieces.at(-1);
  if (!last) return [];
  const letters = [...last.text];
  for (let length = letters.length - 1; length > 0; length--) {
    const text = `${letters.slice(0, length).join('').trimEnd()}${cutMark}`;
    const cut = [...head, { ...last, text }];
    if (widthOfPieces(cut) <= width) return cut;
  }
  return cutTo(width, head);
}

/** Where the letters of a label are at most. */
export function boxOf({ x, y, anchor, pieces }: Label): Box {
  const width = widthOfPieces(pieces);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - fontSize * 0.87, bottom: y + fontSize * 0.3 };
}

/** What is left of the plot between things in the way, from left to right. */
export function slotsBetween(taken: readonly Slot[]): readonly Slot[] {
  const slots: Slot[] = [];
  let left = plotLeft;
  for (const { left: from, right } of [...taken].sort((a, b) => a.left - b.left)) {
    if (from > left) slots.push({ left, right: from });
    left = Math.max(left, right);
  }
  if (left < plotRight) slots.push({ left, right: plotRight });
  return slots;
}
