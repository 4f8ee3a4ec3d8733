import { accessSync, constants, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Compilation } from '../../compile.ts';
import { diagnostic } from '../../diagnostics/diagnostic.ts';
import { reasonOf } from '../../diagnostics/system-error.ts';
import { shellCommand } from '../command-line.ts';
import { type Commit, fileAt, findCommit } from '../git.ts';
import { asWritten, compileFrom, loadAndCompile } from '../load.ts';
import { type Terminal, UsageError } from '../terminal.ts';

/** What a source is compared with, compiled where there is something to compile. */
export type Against =
  | { readonly kind: 'compiled'; readonly compilation: Compilation }
  | { readonly kind: 'no source' };

/**
 * Finds what `--against` names: a file, or a commit in which the source has the same path.
 * @throws UsageError where it is neither, or both, or can't be read.
 */
export function compileAgainst(against: string, source: string, terminal: Terminal): Against {
  if (against === '') throw new UsageError('--against is empty');
  const found = findCommit(against, terminal.cwd);
  const isFile = isReadable(against, terminal);
  if (isFile && found.kind === 'commit') {
    throw new UsageError(
      `--against ${against} is a file and a commit; write  ./${against}  or  refs/heads/${against}`,
    );
  }
  if (isFile)
    return { kind: 'compiled', compilation: loadAndCompile(against, terminal, asWritten) };
  if (found.kind === 'commit') return atCommit(against, found.commit, source, terminal);
  throw new UsageError(notFound(against, found));
}

/** Whether it is there and no folder: a link and a pipe are as good as a file. */
function isReadable(against: string, { cwd }: Terminal): boolean {
  const path = resolve(cwd, against);
  try {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? true) return false;
    accessSync(path, constants.R_OK);
    return true;
  } catch (error) {
    throw new UsageError(`--against ${against} can't be read: ${reasonOf(error)}`);
  }
}

function atCommit(against: string, commit: Commit, source: string, terminal: Terminal): Against {
  const fetch = (path: string) => {
    const file = fileAt(commit, path, terminal.cwd);
    if (file === 'missing' || !('kind' in file)) return file;
    throw new UsageError(`--against ${against}: ${file.why}`);
  };
  const found = fetch(source);
  if (found === 'missing') return { kind: 'no source' };
  const read = (path: string) => {
    const file = path === source ? found : fetch(path);
    return file === 'missing'
      ? diagnostic(
          'CW001',
          `can't open ${path}: commit ${commit.hash.slice(0, 12)} has no such file`,
        )
      : file;
  };
  return { kind: 'compiled', compilation: compileFrom(read, source, terminal, asWritten) };
}

function notFound(
  against: string,
  found: Exclude<ReturnType<typeof findCommit>, { readonly kind: 'commit' }>,
): string {
  const neither = `--against ${against} is no file and no commit`;
  switch (found.kind) {
    case 'no git':
      return `--against ${against} is no file, and git can't be asked: ${found.why}`;
    case 'no repository':
      return `--against ${against} is no file, and this folder is in no git repository`;
    case 'refused':
      return `--against ${against} is no file, and git says: ${found.why}`;
    case 'no ref':
      return found.clone === 'whole' ? neither : `${neither} here: ${fetchHelp(against)}`;
  }
}

/** A shallow clone has one commit and no other branch: the lines that bring what is missing. */
function fetchHelp(against: string): string {
  const [, remote, branch] = /^([A-Za-z0-9_.-]+)\/(.+)$/.exec(against) ?? [];
  const fetch = (from: string, what: string) =>
    `this clone is shallow. Fetch it first:\n  ${shellCommand(['git', 'fetch', '--depth=1', from, what])}`;
  if (/^[0-9a-f]{40}$/.test(against)) return fetch('origin', against);
  if (remote !== undefined && branch !== undefined) {
    return fetch(remote, `+refs/heads/${branch}:refs/remotes/${remote}/${branch}`);
  }
  const there = `refs/remotes/origin/${against}`;
  return `${fetch('origin', `+${against}:${there}`)}\nand write  --against origin/${against}`;
}
