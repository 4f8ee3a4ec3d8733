import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merged, Ordering } from '../../src/audit/order.ts';

const ascending = (values: readonly number[]) => [...values].sort((a, b) => a - b);

describe('an ordering', () => {
  it('puts right what stands at most its width from its place', () => {
    const blocks = fc.array(fc.array(fc.nat(9), { minLength: 4, maxLength: 4 }));
    fc.assert(
      fc.property(blocks, (shuffled) => {
        // Within blocks of four anything goes, and blocks are in order: nothing is four away.
        const values = shuffled.flatMap((block, index) => block.map((value) => index * 10 + value));
        const ordering = new Ordering((value: number) => value, 4);
        const out = [...values.flatMap((value) => ordering.take(value)), ...ordering.rest()];
        expect(out).toEqual(ascending(values));
      }),
    );
  });

  it('holds no more than twice its width', () => {
    const ordering = new Ordering((value: number) => value, 4);
    let held = 0;
    for (let value = 0; value < 100; value++) {
      held += 1 - ordering.take(value).length;
      expect(held).toBeLessThan(8);
    }
  });
});

describe('several streams', () => {
  async function* streamOf(values: readonly number[]) {
    for (let at = 0; at < values.length; at += 3) {
      yield values.slice(at, at + 3);
      yield [];
    }
  }

  it('are one in order when each of them is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.nat(50))), async (lists) => {
        const streams = lists.map((list) => streamOf(ascending(list)));
        const out: number[] = [];
        for await (const some of merged(streams, (each) => each)) out.push(...some);
        expect(out).toEqual(ascending(lists.flat()));
      }),
    );
  });
});
