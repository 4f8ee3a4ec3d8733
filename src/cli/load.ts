import { readFileSync } from 'node:fs';
import { posix, relative, resolve, sep } from 'node:path';
import { type Compilation, compile } from '../compile.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { displayable } from '../diagnostics/displayable.ts';
import type { SourceFile } from '../diagnostics/source-file.ts';
import { reasonOf } from '../diagnostics/system-error.ts';
import runner from '../products/run-job/run-job.sh';
import { decodeSource } from '../source/read-text.ts';
import type { Terminal } from './terminal.ts';

export const defaultSource = 'schedules/jobs.yaml';

/** The path as messages and headers say it: from the folder one is in, never absolute. */
function knownAs(path: string, cwd: string): string {
  return relative(cwd, resolve(cwd, path)).replaceAll(sep, '/');
}

/** Generated files name their source in a comment: its path may hold nothing that leads out of it. */
function pathProblem(path: string): Diagnostic | undefined {
  const hidden = displayable(path) !== path;
  if (!hidden && !/--!?>/.test(path)) return undefined;
  return diagnostic('CW007', `${path} is a path that can't be named in a comment`, {
    help: `rename it: ${hidden ? 'it holds a character that nobody sees' : 'it holds the end of a comment'}`,
  });
}

/** Reads a file as people name it; one that cannot be opened or named is a diagnostic. */
export function readSourceFile(
  path: string,
  { cwd }: Pick<Terminal, 'cwd'>,
): SourceFile | Diagnostic {
  const unnamable = pathProblem(knownAs(path, cwd));
  if (unnamable) return unnamable;
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(resolve(cwd, path));
  } catch (error) {
    return diagnostic('CW001', `can't open ${path}: ${reasonOf(error)}`, {
      help:
        path === defaultSource
          ? 'write a first one with   npx cronwright init\nor name the file:         npx cronwright compile path/to/jobs.yaml'
          : 'check the path; it counts from the folder you are in',
    });
  }
  return decodeSource(knownAs(path, cwd), bytes);
}

/** Compiles the source at `path`. The baseline's path counts from the source's folder. */
export function loadAndCompile(path: string, terminal: Pick<Terminal, 'cwd' | 'now'>): Compilation {
  const source = readSourceFile(path, terminal);
  if ('code' in source) return { diagnostics: [source], outputs: [], proofs: [] };
  return compile({
    source,
    read: (sibling) => {
      const file = readSourceFile(posix.join(posix.dirname(source.path), sibling), terminal);
      const help = `check the path; it counts from the folder of ${source.path}`;
      return 'code' in file && file.code === 'CW001' ? { ...file, help } : file;
    },
    runner,
    now: Math.floor(terminal.now() / 60_000),
  });
}
