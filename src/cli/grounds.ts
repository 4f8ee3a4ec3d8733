import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../diagnostics/source-file.ts';
import { digestOf } from './memory.ts';
import { readSourceFile } from './read-source.ts';
import type { Terminal } from './terminal.ts';

/**
 * What a compilation depends on: the texts it reads, today's date on the file's clock, and the program with
 * its node, which is the memory's business. Where none of these has changed, what came of it last time is
 * what would come of it now.
 */
export interface Grounds {
  readonly texts: readonly { readonly path: string; readonly digest: string }[];
  /** As long as this lasts (minutes since 1970 UTC, end out), today is the day it was. */
  readonly today: { readonly from: number; readonly until: number };
}

/** Whether a compilation of now would be the one that had these grounds. */
export function stillHold(
  { texts, today }: Grounds,
  world: Pick<Terminal, 'cwd' | 'now'>,
): boolean {
  const now = Math.floor(world.now() / 60_000);
  if (now < today.from || now >= today.until) return false;
  return texts.every(({ path, digest }) => stateOf(readSourceFile(path, world)) === digest);
}

/** A file by its text; one that can't be read, a lock that is missing for one, by what is said of it. */
export function stateOf(file: SourceFile | Diagnostic): string {
  return 'text' in file ? digestOf(file.text) : file.message;
}
