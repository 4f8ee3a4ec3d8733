import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Span } from '../diagnostics/source-file.ts';
import type { Catalog } from './types.ts';

/** What one compilation takes: beyond it the answer is a sentence, not a process out of memory. */
export const mostJobs = 100_000;

/** @param at where the jobs are written */
export function tooManyJobs({ jobs, sourcePath }: Catalog, at: Span): Diagnostic | undefined {
  if (jobs.length <= mostJobs) return undefined;
  const [found, most] = [jobs.length, mostJobs].map((count) => count.toLocaleString('en'));
  return diagnostic('CW006', `${sourcePath} makes ${found} jobs; the limit is ${most}`, {
    span: { ...at, end: at.start },
    help: 'split the schedule, by team or by service',
  });
}

/**
 * Bytes that are held for an entry of a source while it is parsed, for one job on one target when that is over,
 * and for everything else. Seen to be enough for 10,000 jobs of nine entries on three targets, for 50,000 of three
 * on one, and for 100,000 of the first.
 */
const perEntry = 1.6 * 1024;
const perJobOnTarget = 6.25 * 1024;
const forAll = 12 * 1024 * 1024;

/**
 * Asked before a source is parsed: in the middle of it there is no stopping.
 * @param entries of the source, as they are counted before (src/source/read-text.ts)
 * @param memory bytes that V8 may hold beside its young generation
 */
export function tooLittleToParse(
  path: string,
  entries: number,
  memory: number,
): Diagnostic | undefined {
  return tooLittle(`reading ${path}`, forAll + entries * perEntry, memory);
}

/** @param memory bytes that V8 may hold beside its young generation */
export function tooLittleMemory(
  { jobs, sourcePath }: Catalog,
  memory: number,
): Diagnostic | undefined {
  const onTargets = jobs.reduce((sum, { targets }) => sum + targets.length, 0);
  return tooLittle(`compiling ${sourcePath}`, forAll + onTargets * perJobOnTarget, memory);
}

function tooLittle(what: string, needed: number, memory: number): Diagnostic | undefined {
  if (needed <= memory) return undefined;
  const mebibytes = (bytes: number) => Math.ceil(bytes / 1024 / 1024);
  return diagnostic(
    'CW008',
    `${what} takes ${mebibytes(needed)} MiB of memory; Node may take ${Math.floor(memory / 1024 / 1024)}`,
    {
      help: `let Node take more, in the shell:\n    export NODE_OPTIONS=--max-old-space-size=${mebibytes(needed)}`,
    },
  );
}
