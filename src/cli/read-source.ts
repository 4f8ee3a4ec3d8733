import { existsSync, readFileSync } from 'node:fs';
import { dirname, posix, relative, resolve, sep } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { displayable } from '../diagnostics/displayable.ts';
import type { SourceFile } from '../diagnostics/source-file.ts';
import { reasonOf } from '../diagnostics/system-error.ts';
import { decodeSource } from '../source/read-text.ts';
import { shellCommand } from './command-line.ts';
import { defaultSource } from './default-source.ts';
import type { Terminal } from './terminal.ts';

/** The path as messages and headers say it: from the folder one is in, never absolute. */
export function knownAs(path: string, cwd: string): string {
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

/** Where the usual source is looked for, once it is not below the folder one is in. */
function helpWithoutDefault(cwd: string): string {
  const above = folderAbove(cwd);
  if (above !== undefined) {
    return `there is one above this folder; run cronwright there:   ${shellCommand(['cd', above])}`;
  }
  const name = posix.basename(defaultSource);
  if (existsSync(resolve(cwd, name))) {
    return `there is a ${name} in this folder; name it:   npx cronwright compile ${name}\nor move it to ${defaultSource}, where cronwright looks for it`;
  }
  return 'write a first one with   npx cronwright init\nor name the file:         npx cronwright compile path/to/jobs.yaml';
}

/** The nearest folder above that holds the usual source, from here. */
function folderAbove(cwd: string): string | undefined {
  for (let at = cwd; at !== dirname(at); ) {
    at = dirname(at);
    if (existsSync(resolve(at, defaultSource))) return relative(cwd, at);
  }
  return undefined;
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
          ? helpWithoutDefault(cwd)
          : 'check the path; it counts from the folder you are in',
    });
  }
  return decodeSource(knownAs(path, cwd), bytes);
}

/** Fetches a file by the path that people know it by, from the disk or from a commit. */
export type ReadSource = (path: string) => SourceFile | Diagnostic;
