import { posix, resolve } from 'node:path';
import { getHeapStatistics } from 'node:v8';
import { type Compilation, type CompileRequest, compile } from '../compile.ts';
import type { SourceFile } from '../diagnostics/source-file.ts';
import { type Lint, lint } from '../lint.ts';
import runner from '../products/run-job/run-job.sh';
import type { SourceRequest } from '../read-source.ts';
import { segmentsBetween } from '../time/zone-segments.ts';
import { type ReadSource, readSourceFile } from './read-source.ts';
import { endShortRunIfLarge } from './short-run.ts';
import type { Terminal } from './terminal.ts';

const minutesPerDay = 1440;
/** Bytes that V8's limit has above --max-old-space-size: three half spaces of 16 MiB (src/heap/heap.cc). */
const youngGeneration = 48 * 1024 * 1024;

type Wishes = Pick<CompileRequest, 'report' | 'keep'>;

/** With the source as written, for who tells changes in its words or edits it. */
export const asWritten = { keep: 'document' } as const satisfies Wishes;

/** Compiles the source at `path`. The baseline's path counts from the source's folder. */
export function loadAndCompile(
  path: string,
  terminal: Pick<Terminal, 'cwd' | 'now'>,
  wishes: Wishes = {},
): Compilation {
  return compileFrom((name) => readSourceFile(name, terminal), path, terminal, wishes);
}

/** The same with files from anywhere. */
export function compileFrom(
  read: ReadSource,
  path: string,
  { now }: Pick<Terminal, 'now'>,
  wishes: Wishes = {},
): Compilation {
  const source = read(path);
  if ('code' in source) return { diagnostics: [source], outputs: [], proofs: [] };
  return compile({ ...requestFor(source, read, now), runner, ...wishes });
}

/** What the source at `path` says by itself; no target is asked and nothing proved. */
export function loadAndLint(path: string, terminal: Pick<Terminal, 'cwd' | 'now'>): Lint {
  endShortRunIfLarge(resolve(terminal.cwd, path));
  const read: ReadSource = (name) => readSourceFile(name, terminal);
  const source = read(path);
  if ('code' in source) return { diagnostics: [source], accepted: [], unasked: [] };
  return lint(requestFor(source, read, terminal.now));
}

function requestFor(source: SourceFile, read: ReadSource, now: Terminal['now']): SourceRequest {
  return {
    source,
    read: (sibling) => {
      const file = read(posix.join(posix.dirname(source.path), sibling));
      const help = `check the path; it counts from the folder of ${source.path}`;
      return 'code' in file && file.code === 'CW001' ? { ...file, help } : file;
    },
    now: Math.floor(now() / 60_000),
    memory: getHeapStatistics().heap_size_limit - youngGeneration,
  };
}

/**
 * The stretch around an instant (milliseconds since 1970 UTC) in which the clock of `zone` shows the same
 * date, in minutes, end out. No clock change lies in it: one may bring yesterday back.
 */
export function todayOf(zone: string, now: number): { from: number; until: number } {
  const minute = Math.floor(now / 60_000);
  const [segment] = segmentsBetween(zone, minute, minute + 1);
  const offset = segment?.offset ?? 0;
  const midnight = Math.floor((minute + offset) / minutesPerDay) * minutesPerDay - offset;
  const around = segmentsBetween(zone, midnight, midnight + minutesPerDay);
  const { from, until } = around.find((each) => each.until > minute) ?? {
    from: minute,
    until: minute,
  };
  return { from, until };
}
