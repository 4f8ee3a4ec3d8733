import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heightOf } from '../../../src/report/picture/drawing.ts';
import { markReach, pictureWidth } from '../../../src/report/picture/geometry.ts';
import type { Slot } from '../../../src/report/picture/labels.ts';
import { svgOf } from '../../../src/report/picture/svg.ts';
import { catalogOf } from '../read-catalog.ts';
import { drawnIn, parsedXml, pictureOf, type Written, writtenIn } from './drawn.ts';

/** Schedules of every look: crowded and empty, in many zones, with labels that are hard to place. */
const two = (value: number) => String(value).padStart(2, '0');
const clock = fc
  .integer({ min: 0, max: 1439 })
  .map((at) => `${two((at / 60) | 0)}:${two(at % 60)}`);
const weekdays = fc.constantFrom('mon-fri', 'mon', 'sat,sun', 'sun-sat');
const label = fc.oneof(
  fc.constantFrom('Sync', 'Manhã', 'W'.repeat(90), '予定表'.repeat(30), '<b>&"\'', '😀 mesmo', 'ﬁ'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
);
const pattern = fc.constantFrom(
  '* * * * *',
  '*/7 9-17 * * 1-5',
  '*/10 22,23,0,1 * * *',
  '5,20 * * * *',
  '0 */2 * * 6',
  '7,37 1,4,8,13,17,22 * * *',
  '30 4 1,15 * 5',
  '0 12 29 2 *',
  '0 0,6,11,13,19 3 * *',
);
const zone = fc.constantFrom('America/New_York', 'Asia/Kathmandu', 'Pacific/Kiritimati', 'UTC');
const trigger = fc.oneof(
  fc.record({ times: clock }),
  fc.record({ times: clock, weekdays }),
  fc.record({ schedule: pattern }),
  fc.record({ schedule: pattern, timezone: zone }),
  fc.record({ times: clock, weekdays, timezone: zone }),
);
const paused = fc.option(fc.constant({ reason: 'x' }), { nil: undefined, freq: 4 });
const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,62}$/);
const source = fc
  .record({
    locale: fc.constantFrom('en', 'pt-BR'),
    timezone: fc.constantFrom('America/Sao_Paulo', 'America/New_York', 'Australia/Lord_Howe'),
    anchor: fc.constantFrom('2026-01-05', '2026-03-02', '2026-10-26'),
    categories: fc.array(fc.record({ label, paused }), { maxLength: 14 }),
    windows: fc.array(
      fc.record({
        label,
        paused,
        from: clock,
        until: clock,
        types: fc.array(label, { maxLength: 3 }),
      }),
      { maxLength: 12 },
    ),
    jobs: fc.uniqueArray(fc.record({ name, trigger, paused, category: fc.nat() }), {
      minLength: 1,
      maxLength: 60,
      selector: (job) => job.name,
    }),
  })
  .map(({ categories, windows, jobs, ...file }) => ({
    version: 1,
    ...file,
    targets: { crontab: { user: 'jobs' } },
    ...(categories.length > 0 && {
      categories: Object.fromEntries(categories.map((category, i) => [`c${i}`, category])),
    }),
    ...(windows.length > 0 && {
      windows: Object.fromEntries(
        windows.map(({ from, until, ...window }, i) => [
          `w${i}`,
          { ...window, hours: `${from}-${until}` },
        ]),
      ),
    }),
    jobs: Object.fromEntries(
      jobs.map(({ name, trigger, paused, category }) => [
        name,
        {
          ...trigger,
          ...(paused && { paused }),
          ...(categories.length > 0 &&
            category % 5 > 0 && { category: `c${category % categories.length}` }),
          endpoint: '/x',
          targets: ['crontab'],
        },
      ]),
    ),
  }));

const pictures = source.map((file) => pictureOf(catalogOf(JSON.stringify(file))));
const meet = (a: Slot, b: Slot) => a.left < b.right && b.left < a.right;
const overlap = (a: Written, b: Written) => meet(a, b) && a.top < b.bottom && b.top < a.bottom;

describe('whatever the schedule, the picture', () => {
  test('has no two texts that meet', () => {
    fc.assert(
      fc.property(pictures, (picture) => {
        const written = writtenIn(picture);
        const met = written.flatMap((one, i) =>
          written
            .slice(i + 1)
            .filter((other) => overlap(one, other))
            .map((other) => [one, other]),
        );
        expect(met).toEqual([]);
      }),
    );
  });

  test('has no text over a mark', () => {
    fc.assert(
      fc.property(pictures, (picture) => {
        const written = new Map(writtenIn(picture).map((one) => [one.row, one]));
        const covered = drawnIn(picture).filter(({ shape, row, top }) => {
          const text = written.get(row);
          if (shape.kind !== 'mark' || !text) return false;
          const [x, y] = [shape.x, shape.y + top];
          const isBeside = y < text.top || y > text.bottom;
          const half = markReach - 4;
          return !isBeside && meet(text, { left: x - half, right: x + half });
        });
        expect(covered).toEqual([]);
      }),
    );
  });

  test('keeps texts, marks and bands inside its edges, and every number is one', () => {
    fc.assert(
      fc.property(pictures, (picture) => {
        const outside = ({
          left,
          right,
          top,
          bottom,
        }: Pick<Written, 'left' | 'right' | 'top' | 'bottom'>) =>
          !(left >= 0 && right <= pictureWidth && top >= 0 && bottom <= heightOf(picture));
        expect(writtenIn(picture).filter(outside)).toEqual([]);
        const beyond = drawnIn(picture).filter(({ shape, top }) => {
          if (shape.kind === 'mark') {
            const [x, y, half] = [shape.x, shape.y + top, 6];
            return outside({ left: x - half, right: x + half, top: y - half, bottom: y + half });
          }
          if (shape.kind !== 'band' && shape.kind !== 'chip') return false;
          const { x, y, width, height } = shape;
          return outside({ left: x, right: x + width, top: y + top, bottom: y + top + height });
        });
        expect(beyond).toEqual([]);
        expect(svgOf(picture)).not.toMatch(/NaN|Infinity|undefined/);
      }),
    );
  });

  test('is well-formed XML with nothing that runs or loads', () => {
    fc.assert(
      fc.property(pictures, (picture) => {
        const { elements } = parsedXml(svgOf(picture));
        const known = 'svg title desc style g rect circle path line text tspan'.split(' ');
        expect(
          elements.map((element) => element.name).filter((one) => !known.includes(one)),
        ).toEqual([]);
        const attributes = elements.flatMap((element) => Object.keys(element.attributes));
        expect(attributes.filter((one) => /^on|href|^style$/i.test(one))).toEqual([]);
      }),
    );
  });
});
