import { lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Compilation } from '../../compile.ts';
import { diagnostic } from '../../diagnostics/diagnostic.ts';
import { shellCommand } from '../command-line.ts';
import { type Commit, fileAt, findCommit } from '../git.ts';
import { compileFrom, loadAndCompile } from '../load.ts';
import { type Terminal, UsageError } from '../terminal.ts';

/** What a source is compared with, compiled where there is something to compile. */
export type Against =
  | { readonly kind: 'compiled'; readonly compilation: Compilation }
  | { readonly kind: 'no source' };

/**
 * Finds what `--against` names: a file, or a commit in which the source has the same path.
 * @throws UsageError where it is neither, or both.
 */
export function compileAgainst(against: string, source: string, terminal: Terminal): Against {
  const found = findCommit(against, terminal.cwd);
  const isFile = isRegularFile(resolve(terminal.cwd, against));
  if (isFile && found.kind === 'commit') {
    throw new UsageError(
      `--against ${against} is a file and a commit; write  ./${against}  or  refs/heads/${against}`,
    );
  }
  if (isFile) return { kind: 'compiled', compilation: loadAndCompile(against, terminal) };
  if (found.kind === 'commit') return atCommit(found.commit, source, terminal);
  throw new UsageError(notFound(against, found));
}

function isRegularFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function atCommit(commit: Commit, source: string, terminal: Terminal): Against {
  if (fileAt(commit, source, terminal.cwd) === 'missing') return { kind: 'no source' };
  const read = (path: string) => {
    const file = fileAt(commit, path, terminal.cwd);
    return file === 'missing'
      ? diagnostic(
          'CW001',
          `can't open ${path}: commit ${commit.hash.slice(0, 12)} has no such file`,
        )
      : file;
  };
  return { kind: 'compiled', compilation: compileFrom(read, source, terminal) };
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
