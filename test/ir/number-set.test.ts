import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { has, meets, rangeSet, setOf, sizeOf, valuesOf } from '../../src/ir/number-set.ts';

const all = Array.from({ length: 64 }, (_, value) => value);
const members = fc.subarray(all);

describe('a set of numbers', () => {
  it('has the members that it was made of, in order', () => {
    fc.assert(
      fc.property(members, (values) => {
        const set = setOf(values);
        expect(valuesOf(set)).toEqual(values);
        expect(all.filter((value) => has(set, value))).toEqual(values);
        expect(sizeOf(set)).toBe(values.length);
      }),
    );
  });

  it('meets another where a number is in both', () => {
    fc.assert(
      fc.property(
        fc.subarray(all, { maxLength: 8 }),
        fc.subarray(all, { maxLength: 8 }),
        (a, b) => {
          expect(meets(setOf(a), setOf(b))).toBe(a.some((value) => b.includes(value)));
        },
      ),
    );
  });

  it('is a range, in steps', () => {
    const end = fc.nat(63);
    fc.assert(
      fc.property(end, end, fc.integer({ min: 1, max: 70 }), (first, last, step) => {
        const inSteps = all.filter(
          (value) => value >= first && value <= last && (value - first) % step === 0,
        );
        expect(rangeSet(first, last, step)).toEqual(setOf(inSteps));
      }),
    );
  });

  it.each([-1, 64, 1.5, Number.NaN])('knows no %d', (value) => {
    expect(() => setOf([value])).toThrow(RangeError);
  });

  it.each([
    [-1, 5],
    [60, 64],
  ])('is no range from %d to %d', (first, last) => {
    expect(() => rangeSet(first, last)).toThrow(RangeError);
  });
});
