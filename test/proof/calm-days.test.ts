import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calmComparer, dayByDay } from '../../src/proof/calm-days.ts';
import { minuteOf, schedule } from './schedules.ts';

const week = { from: minuteOf('2026-01-05T00:00'), until: minuteOf('2026-01-12T00:00') };
const on = (text: string, offset = 0) => ({ cells: schedule(text, 'Etc/UTC'), offset });

describe('calm days', () => {
  it('are alike where several schedules of the source meet in one minute', () => {
    expect(calmComparer([on('0 9 * * *'), on('0 9 * * 1')], [on('0 9 * * *')])(week)).toBe(
      undefined,
    );
  });

  it('are compared once for each set of times they meet, not for each number of them', () => {
    const source = [on('0 9 * * 1'), on('0 9 * * 2')];
    const engine = [on('0 9 * * 1'), on('0 10 * * 2')];
    const at = minuteOf('2026-01-06T09:00');
    expect(calmComparer(source, engine)(week)).toEqual({ at, source: 1, engine: 0 });
  });

  it('are compared to the last', () => {
    const at = minuteOf('2026-01-11T09:00');
    const found = calmComparer([on('0 9 * * *')], [on('0 9 * * 1-6')])(week);
    expect(found).toEqual({ at, source: 1, engine: 0 });
    expect(calmComparer([on('0 9 * * 1-6')], [on('0 9 * * *')])(week)?.at).toBe(at);
  });

  it('are read on each clock', () => {
    expect(calmComparer([on('0 23 * * 1', -180)], [on('0 2 * * 2')])(week)).toBe(undefined);
    expect(calmComparer([on('0 1 * * 2', 180)], [on('0 22 * * 1')])(week)).toBe(undefined);
  });

  it('count the starts of the engine', () => {
    const twice = [on('0 9 * * *'), on('0 9 * * *')];
    expect(calmComparer([on('0 9 * * *')], twice)(week)).toMatchObject({ engine: 2 });
  });

  it.each([
    [
      'a leap day',
      '0 10 29 2 *',
      0,
      '2097-01-01',
      '2104-02-29T10:00',
      'February was alike in 2097',
    ],
    [
      'a leap day',
      '0 23 29 2 *',
      -180,
      '2097-01-01',
      '2104-03-01T02:00',
      'and March, on this clock',
    ],
    ['a date', '0 9 13 4 5', 0, '2029-01-01', '2030-04-13T09:00', 'a Friday the year before'],
    ['a month', '0 10 1 5 *', 0, '2025-06-01', '2026-05-01T10:00', 'others begin on that weekday'],
  ])('are found behind years without %s (%s, %i)', (_, text, offset, first, at) => {
    const span = { from: minuteOf(`${first}T00:00`), until: minuteOf('2105-01-01T00:00') };
    const fridays = on('0 9 * * 5');
    expect(calmComparer([fridays, on(text, offset)], [fridays])(span)?.at).toBe(minuteOf(at));
  });

  it('are found a month at a time as they are day by day', () => {
    const text = fc
      .tuple(
        fc.constantFrom('0', '30', '0,30'),
        fc.constantFrom('0', '9', '23', '0,12', '20-23'),
        fc.constantFrom('*', '1', '28', '8-14', '29'),
        fc.constantFrom('*', '2', '3,11', '12'),
        fc.constantFrom('*', '0', '1-5', '1-6'),
      )
      .map((fields) => fields.join(' '));
    const clocked = fc.tuple(text, fc.constantFrom(0, -180, 345, 840)).map(([t, o]) => on(t, o));
    const sides = fc.array(clocked, { minLength: 1, maxLength: 3 });
    const first = fc.integer({ min: 20_000, max: 30_000 });
    fc.assert(
      fc.property(sides, sides, first, fc.integer({ min: 1, max: 900 }), (a, b, day, length) => {
        const span = { from: day * 1440, until: (day + length) * 1440 };
        expect(calmComparer(a, b)(span)).toEqual(dayByDay(a, b)(span));
        // Nearly all differ at once: two that are one and its parts meet to the end.
        expect(calmComparer([...a, ...a], a)(span)).toEqual(dayByDay([...a, ...a], a)(span));
      }),
    );
  });
});
