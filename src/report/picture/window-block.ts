import type { Phrases } from '../locales/phrases.ts';
import { whole } from '../numbers.ts';
import type { Block, Piece, Row, Shape } from './drawing.ts';
import type { PicturedWindow } from './facts.ts';
import { baseline, plotLeft, plotRight, rowHeight, widthOf, xOf } from './geometry.ts';
import { cutTo, endLabel, plot, startLabel } from './labels.ts';
import { widthOfPieces } from './text-width.ts';

/** More windows than this are shaded and counted, not named. */
const mostNamed = 8;
const padding = 6;
const headHeight = 4;

/** The campaign windows, a row each; their shades go down behind all lanes. */
export function windowBlock(
  windows: readonly PicturedWindow[],
  phrases: Phrases,
): Block | undefined {
  if (windows.length === 0) return undefined;
  const named = windows.length > mostNamed ? windows.slice(0, mostNamed - 1) : windows;
  const others = windows.slice(named.length);
  const rows = named.map((window, i) => windowRow(window, headHeight + i * rowHeight));
  const y = headHeight + named.length * rowHeight;
  const last = others.length > 0 ? [othersRow(others, y, phrases)] : [];
  return {
    height: headHeight + (named.length + last.length) * rowHeight + padding,
    rows: [...rows, ...last],
  };
}

function shadesOf({ spans, isHeld }: PicturedWindow, y: number): readonly Shape[] {
  return spans.map(({ from, until }) => ({
    kind: 'shade',
    x: xOf(from),
    y,
    width: widthOf(until - from),
    isHeld,
  }));
}

function windowRow(window: PicturedWindow, y: number): Row {
  const { label, types, spans } = window;
  const pieces: readonly Piece[] = [
    { font: 'strong', text: label },
    ...(types.length > 0 ? [{ font: 'plain' as const, text: types.join(', ') }] : []),
  ];
  const cut = cutTo(plot.right - plot.left - 2 * padding, pieces);
  const width = widthOfPieces(cut);
  // From where the window opens; one that opens too late ends where it closes, or at the edge.
  const from = xOf(spans[0]?.from ?? 0) + padding;
  const close = xOf(spans[0]?.until ?? 0) - padding;
  const end = close - width >= plotLeft ? close : plotRight - padding;
  const place =
    from + width <= plotRight
      ? startLabel(from, y + baseline, cut)
      : endLabel(end, y + baseline, cut);
  return {
    shapes: [...shadesOf(window, y), place],
    ...(cut !== pieces && { title: pieces.map(({ text }) => text).join(' ') }),
  };
}

function othersRow(
  windows: readonly PicturedWindow[],
  y: number,
  { picture, numbers }: Phrases,
): Row {
  const text = picture.otherWindows(whole(windows.length, numbers));
  return {
    shapes: [
      ...windows.flatMap((window) => shadesOf(window, y)),
      startLabel(plot.left, y + baseline, [{ font: 'quiet', text }]),
    ],
  };
}
