import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

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

/** What this very program, with this very node, has written at a place as a whole. */
export function recall({ folder, program }: Memory, place: string): Uint8Array | undefined {
  const current = program();
  try {
    const bytes = readFileSync(join(folder, place));
    const body = bytes.subarray(sealLength);
    return bytes.toString('latin1', 0, sealLength) === sealOf(current, body) ? body : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A memory that can't be written is none: nothing depends on it.
 * @param bytes what may be too large to be made
 */
export function remember(
  { folder, program }: Memory,
  place: string,
  bytes: () => Uint8Array,
): void {
  try {
    const body = bytes();
    const path = join(folder, place);
    const staged = `${path}.${process.pid}.tmp`;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeInTurn(staged, [sealOf(program(), body), body]);
    renameSync(staged, path);
  } catch {
    // The next run does it again.
  }
}

/** Put together first, what is remembered of 10,000 jobs would be held twice. */
function writeInTurn(path: string, parts: readonly (string | Uint8Array)[]): void {
  const file = openSync(path, 'w', 0o600);
  try {
    for (const part of parts) writeFileSync(file, part);
  } finally {
    closeSync(file);
  }
}

const sealLength = 64;

function sealOf(program: string, body: Uint8Array): string {
  return createHash('sha256').update(digestOf(program)).update(body).digest('hex');
}

export function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
