import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { positionAt } from '../../src/diagnostics/source-file.ts';
import { decodeSource, entriesIn, maxBytes, maxEntries } from '../../src/source/read-text.ts';
import { firstInvalidByte } from '../../src/source/utf8.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function codeOf(bytes: Uint8Array): string {
  const read = decodeSource('jobs.yaml', bytes);
  return 'code' in read ? read.code : 'read';
}

describe('the bytes of a source', () => {
  it.each([
    ['a: 1\r\nb: 2\r\n', 'a: 1\nb: 2\n', 'CRLF is one line end'],
    ['\ufeffa: 1\n', 'a: 1\n', 'a byte order mark takes no column'],
    ['a: "👩‍🚀 ção"\n', 'a: "👩‍🚀 ção"\n', 'joined emoji and accents are ordinary text'],
  ])('%j is read as %j: %s', (text, expected) => {
    expect(decodeSource('jobs.yaml', utf8(text))).toEqual({ path: 'jobs.yaml', text: expected });
  });

  it.each([
    ['no byte', utf8(''), 'CW002'],
    ['blanks only', utf8('\n  \n'), 'CW002'],
    ['a byte that UTF-8 never has', Uint8Array.of(0x61, 0xff), 'CW003'],
    ['cut inside a character', Uint8Array.of(0x61, 0xc3), 'CW003'],
    ['half of a surrogate pair', Uint8Array.of(0xed, 0xa0, 0x80), 'CW003'],
    ['NUL', utf8('a: \u0000'), 'CW004'],
    ['a carriage return alone', utf8('a: 1\rb: 2'), 'CW004'],
    ['a C1 control in a comment', utf8('a: 1 # \u0085'), 'CW004'],
    ['turned direction in a comment', utf8('a: 1 # \u202e'), 'CW005'],
    ['no width', utf8('a: \u200bb'), 'CW005'],
    ['a line end that YAML does not know', utf8('a: 1\u2028b: 2'), 'CW005'],
    ['a byte over the limit', maxBytes + 1, 'CW006'],
    ['an entry over the limit', utf8('a:\n'.repeat(maxEntries + 1)), 'CW006'],
    ['an item over the limit', utf8('- a\n'.repeat(maxEntries + 1)), 'CW006'],
  ])('%s', (_why, bytes, code) => {
    expect(codeOf(typeof bytes === 'number' ? new Uint8Array(bytes) : bytes)).toBe(code);
  });

  it.each([
    ['a: 1\nb: 2\n', 2, 'keys'],
    ['- 1\n- 2\n- 3\n', 3, 'items'],
    ['# a\n\n#\n', 0, 'comments and empty lines'],
    ['a: "0,10,20 8,9 * * *"\n', 1, 'commas within a value'],
    ['a:\n  - b: 1\n    c: 2\n', 4, 'keys in an item'],
    ['a: { b: 1, c: 2 }', 3, 'keys in a row'],
  ])('%j has %i entries: %s', (text, count) => {
    expect(entriesIn(text)).toBe(count);
  });

  it('names the line of the byte that is not UTF-8', () => {
    const bytes = Uint8Array.of(...utf8('a: 1\r\nb: x'), 0xe3, 0x6f);
    const read = decodeSource('jobs.yaml', bytes);
    if (!('code' in read)) throw new Error('read');
    expect(read.label).toBe('byte 11 of the file is 0xe3');
    const { span } = read;
    expect(span && positionAt(span.file.text, span.start)).toEqual({ line: 2, column: 5 });
  });

  it('finds the first invalid byte of any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 24 }), (bytes) => {
        const offset = firstInvalidByte(bytes);
        const decode = (part: Uint8Array): string =>
          new TextDecoder('utf-8', { fatal: true }).decode(part);
        if (offset === undefined) return decode(bytes) !== undefined;
        expect(() => decode(bytes.subarray(0, offset))).not.toThrow();
        expect(() => decode(bytes)).toThrow();
        return true;
      }),
      { numRuns: 2000 },
    );
  });
});
