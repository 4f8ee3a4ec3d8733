import type { Phrases } from '../locales/phrases.ts';
import { dateText } from '../numbers.ts';
import { isFixed } from './dense-rows.ts';
import type { Block, Row, Shape } from './drawing.ts';
import { convertedMark, type DayKind, type PictureFacts } from './facts.ts';
import { baseline, middle, plotLeft, plotRight, rowHeight } from './geometry.ts';
import { startLabel } from './labels.ts';
import { crowdedLanes } from './lane-blocks.ts';
import { widthOfText } from './text-width.ts';

interface Item {
  readonly sample?:
    | { readonly kind: 'mark'; readonly days: DayKind; readonly isHeld: boolean }
    | { readonly kind: 'chip' };
  readonly text: string;
}

const sampleWidth = 18;
const between = 20;

/** What shapes mean, those only that are in the picture. */
export function legendBlock(facts: PictureFacts, anchor: string, phrases: Phrases): Block {
  const rows: Row[] = [];
  let x = plotLeft;
  let y = 0;
  for (const item of itemsOf(facts, anchor, phrases)) {
    const width = (item.sample ? sampleWidth : 0) + widthOfText({ font: 'quiet', text: item.text });
    if (x > plotLeft && x + width > plotRight) {
      x = plotLeft;
      y += rowHeight;
    }
    rows.push({ shapes: itemShapes(item, x, y) });
    x += width + between;
  }
  return { height: y + rowHeight, rows };
}

function itemsOf(
  { lanes, windows }: PictureFacts,
  anchor: string,
  { picture, numbers }: Phrases,
): readonly Item[] {
  const jobs = lanes.flatMap((lane) => lane.jobs);
  const kinds = new Set(
    jobs.flatMap(({ starts, bands }) => [...starts, ...bands].map(({ days }) => days)),
  );
  const isHeld = [...jobs, ...windows].some((one) => one.isHeld);
  const monday = dateText(anchor, numbers);
  return [
    ...(['daily', 'weekdays', 'other'] as const)
      .filter((days) => kinds.has(days))
      .map((days) => ({ sample: markOf(days, false), text: picture.days[days] })),
    ...(isHeld ? [{ sample: markOf('daily', true), text: picture.held }] : []),
    ...(crowdedLanes(lanes).some((lane) => lane.jobs.some(isFixed))
      ? [{ sample: { kind: 'chip' as const }, text: picture.counted }]
      : []),
    ...(jobs.some(({ isConverted }) => isConverted)
      ? [{ text: `${convertedMark} ${picture.converted(monday)}` }]
      : []),
  ];
}

function markOf(days: DayKind, isHeld: boolean): NonNullable<Item['sample']> {
  return { kind: 'mark', days, isHeld };
}

function itemShapes({ sample, text }: Item, x: number, y: number): readonly Shape[] {
  const label = startLabel(x + (sample ? sampleWidth : 0), y + baseline, [{ font: 'quiet', text }]);
  return sample ? [sampleShape(sample, x, y), label] : [label];
}

function sampleShape(sample: NonNullable<Item['sample']>, x: number, y: number): Shape {
  switch (sample.kind) {
    case 'mark':
      return { ...sample, x: x + 6, y: y + middle };
    case 'chip':
      return { kind: 'chip', x, y: y + 4, width: 13, height: 14, isHeld: false };
  }
}
