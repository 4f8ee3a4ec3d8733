import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type NextPiece, readPieces, writePieces } from '../../src/cli/pieces.ts';

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'cronwright-pieces-'));
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** Bytes of the buffer that pieces go through. */
const room = 1 << 20;

const path = () => join(folder, 'pieces');

function opened<T>(flags: string, use: (file: number) => T): T {
  const file = fs.openSync(path(), flags);
  try {
    return use(file);
  } finally {
    fs.closeSync(file);
  }
}

const write = (pieces: readonly (string | Uint8Array)[], key = 'key') =>
  opened('w', (file) => writePieces(file, key, pieces));

function readBack(count: number, key = 'key') {
  const all = (next: NextPiece) => Array.from({ length: count }, () => Buffer.from(next()));
  return opened('r', (file) => readPieces(file, key, all));
}

describe('a file of pieces', () => {
  it('gives them back, whatever their lengths are', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.uint8Array(),
      // Around the buffer's length, where a piece goes through it in parts.
      fc
        .tuple(fc.integer({ min: room - 8, max: 2 * room + 8 }), fc.boolean())
        .map(([length, isText]) => (isText ? 'x'.repeat(length) : new Uint8Array(length).fill(7))),
      // Fewer letters than the buffer has bytes, and more bytes.
      fc.constant('€'.repeat(room / 2)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        write(pieces);
        const found = readBack(pieces.length) ?? [];
        expect(found.map((one, index) => one.equals(Buffer.from(pieces[index] ?? '')))).toEqual(
          pieces.map(() => true),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('gives nothing to another key', () => {
    write(['a', 'b']);
    expect(readBack(2, 'other')).toBeUndefined();
  });

  it('gives nothing once any byte of it is another one, read or not', () => {
    write(['some text', 'more']);
    const whole = fs.readFileSync(path());
    for (const at of whole.keys()) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      fs.writeFileSync(path(), bytes);
      // A wrong length may lead behind the end, which is an error.
      const first = () => opened('r', (file) => readPieces(file, 'key', (next) => `${next()}`));
      let found: string | undefined;
      try {
        found = first();
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
      expect(found, `byte ${at}`).toBeUndefined();
    }
  });

  it('gives nothing where it is cut short', () => {
    write(['some text', 'more']);
    const whole = fs.readFileSync(path());
    for (const length of whole.keys()) {
      fs.writeFileSync(path(), whole.subarray(0, length));
      let found: unknown;
      try {
        found = readBack(2);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
      expect(found, `${length} bytes`).toBeUndefined();
    }
  });

  it('may be read in part, and counts as a whole', () => {
    write(['a', 'x'.repeat(3 * room)]);
    const first = () => opened('r', (file) => readPieces(file, 'key', (next) => `${next()}`));
    expect(first()).toBe('a');
    const whole = fs.readFileSync(path());
    whole[whole.length - 1] = 0;
    fs.writeFileSync(path(), whole);
    expect(first()).toBeUndefined();
  });

  it('gives nothing where the reader has no use for it', () => {
    write(['a']);
    expect(opened('r', (file) => readPieces(file, 'key', () => undefined))).toBeUndefined();
  });

  it('says that there are no more pieces', () => {
    write(['a']);
    expect(() => readBack(2)).toThrow(RangeError);
  });
});
