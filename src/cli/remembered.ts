import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Compilation, Output } from '../compile.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../diagnostics/source-file.ts';
import { readSourceFile } from './read-source.ts';
import type { Terminal } from './terminal.ts';

/**
 * A compilation depends on the texts it reads, today's date on the file's clock, and the program with its
 * node. Where none of these has changed, what came of it last time is what would come of it now.
 * What stands on the disk is no part of that: it is always looked at.
 */

/** Where compilations are remembered. */
export interface Memory {
  /** A folder for nothing else, absolute; it need not be there. */
  readonly folder: string;
  /** Which program remembers: another may compile otherwise. */
  readonly program: () => string;
}

/** What `compile` goes on with of a compilation. */
export interface Compiled {
  readonly diagnostics: readonly Diagnostic[];
  readonly outputs: readonly Output[];
  /** Absent where the source itself does not hold. */
  readonly sourcePath?: string;
}

/** A compilation without errors, and what must be as it was. */
interface Remembered {
  readonly program: string;
  readonly texts: readonly { readonly path: string; readonly digest: string }[];
  /** As long as this lasts (minutes since 1970 UTC, end out), today is the day it was. */
  readonly today: { readonly from: number; readonly until: number };
  readonly compiled: Compiled;
}

type World = Pick<Terminal, 'cwd' | 'now'>;

/** The source at `path` compiled, or remembered as it would be compiled. */
export async function compiledOrRemembered(
  path: string,
  world: World,
  memory: Memory | undefined,
): Promise<Compiled> {
  if (!memory) return (await compileNow(path, world)).compiled;
  // Paths in what is written and said count from the folder one is in.
  const place = join(memory.folder, `${digestOf(JSON.stringify([world.cwd, path]))}.compiled`);
  const program = memory.program();
  const before = recall(place);
  if (before && before.program === program && isAsItWas(before, world)) return before.compiled;
  const { compiled, texts, today } = await compileNow(path, world);
  if (today && !hasErrors(compiled.diagnostics)) {
    remember(memory, place, { program, texts, today, compiled });
  }
  return compiled;
}

function isAsItWas({ texts, today }: Remembered, world: World): boolean {
  const now = Math.floor(world.now() / 60_000);
  if (now < today.from || now >= today.until) return false;
  return texts.every(({ path, digest }) => stateOf(readSourceFile(path, world)) === digest);
}

/** A file by its text; one that can't be read, a lock that is missing for one, by what is said of it. */
function stateOf(file: SourceFile | Diagnostic): string {
  return 'text' in file ? digestOf(file.text) : file.message;
}

async function compileNow(
  path: string,
  world: World,
): Promise<Omit<Remembered, 'program' | 'today'> & Partial<Pick<Remembered, 'today'>>> {
  const { compileFrom, todayOf } = await import('./load.ts');
  const texts: Remembered['texts'][number][] = [];
  const read = (name: string) => {
    const file = readSourceFile(name, world);
    texts.push({ path: name, digest: stateOf(file) });
    return file;
  };
  // One look at the clock: the day may end while we compile.
  const now = world.now();
  const compilation = compileFrom(read, path, { now: () => now });
  const today = compilation.catalog && todayOf(compilation.catalog.zone, now);
  return { compiled: resultOf(compilation), texts, ...(today && { today }) };
}

function resultOf({ diagnostics, outputs, catalog }: Compilation): Compiled {
  return { diagnostics, outputs, ...(catalog && { sourcePath: catalog.sourcePath }) };
}

/** What stands at a place, unless it is nothing that we have written there as a whole. */
function recall(place: string): Remembered | undefined {
  try {
    const bytes = readFileSync(place);
    const body = bytes.subarray(digestLength);
    if (bytes.toString('latin1', 0, digestLength) !== digestOf(body)) return undefined;
    return deserialize(body) as Remembered;
  } catch {
    return undefined;
  }
}

/** A memory that can't be written is none: nothing depends on it. */
function remember({ folder }: Memory, place: string, remembered: Remembered): void {
  try {
    const body = serialize(remembered);
    const staged = `${place}.${process.pid}.tmp`;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(staged, Buffer.concat([Buffer.from(digestOf(body)), body]), { mode: 0o600 });
    renameSync(staged, place);
  } catch {
    // The next run compiles again.
  }
}

const digestLength = 64;

function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
