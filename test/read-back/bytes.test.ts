import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bytesBeyond } from '../../src/read-back/bytes.ts';

it('counts the bytes of a text where they are too many, and only there', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
  fc.assert(
    fc.property(text, fc.nat({ max: 40 }), (some, most) => {
      const bytes = new TextEncoder().encode(some).length;
      expect(bytesBeyond(most, some)).toBe(bytes > most ? bytes : undefined);
    }),
  );
});
