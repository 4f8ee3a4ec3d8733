import { describe, expect, it } from 'vitest';
import { firstCalmDifference } from '../../src/proof/calm-days.ts';
import { minuteOf, schedule } from './schedules.ts';

const week = { from: minuteOf('2026-01-05T00:00'), until: minuteOf('2026-01-12T00:00') };
const on = (text: string, offset = 0) => ({ cells: schedule(text, 'Etc/UTC'), offset });

describe('calm days', () => {
  it('are alike where several schedules of the source meet in one minute', () => {
    expect(firstCalmDifference([on('0 9 * * *'), on('0 9 * * 1')], [on('0 9 * * *')], week)).toBe(
      undefined,
    );
  });

  it('are compared once for each set of times they meet, not for each number of them', () => {
    const source = [on('0 9 * * 1'), on('0 9 * * 2')];
    const engine = [on('0 9 * * 1'), on('0 10 * * 2')];
    const at = minuteOf('2026-01-06T09:00');
    expect(firstCalmDifference(source, engine, week)).toEqual({ at, source: 1, engine: 0 });
  });

  it('are compared to the last', () => {
    const at = minuteOf('2026-01-11T09:00');
    const found = firstCalmDifference([on('0 9 * * *')], [on('0 9 * * 1-6')], week);
    expect(found).toEqual({ at, source: 1, engine: 0 });
    expect(firstCalmDifference([on('0 9 * * 1-6')], [on('0 9 * * *')], week)?.at).toBe(at);
  });

  it('are read on each clock', () => {
    expect(firstCalmDifference([on('0 23 * * 1', -180)], [on('0 2 * * 2')], week)).toBe(undefined);
    expect(firstCalmDifference([on('0 1 * * 2', 180)], [on('0 22 * * 1')], week)).toBe(undefined);
  });

  it('count the starts of the engine', () => {
    const twice = [on('0 9 * * *'), on('0 9 * * *')];
    expect(firstCalmDifference([on('0 9 * * *')], twice, week)).toMatchObject({ engine: 2 });
  });
});
