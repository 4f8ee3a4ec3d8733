import { expect, test } from 'vitest';
import { fontSize } from '../../../src/report/picture/geometry.ts';
import { widthOfText } from '../../../src/report/picture/text-width.ts';

/** Advance widths of the widest usual fonts in thousandths of an em, as a browser measured them. */
const measured = [
  {
    font: 'plain',
    face: 'DejaVu Sans',
    widths: {
      i: 278,
      r: 411,
      m: 974,
      W: 989,
      '0': 636,
      '%': 950,
      '{': 636,
      ç: 550,
      Œ: 1070,
      Ш: 1069,
      ش: 1221,
    },
  },
  {
    font: 'strong',
    face: 'DejaVu Sans Bold',
    widths: { i: 343, ':': 400, m: 1042, W: 1103, '0': 696, Œ: 1167 },
  },
  { font: 'code', face: 'DejaVu Sans Mono', widths: { i: 602, m: 602, _: 602, é: 602 } },
  { font: 'plain', face: 'Noto Sans CJK JP', widths: { 予: 1000, カ: 1000, '。': 1000 } },
] as const;

const rows = measured.flatMap(({ font, face, widths }) =>
  Object.entries(widths).map(([letter, em]) => ({ font, face, letter, em })),
);

test.each(rows)('$letter counts for no less than in $face', ({ font, letter, em }) => {
  expect(widthOfText({ font, text: letter })).toBeGreaterThanOrEqual((em / 1000) * fontSize);
});

test('a usual text counts for little more than it takes', () => {
  // As measured in DejaVu Sans: the room that is given away is room for other words.
  const text = 'processar campanhas agora';
  expect(widthOfText({ font: 'plain', text })).toBeLessThan(212.9 * 1.1);
});

test('marks above a letter take no room', () => {
  expect(widthOfText({ font: 'plain', text: 'e\u0301' })).toBe(
    widthOfText({ font: 'plain', text: 'e' }),
  );
});
