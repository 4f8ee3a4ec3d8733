import type { Block, Label, Piece, Row, Shape } from './drawing.ts';
import type { Band, DayKind, PicturedJob } from './facts.ts';
import {
  baseline,
  markReach,
  middle,
  plotLeft,
  plotRight,
  rowHeight,
  widthOf,
  xOf,
} from './geometry.ts';
import { cutTo, endLabel, type Slot, slotsBetween, startLabel } from './labels.ts';
import type { Stretch } from './stretches.ts';
import { widthOfPieces, wordSpace } from './text-width.ts';

/** Rows of a block, and how high they are together. */
export type Rows = Pick<Block, 'height' | 'rows'>;

const bandHeight = 20;
const leastBand = 6;
const plotWidth = plotRight - plotLeft;
/** So much of a name is enough to know it by. */
const lettersKept = 22;
/** What a name gets of the plot before words do. */
const leastName = plotWidth / 2;

/** One job: its marks and bands, and beside them when it starts and what it is called. */
export function jobRow(job: PicturedJob, y: number): Rows {
  const pieces: readonly Piece[] = [
    { font: 'strong', text: job.when },
    { font: 'code', text: job.name },
  ];
  const bands = job.bands.flatMap((band) => bandShapes(band, job, y));
  const marks = job.starts.map(({ time, days }) => markAt(xOf(time), days, job, y));
  return rowWith([...bands, ...marks], pieces, y);
}

/** A row of shapes and the label that has to find room among them. */
export function rowWith(shapes: readonly Shape[], pieces: readonly Piece[], y: number): Rows {
  const { label, lines } = placeLabel(shapes, pieces, y);
  const isCut = widthOfPieces(label.pieces) < widthOfPieces(pieces);
  const row: Row = {
    shapes: [...shapes, label],
    ...(isCut && { title: pieces.map(({ text }) => text).join(' ') }),
  };
  return { rows: [row], height: lines * rowHeight };
}

type Held = Pick<PicturedJob, 'isHeld'>;

export function markAt(x: number, days: DayKind, { isHeld }: Held, y: number): Shape {
  return { kind: 'mark', days, x, y: y + middle, isHeld };
}

/** The stretches of a band, with the mark of its days at its head. */
export function bandShapes({ days, stretches }: Band, job: Held, y: number): readonly Shape[] {
  const shapes = stretches.map((stretch) => stretchShape(stretch, job, y));
  const [head] = shapes;
  if (!head) return [];
  return [...shapes, markAt(head.x + Math.min(markReach, head.width / 2), days, job, y)];
}

function stretchShape({ from, until, beat }: Stretch, { isHeld }: Held, y: number) {
  const width = Math.max(leastBand, widthOf(until - from));
  const x = Math.min(xOf(from), plotRight - width);
  return {
    kind: 'band',
    x,
    y: y + middle - bandHeight / 2,
    width,
    height: bandHeight,
    isHeld,
    ...(beat && { beat: { x: xOf(beat.first), until: x + width, step: widthOf(beat.step) } }),
  } as const;
}

function takenBy(shapes: readonly Shape[]): readonly Slot[] {
  return shapes.flatMap((shape) =>
    shape.kind === 'mark' ? [{ left: shape.x - markReach, right: shape.x + markReach }] : [],
  );
}

/** What is longer than the plot loses its words first, so that the name at its end stays known. */
function cutToPlot(pieces: readonly Piece[]): readonly Piece[] {
  const name = cutTo(leastName, pieces.slice(-1));
  const words = cutTo(plotWidth - widthOfPieces(name) - wordSpace, pieces.slice(0, -1));
  return widthOfPieces(pieces) <= plotWidth
    ? pieces
    : cutTo(plotWidth, [...words, ...pieces.slice(-1)]);
}

/**
 * Right of all marks, left of them, or between two, whole or with a name that is cut a little: a row
 * that grew would move others. On a line of its own where too little would be left of it.
 */
function placeLabel(
  shapes: readonly Shape[],
  pieces: readonly Piece[],
  y: number,
): { readonly label: Label; readonly lines: number } {
  const taken = takenBy(shapes);
  const earliest = Math.min(...taken.map(({ left }) => left));
  const slot = roomFor(pieces, slotsBetween(taken));
  if (!slot) {
    const cut = cutToPlot(pieces);
    const x = Math.max(plotLeft, Math.min(earliest, plotRight - widthOfPieces(cut)));
    return { label: startLabel(x, y + rowHeight + baseline, cut), lines: 2 };
  }
  const isBefore = slot.right <= earliest;
  const place = isBefore ? endLabel : startLabel;
  const cut = cutTo(slot.right - slot.left, pieces);
  return { label: place(isBefore ? slot.right : slot.left, y + baseline, cut), lines: 1 };
}

function roomFor(pieces: readonly Piece[], slots: readonly Slot[]): Slot | undefined {
  const widthOfSlot = ({ left, right }: Slot) => right - left;
  const inOrder = [...slots.slice(-1), ...slots.slice(0, -1)];
  const whole = inOrder.find((slot) => widthOfSlot(slot) >= widthOfPieces(pieces));
  if (whole) return whole;
  const [widest] = [...inOrder].sort((a, b) => widthOfSlot(b) - widthOfSlot(a));
  const least = pieces.map((piece, i) =>
    i === pieces.length - 1 ? { ...piece, text: piece.text.slice(0, lettersKept) } : piece,
  );
  return widest && widthOfSlot(widest) >= widthOfPieces(least) ? widest : undefined;
}
