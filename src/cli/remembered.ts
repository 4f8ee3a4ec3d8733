import { resolve } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Compilation, Output } from '../compile.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import type { Report } from '../diagnostics/report.ts';
import { type Grounds, stateOf, stillHold } from './grounds.ts';
import { type Memory, placeOf, recall, remember } from './memory.ts';
import type { NextPiece } from './pieces.ts';
import { Progress } from './progress.ts';
import { readSourceFile } from './read-source.ts';
import { endShortRunIfLarge } from './short-run.ts';
import type { Terminal } from './terminal.ts';

/** What `compile` goes on with of a compilation. */
export interface Compiled {
  readonly diagnostics: readonly Diagnostic[];
  readonly outputs: readonly Output[];
  /** Absent where the source itself does not hold. */
  readonly sourcePath?: string;
}

/** A compilation without errors, and what must be as it was. */
interface Remembered {
  readonly compiled: Compiled;
  readonly grounds: Grounds;
}

/** A compilation, and its grounds where it is remembered. */
export interface Recalled {
  readonly compiled: Compiled;
  readonly grounds?: Grounds;
}

type World = Pick<Terminal, 'cwd' | 'now' | 'talk' | 'listener'>;

/** The source at `path` compiled, or remembered as it would be compiled. */
export async function compiledOrRemembered(
  path: string,
  world: World,
  memory: Memory | undefined,
): Promise<Recalled> {
  endShortRunIfLarge(resolve(world.cwd, path));
  if (!memory) return { compiled: (await compileNow(path, world)).compiled };
  // Paths in what is written and said count from the folder one is in.
  const place = placeOf('compiled', [world.cwd, path]);
  const before = recall(memory, place, (next) => readRemembered(next, world));
  if (before) return before;
  const { compiled, texts, today } = await compileNow(path, world);
  if (!today || hasErrors(compiled.diagnostics)) return { compiled };
  const remembered: Remembered = { compiled, grounds: { texts, today } };
  remember(memory, place, () => piecesOf(remembered));
  return remembered;
}

/**
 * All but the artifacts' bodies first, for most of what is remembered is bodies: they are handed on one by one.
 */
function* piecesOf({ compiled, grounds }: Remembered): Iterable<string | Uint8Array> {
  const outputs = withBodies(compiled.outputs, () => '');
  yield serialize({ compiled: { ...compiled, outputs }, grounds } satisfies Remembered);
  for (const { artifacts } of compiled.outputs) {
    for (const { body } of artifacts) yield body;
  }
}

/** Undefined where something has changed since. */
function readRemembered(next: NextPiece, world: World): Remembered | undefined {
  const { compiled, grounds } = deserialize(next()) as Remembered;
  if (!stillHold(grounds, world)) return undefined;
  const outputs = withBodies(compiled.outputs, () => next().toString());
  return { compiled: { ...compiled, outputs }, grounds };
}

function withBodies(outputs: readonly Output[], bodyOf: () => string): readonly Output[] {
  return outputs.map((output) => ({
    ...output,
    artifacts: output.artifacts.map((artifact) => ({ ...artifact, body: bodyOf() })),
  }));
}

interface CompiledNow extends Pick<Grounds, 'texts'> {
  readonly compiled: Compiled;
  /** Absent where the source does not say whose today it is. */
  readonly today?: Grounds['today'];
}

async function compileNow(path: string, world: World): Promise<CompiledNow> {
  const { compileFrom, todayOf } = await import('./load.ts');
  const texts: Grounds['texts'][number][] = [];
  const read = (name: string) => {
    const file = readSourceFile(name, world);
    texts.push({ path: name, digest: stateOf(file) });
    return file;
  };
  // One look at the clock: the day may end while we compile.
  const now = world.now();
  const progress = new Progress(world);
  const report: Report = (words) => progress.report(words);
  const compilation = compileFrom(read, path, { now: () => now }, { report });
  progress.end();
  const today = compilation.catalog && todayOf(compilation.catalog.zone, now);
  return { compiled: resultOf(compilation), texts, ...(today && { today }) };
}

function resultOf({ diagnostics, outputs, catalog }: Compilation): Compiled {
  return { diagnostics, outputs, ...(catalog && { sourcePath: catalog.sourcePath }) };
}
