import { createHash } from 'node:crypto';
import { fstatSync, readSync, writeFileSync, writeSync } from 'node:fs';

/**
 * A file of pieces, each behind its length, and before them all a seal: who knows the key can tell that it is
 * whole and was written with that key. It goes through one small buffer in both directions, because memory
 * that is touched for the first time is slow: 60 MB, read and hashed at once, took six times as long.
 */

const sealLength = 64;
const roomLength = 1 << 20;

/** @param file open, and empty */
export function writePieces(
  file: number,
  key: string,
  pieces: Iterable<string | Uint8Array>,
): void {
  const hash = createHash('sha256').update(key);
  const room = Buffer.allocUnsafe(roomLength);
  let filled = 0;
  const flush = () => {
    const full = room.subarray(0, filled);
    hash.update(full);
    writeFileSync(file, full);
    filled = 0;
  };
  const put = (bytes: Uint8Array) => {
    for (let from = 0; from < bytes.length; ) {
      const part = bytes.subarray(from, from + roomLength - filled);
      room.set(part, filled);
      filled += part.length;
      from += part.length;
      if (filled === roomLength) flush();
    }
  };
  writeFileSync(file, ' '.repeat(sealLength));
  for (const piece of pieces) {
    const length = Buffer.byteLength(piece);
    put(inBytes(length));
    if (typeof piece !== 'string') put(piece);
    else if (length > roomLength) put(Buffer.from(piece));
    else {
      if (length > roomLength - filled) flush();
      filled += room.write(piece, filled);
    }
  }
  flush();
  writeSync(file, hash.digest('hex'), 0);
}

const lengthBytes = Buffer.alloc(4);

function inBytes(length: number): Uint8Array {
  lengthBytes.writeUInt32LE(length);
  return lengthBytes;
}

/** The next piece, of which nothing is left once the one after it is asked for. */
export type NextPiece = () => Buffer;

/**
 * What `read` makes of the pieces, if the file is whole and was written with this key; all of it is seen by
 * then, and nothing that was made of it may be relied on before. Undefined also where `read` says so.
 * @throws Error where there are no more pieces, or where the system does not let us read
 */
export function readPieces<T>(
  file: number,
  key: string,
  read: (next: NextPiece) => T | undefined,
): T | undefined {
  const { size } = fstatSync(file);
  const seal = Buffer.alloc(sealLength);
  readSync(file, seal);
  const hash = createHash('sha256').update(key);
  const room = Buffer.allocUnsafe(roomLength);
  let [at, filled] = [0, 0];
  const refill = () => {
    [at, filled] = [0, readSync(file, room)];
    hash.update(room.subarray(0, filled));
    return filled > 0;
  };
  const gather = (length: number): Buffer => {
    const whole = Buffer.allocUnsafe(length);
    for (let done = 0; done < length; ) {
      if (at === filled && !refill()) throw new RangeError('the file ends within a piece');
      const copied = room.copy(whole, done, at, Math.min(filled, at + length - done));
      done += copied;
      at += copied;
    }
    return whole;
  };
  const take = (length: number): Buffer => {
    if (length > size) throw new RangeError('a piece is longer than its file');
    if (length > filled - at) return gather(length);
    const piece = room.subarray(at, at + length);
    at += length;
    return piece;
  };
  const found = read(() => take(take(4).readUInt32LE()));
  if (found === undefined) return undefined;
  while (refill());
  return hash.digest('hex') === seal.toString('latin1') ? found : undefined;
}
