import { type Block, heightOf, type Label, type Picture, type Row, type Shape } from './drawing.ts';
import { pictureWidth, plotLeft, plotRight, xOf } from './geometry.ts';
import { styleLines, toneClass } from './style.ts';
import { escapeXml } from './xml.ts';

/**
 * The picture as SVG: one row a line, and each block inside the one above it, so that a block that
 * grows moves all below it by the one line of its neighbour.
 */
export function svgOf(picture: Picture): string {
  const size = `width="${pictureWidth}" height="${number(heightOf(picture))}"`;
  const box = `viewBox="0 0 ${pictureWidth} ${number(heightOf(picture))}"`;
  const about = 'role="img" aria-labelledby="title" aria-describedby="desc"';
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${box} ${about}>`,
    `<title id="title">${escapeXml(picture.title)}</title>`,
    `<desc id="desc">${escapeXml(picture.description)}</desc>`,
    '<style>',
    ...styleLines,
    '</style>',
    '<rect class="paper" width="100%" height="100%"/>',
    ...nested(picture.blocks),
    '</svg>',
  ];
  return `${lines.join('\n')}\n`;
}

/** Some readers of XML go no deeper than 256 elements; a chain of more blocks is begun anew. */
const deepest = 100;

function nested(blocks: readonly Block[], top = 0): readonly string[] {
  const chain = blocks.slice(0, deepest);
  const rest = blocks.slice(deepest);
  const opened = chain.flatMap(({ colour, rows }, i) => {
    const down = chain[i - 1]?.height ?? top;
    const open = `<g class="${toneClass(colour)}" transform="translate(0 ${number(down)})">`;
    return [open, ...rows.map(rowText)];
  });
  const closed = chain.map(() => '</g>');
  if (rest.length === 0) return [...opened, ...closed];
  return [...opened, ...closed, ...nested(rest, top + heightOf({ blocks: chain }))];
}

function rowText({ shapes, title }: Row): string {
  const drawn = shapes.map(shapeText);
  if (title === undefined) return drawn.length === 1 ? drawn.join('') : `<g>${drawn.join('')}</g>`;
  return `<g><title>${escapeXml(title)}</title>${drawn.join('')}</g>`;
}

/** At most one decimal: a minute is 0.4 wide. */
function number(value: number): string {
  return String(Number(value.toFixed(1)));
}

function shapeText(shape: Shape): string {
  switch (shape.kind) {
    case 'label':
      return labelText(shape);
    case 'mark':
      return markText(shape);
    case 'band':
    case 'chip':
      return boxText(shape);
    case 'shade':
      return `<rect class="shade${held(shape)}" x="${number(shape.x)}" y="${number(shape.y)}" width="${number(shape.width)}" height="100%"/>`;
    case 'swatch':
      return `<rect class="swatch" x="${number(shape.x)}" y="${number(shape.y)}" width="10" height="10" rx="2"/>`;
    case 'rule':
    case 'scale':
      return `<path class="${shape.kind}" d="M${plotLeft} ${number(shape.y)}H${plotRight}"/>`;
    case 'before':
      return `<path class="before" d="${steps(shape.hours)}"/>`;
    case 'after':
      return `<path class="after" d="${steps(shape.hours)}V${number(shape.floor)}H${plotLeft}z"/>`;
    case 'sample':
      return sampleText(shape);
    case 'ticks':
      return `<path class="ticks" d="${hours(1, (x) => `M${x} ${number(shape.y)}v4`)}"/>`;
    case 'grid':
      return hours(
        3,
        (x) => `<line class="grid" x1="${x}" y1="${number(shape.y)}" x2="${x}" y2="100%"/>`,
      );
    case 'cover':
      return `<rect class="paper" width="100%" height="${number(shape.height)}"/>`;
  }
}

function held({ isHeld }: { readonly isHeld: boolean }): string {
  return isHeld ? ' held' : '';
}

function labelText({ x, y, anchor, pieces }: Label): string {
  const at = `x="${number(x)}" y="${number(y)}"${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}`;
  const [only, ...more] = pieces;
  if (only && more.length === 0) {
    return `<text class="${only.font}" ${at}>${escapeXml(only.text)}</text>`;
  }
  const spans = pieces.map(({ font, text }) => `<tspan class="${font}">${escapeXml(text)}</tspan>`);
  return `<text ${at}>${spans.join(' ')}</text>`;
}

function markText(mark: Extract<Shape, { kind: 'mark' }>): string {
  const { days, x, y } = mark;
  const look = `class="mark${held(mark)}"`;
  switch (days) {
    case 'daily':
      return `<circle ${look} cx="${number(x)}" cy="${number(y)}" r="4.5"/>`;
    case 'weekdays':
      return `<rect ${look} x="${number(x - 4)}" y="${number(y - 4)}" width="8" height="8"/>`;
    case 'other':
      return `<path ${look} d="M${number(x)} ${number(y - 6)}l6 6-6 6-6-6z"/>`;
  }
}

function boxText(box: Extract<Shape, { kind: 'band' | 'chip' }>): string {
  const { x, y, width, height, beat } = box;
  const rect = `<rect class="${box.kind}${held(box)}" x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}" rx="3"/>`;
  if (!beat) return rect;
  const dashes = beat.step >= 2 ? ` stroke-dasharray="1 ${number(beat.step - 1)}"` : '';
  return `${rect}<path class="beat"${dashes} d="M${number(beat.x)} ${number(y + height - 1.3)}H${number(beat.until)}"/>`;
}

function sampleText({ of, x, y }: Extract<Shape, { kind: 'sample' }>): string {
  return of === 'before'
    ? `<path class="before" d="M${number(x)} ${number(y - 5)}h26"/>`
    : `<rect class="after" x="${number(x)}" y="${number(y - 10)}" width="26" height="10"/>`;
}

/** A line over the hours, up or down where one differs from the one before. */
function steps(levels: readonly number[]): string {
  const drawn = levels.map((y, hour) => {
    const isSame = hour > 0 && number(y) === number(levels[hour - 1] ?? y);
    const move = hour === 0 ? `M${plotLeft} ${number(y)}` : isSame ? '' : `V${number(y)}`;
    const isLast = hour === levels.length - 1 || number(levels[hour + 1] ?? y) !== number(y);
    return `${move}${isLast ? `H${number(xOf((hour + 1) * 60))}` : ''}`;
  });
  return drawn.join('');
}

function hours(step: number, draw: (x: string) => string): string {
  const all = Array.from({ length: 24 / step + 1 }, (_, i) => number(xOf(i * step * 60)));
  return all.map(draw).join('');
}
