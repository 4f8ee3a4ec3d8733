import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Distribution } from '../../src/audit/distribution.ts';

/** Nearest rank. */
function exact(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
}

const values = fc.array(
  fc.oneof(
    fc.nat(300),
    fc.nat(100_000),
    fc.maxSafeNat().map((value) => value % 1e12),
  ),
  { minLength: 1 },
);

describe('a distribution', () => {
  it('knows its percentiles within one percent, and its largest value', () => {
    fc.assert(
      fc.property(values, fc.nat(), (list, cut) => {
        const [one, other] = [new Distribution(), new Distribution()];
        for (const [index, value] of list.entries()) (index < cut ? one : other).add(value);
        one.addAll(other);
        const { p50, p95, max } = one.percentiles() ?? { p50: 0, p95: 0, max: 0 };
        expect(max).toBe(Math.max(...list));
        for (const [told, share] of [
          [p50, 0.5],
          [p95, 0.95],
        ] as const) {
          const right = exact(list, share);
          expect(Math.abs(told - right)).toBeLessThanOrEqual(right * 0.01);
        }
      }),
    );
  });

  it('is exact below 128 ms', () => {
    const small = new Distribution();
    for (let value = 0; value < 128; value++) small.add(value);
    expect(small.percentiles()).toEqual({ p50: 63, p95: 121, max: 127 });
  });

  it('says nothing of nothing', () => {
    expect(new Distribution().percentiles()).toBeUndefined();
  });
});
