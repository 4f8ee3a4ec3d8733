import { SaxesParser } from 'saxes';
import type { Catalog } from '../../../src/model/types.ts';
import { pageContext } from '../../../src/report/page-context.ts';
import type { Label, Picture, Shape } from '../../../src/report/picture/drawing.ts';
import { type Box, boxOf } from '../../../src/report/picture/labels.ts';
import { layOut } from '../../../src/report/picture/layout.ts';

export function pictureOf(catalog: Catalog): Picture {
  return layOut(pageContext(catalog, [], []));
}

/** A shape and the row it is in, with the top of its block. */
export interface Drawn {
  readonly shape: Shape;
  readonly row: string;
  readonly top: number;
}

/** Every shape of the picture, from top to bottom. */
export function drawnIn({ blocks }: Picture): readonly Drawn[] {
  let top = 0;
  return blocks.flatMap(({ rows, height }, block) => {
    const own = top;
    top += height;
    return rows.flatMap(({ shapes }, row) =>
      shapes.map((shape) => ({ shape, row: `${block}.${row}`, top: own })),
    );
  });
}

/** A label in the picture as a whole. */
export interface Written extends Box {
  readonly text: string;
  readonly row: string;
}

export function writtenIn(picture: Picture): readonly Written[] {
  return drawnIn(picture).flatMap(({ shape, row, top }) => {
    if (shape.kind !== 'label') return [];
    const box = boxOf(shape);
    return [{ ...box, top: box.top + top, bottom: box.bottom + top, text: textOf(shape), row }];
  });
}

export function textOf({ pieces }: Label): string {
  return pieces.map(({ text }) => text).join(' ');
}

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * The elements of a text, and all that stands between them.
 * @throws Error where it is not well-formed XML
 */
export function parsedXml(text: string): {
  readonly elements: readonly Element[];
  readonly texts: readonly string[];
} {
  const elements: Element[] = [];
  const texts: string[] = [];
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    elements.push({ name, attributes: { ...attributes } });
  });
  parser.on('text', (found) => {
    texts.push(found);
  });
  parser.write(text).close();
  return { elements, texts };
}
