import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
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
    const sealed = Buffer.concat([Buffer.from(sealOf(program(), body)), body]);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(staged, sealed, { mode: 0o600 });
    renameSync(staged, path);
  } catch {
    // The next run does it again.
  }
}

const sealLength = 64;

function sealOf(program: string, body: Uint8Array): string {
  return createHash('sha256').update(digestOf(program)).update(body).digest('hex');
}

export function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
