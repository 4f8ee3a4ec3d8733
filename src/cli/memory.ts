import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type NextPiece, readPieces, writePieces } from './pieces.ts';

/** Where something is remembered from run to run. */
export interface Memory {
  /** A folder for nothing else, absolute; it need not be there. */
  readonly folder: string;
  /** Which program remembers, always the same: to another it is nothing, for that may compile otherwise. */
  readonly program: () => string;
  /** The words of the command line: others ask for something else. */
  readonly args: readonly string[];
}

/** The name of what is remembered of something, whatever that is made of. */
export function placeOf(kind: 'compiled' | 'settled', key: unknown): string {
  return `${digestOf(JSON.stringify(key))}.${kind}`;
}

/**
 * What this very program, with this very node, has written at a place as a whole.
 * @param read makes something of its pieces; undefined where it is of no use
 */
export function recall<T>(
  { folder, program }: Memory,
  place: string,
  read: (next: NextPiece) => T | undefined,
): T | undefined {
  const current = program();
  try {
    const file = openSync(join(folder, place), 'r');
    try {
      return readPieces(file, digestOf(current), read);
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/**
 * A memory that can't be written is none: nothing depends on it.
 * @param pieces may be too large to be made
 */
export function remember(
  { folder, program }: Memory,
  place: string,
  pieces: () => Iterable<string | Uint8Array>,
): void {
  const path = join(folder, place);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    renameSync(stagePieces(path, digestOf(program()), pieces), path);
  } catch {
    // The next run does it again.
  }
}

/** @returns the file in which they stand, beside where they belong */
function stagePieces(
  path: string,
  key: string,
  pieces: () => Iterable<string | Uint8Array>,
): string {
  const staged = `${path}.${process.pid}.tmp`;
  const file = openSync(staged, 'w', 0o600);
  try {
    writePieces(file, key, pieces());
    return staged;
  } catch (error) {
    rmSync(staged, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}

export function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
