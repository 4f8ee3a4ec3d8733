import type { Phrases } from '../locales/phrases.ts';
import { oneDecimal, whole } from '../numbers.ts';
import type { Block, Label, Row, Shape } from './drawing.ts';
import type { PictureFacts } from './facts.ts';
import { plotLeft, plotRight } from './geometry.ts';
import { endLabel, startLabel } from './labels.ts';
import { widthOfPieces } from './text-width.ts';

const headBaseline = 18;
const top = 42;
const stripHeight = 60;
const floor = top + stripHeight;
const sampleWidth = 26;

/** How many starts an hour has, now and before, on one scale. */
export function loadBlock({ load }: PictureFacts, phrases: Phrases): Block {
  const { after, before } = load;
  const scale = roundScale(Math.max(...after, ...(before ?? [])));
  const yOf = (starts: number) => floor - (starts / scale) * stripHeight;
  const steps: readonly Row[] = [
    { shapes: [{ kind: 'after', hours: after.map(yOf), floor }] },
    ...(before ? [{ shapes: [{ kind: 'before' as const, hours: before.map(yOf) }] }] : []),
  ];
  return {
    height: floor,
    rows: [
      headRow(before !== undefined ? ['before', 'after'] : [], phrases),
      { shapes: [{ kind: 'grid', y: top }] },
      ...steps,
      scaleRow(scale, top, phrases),
      scaleRow(scale / 2, top + stripHeight / 2, phrases),
    ],
  };
}

/** The least round number that is not below `most`, at least 1. */
export function roundScale(most: number): number {
  const decade = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(most, 1))));
  const steps = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];
  return decade * (steps.find((step) => step * decade >= most) ?? 10);
}

function headRow(sides: readonly ('before' | 'after')[], { picture }: Phrases): Row {
  const shapes: Shape[] = [
    startLabel(plotLeft, headBaseline, [{ font: 'strong', text: picture.load }]),
  ];
  let right = plotRight;
  for (const side of [...sides].reverse()) {
    const label = endLabel(right, headBaseline, [{ font: 'quiet', text: picture[side] }]);
    const x = right - widthOfPieces(label.pieces) - sampleWidth - 4;
    shapes.push({ kind: 'sample', of: side, x, y: headBaseline }, label);
    right = x - 16;
  }
  return { shapes };
}

function scaleRow(value: number, y: number, { numbers }: Phrases): Row {
  const text = Number.isInteger(value) ? whole(value, numbers) : oneDecimal(value, numbers);
  const label: Label = startLabel(plotLeft, y - 3, [{ font: 'quiet', text }]);
  return { shapes: [{ kind: 'scale', y }, label] };
}
