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

/** Bytes that are held for one job on one target, and for everything else; measured (npm run bench). */
const perEntry = 13 * 1024;
const forAll = 40 * 1024 * 1024;

/** @param memory bytes that V8 may hold */
export function tooLittleMemory(
  { jobs, sourcePath }: Catalog,
  memory: number,
): Diagnostic | undefined {
  const entries = jobs.reduce((sum, { targets }) => sum + targets.length, 0);
  const needed = forAll + entries * perEntry;
  if (needed <= memory) return undefined;
  const mebibytes = (bytes: number) => Math.ceil(bytes / 1024 / 1024);
  return diagnostic(
    'CW008',
    `${sourcePath} needs ${mebibytes(needed)} MiB of memory; Node takes ${mebibytes(memory)} at most`,
    {
      help: `let Node take more, in the shell:\n    export NODE_OPTIONS=--max-old-space-size=${mebibytes(needed)}`,
    },
  );
}
