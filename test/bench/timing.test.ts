import { describe, expect, it } from 'vitest';
import {
  geometricMean,
  interleaved,
  median,
  medians,
  timesAsMuch,
  timesFaster,
} from '../../bench/timing.ts';

describe('interleaved pairs', () => {
  it('run in turn', async () => {
    const order: string[] = [];
    const work = (who: string, takes: number) => () => {
      order.push(who);
      return takes;
    };
    const pairs = await interleaved(2, work('ours', 2), work('theirs', 10));
    expect(order).toEqual(['ours', 'theirs', 'ours', 'theirs']);
    expect(timesFaster(pairs)).toBe(5);
    expect(timesAsMuch(pairs)).toBe(0.2);
  });

  it('are compared pair by pair, so that a slow minute of the machine slows both', () => {
    const pairs = [
      { ours: 1, theirs: 10 },
      { ours: 5, theirs: 50 },
      { ours: 2, theirs: 20 },
    ];
    expect(timesFaster(pairs)).toBe(10);
    expect(medians(pairs)).toEqual({ ours: 2, theirs: 20 });
  });

  it('have medians and means', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(median([])).toBeNaN();
    expect(geometricMean([1, 100])).toBeCloseTo(10);
  });
});
