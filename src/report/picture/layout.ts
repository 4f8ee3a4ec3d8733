import { whole } from '../numbers.ts';
import { categoriesIn, type PageContext } from '../page-context.ts';
import type { Block, Label, Picture, Row } from './drawing.ts';
import { pictureFacts } from './facts.ts';
import { plotLeft, plotRight, xOf } from './geometry.ts';
import { cutTo, endLabel, middleLabel, startLabel } from './labels.ts';
import { laneBlocks } from './lane-blocks.ts';
import { legendBlock } from './legend-block.ts';
import { loadBlock } from './load-block.ts';
import { widthOfPieces } from './text-width.ts';
import { windowBlock } from './window-block.ts';

const headHeight = 34;
const axisHeight = 28;
const labelledHours = [0, 3, 6, 9, 12, 15, 18, 21, 24];

/** The day from top to bottom: what shapes mean, the load, the windows, and a lane a category. */
export function layOut(context: PageContext): Picture {
  const { catalog, phrases } = context;
  const facts = pictureFacts(context);
  const windows = windowBlock(facts.windows, phrases);
  return {
    title: phrases.title,
    description: phrases.picture.description(subjectOf(context), zoneOf(context)),
    blocks: [
      headBlock(context),
      legendBlock(facts, catalog.anchor, phrases),
      loadBlock(facts, phrases),
      axisBlock([]),
      ...(windows ? [windows] : []),
      ...laneBlocks(facts.lanes, phrases),
      axisBlock([{ shapes: [{ kind: 'cover', height: axisHeight }] }]),
    ],
  };
}

/** `24 jobs em 11 categorias` */
function subjectOf({ catalog, phrases }: PageContext): string {
  const { numbers } = phrases;
  const count = catalog.jobs.length;
  const named = categoriesIn(catalog, catalog.jobs).filter((category) => category).length;
  const categories = named > 0 ? phrases.categories(named, whole(named, numbers)) : undefined;
  return phrases.picture.subject(phrases.jobs(count, whole(count, numbers)), categories);
}

function zoneOf({ catalog, phrases }: PageContext): string {
  return phrases.headline.zone(catalog.zone, phrases.headline.zoneNames[catalog.zone]);
}

function headBlock(context: PageContext): Block {
  const title = startLabel(plotLeft, 23, [{ font: 'strong', text: context.phrases.title }]);
  const room = plotRight - plotLeft - widthOfPieces(title.pieces) - 16;
  const zone = cutTo(room, [{ font: 'quiet', text: zoneOf(context) }]);
  return { height: headHeight, rows: [{ shapes: [title, endLabel(plotRight, 23, zone)] }] };
}

/** The hours of the day, below what is drawn over them. */
function axisBlock(before: readonly Row[]): Block {
  const labels = labelledHours.map(hourLabel);
  return {
    height: axisHeight,
    rows: [...before, { shapes: [{ kind: 'ticks', y: 0 }, ...labels] }],
  };
}

function hourLabel(hour: number): Label {
  const pieces = [{ font: 'quiet' as const, text: `${String(hour).padStart(2, '0')}:00` }];
  const x = xOf(hour * 60);
  if (hour === 0) return startLabel(x, 20, pieces);
  return hour === 24 ? endLabel(x, 20, pieces) : middleLabel(x, 20, pieces);
}
