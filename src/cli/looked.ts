import { createHash } from 'node:crypto';
import { type Found, readFound } from '../emit/read.ts';

/** Where files of ours may stand: what `readFound` is asked. */
export interface Look {
  /** Absolute. */
  readonly root: string;
  readonly paths: readonly string[];
  readonly searched: readonly string[];
}

/** A look at the disk, and a digest of all that was seen. */
export interface Looked extends Look {
  readonly digest: string;
}

export function look(where: Look): { readonly found: Found; readonly looked: Looked } {
  const found = readFound(where.root, where.paths, where.searched);
  return { found, looked: { ...where, digest: digestOfFound(found) } };
}

/** Whether whoever looks there again sees the same. */
export function isAsSeen(looked: Looked): boolean {
  return look(looked).looked.digest === looked.digest;
}

function digestOfFound({ files, refused }: Found): string {
  const hash = createHash('sha256');
  for (const { path, text, encoding, executable } of files) {
    hash.update(JSON.stringify([path, text.length, encoding, executable]));
    hash.update(text);
  }
  return hash.update(JSON.stringify(refused)).digest('hex');
}
