import { execFileSync } from 'node:child_process';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { displayable } from '../diagnostics/displayable.ts';
import type { SourceFile } from '../diagnostics/source-file.ts';
import { reasonOf } from '../diagnostics/system-error.ts';
import { decodeSource, maxBytes } from '../source/read-text.ts';
import { shellCommand } from './command-line.ts';

import { knownAs } from './read-source.ts';

/**
 * What a repository says of a commit, asked without a shell, without a checkout and without the network:
 * `--end-of-options` keeps a ref from being read as an option, and a partial clone fetches nothing.
 */

/** A commit, by its full hash, and where the repository's files stand. */
export interface Commit {
  readonly hash: string;
  /** The top folder of the working tree, absolute, without symbolic links. */
  readonly root: string;
  /** The folder we are in as the repository names it: ends in `/`, empty at the root. */
  readonly prefix: string;
}

export type FoundCommit =
  | { readonly kind: 'commit'; readonly commit: Commit }
  | { readonly kind: 'no git'; readonly why: string }
  | { readonly kind: 'no repository' }
  /** There is a repository, into which git doesn't look; `why` is in its words. */
  | { readonly kind: 'refused'; readonly why: string }
  /** In a shallow clone the ref may only be missing here. */
  | { readonly kind: 'no ref'; readonly clone: 'whole' | 'shallow' };

/** Finds a commit by what people call it: a branch, a tag, a hash, `HEAD~1`. */
export function findCommit(ref: string, cwd: string): FoundCommit {
  const root = ask(['rev-parse', '--show-toplevel'], cwd);
  if (root.kind !== 'said') return notAsked(root);
  const prefix = ask(['rev-parse', '--show-prefix'], cwd);
  if (prefix.kind !== 'said') return notAsked(prefix);
  const named = `${ref}^{commit}`;
  const said = ask(['rev-parse', '--verify', '--quiet', '--end-of-options', named], cwd);
  const hash = said.kind === 'said' ? lineOf(said) : '';
  // Git answers to `^main` too: with a hash behind a `^`.
  if (/^[0-9a-f]{40,64}$/.test(hash)) {
    return { kind: 'commit', commit: { hash, root: lineOf(root), prefix: lineOf(prefix) } };
  }
  const shallow = ask(['rev-parse', '--is-shallow-repository'], cwd);
  const isShallow = shallow.kind === 'said' && lineOf(shallow) === 'true';
  return { kind: 'no ref', clone: isShallow ? 'shallow' : 'whole' };
}

function notAsked(answer: Exclude<Answer, Said>): FoundCommit {
  if (answer.kind !== 'failed') return { kind: 'no git', why: answer.why };
  // Without "(or any" there is a .git that leads nowhere.
  const isNone = answer.why.startsWith('not a git repository (or any');
  return isNone ? { kind: 'no repository' } : { kind: 'refused', why: answer.why };
}

function lineOf({ bytes }: Said): string {
  return bytes.toString('utf8').replace(/\n$/, '');
}

/** Why a commit can't give a file it may have: a sentence for behind `--against main: `. */
export interface Undelivered {
  readonly kind: 'undelivered';
  readonly why: string;
}

/** A file that is asked for: as people know it, and as the repository does. */
interface Asked {
  readonly known: string;
  /** From the repository's root, `/`-separated. */
  readonly full: string;
}

/**
 * A file as a commit has it; 'missing' only where the commit surely has none. `path` counts from the
 * folder we are in; it may be absolute or hold `..`.
 */
export function fileAt(
  commit: Commit,
  path: string,
  cwd: string,
): SourceFile | Diagnostic | Undelivered | 'missing' {
  const known = knownAs(path, cwd);
  const full = insideRepository(commit, path, cwd);
  if (full === undefined) return undelivered(`${known} isn't in this repository`);
  const asked = { known, full };
  const blob = blobAt(commit, asked, cwd);
  if (blob === 'missing' || blob.kind === 'undelivered') return blob;
  const content = ask(['cat-file', 'blob', blob.hash], cwd);
  if (content.kind === 'said') return decodeSource(known, content.bytes);
  return unreadable(content, commit, asked, cwd);
}

/**
 * Walks down from the root, one folder after the other: of a path through a link or a submodule, git
 * would only say that there is none.
 */
function blobAt(
  commit: Commit,
  asked: Asked,
  cwd: string,
): { readonly kind: 'blob'; readonly hash: string } | Undelivered | 'missing' {
  const { known, full } = asked;
  const parts = full.split('/');
  for (const depth of parts.keys()) {
    const at = parts.slice(0, depth + 1).join('/');
    const entry = ask(['ls-tree', '-z', '--full-tree', '--end-of-options', commit.hash, at], cwd);
    if (entry.kind !== 'said') return unreadable(entry, commit, asked, cwd);
    if (entry.bytes.length === 0) return 'missing';
    const [mode = '', , hash = ''] = entry.bytes.toString('utf8').split(/[ \t]/);
    const kind = kindOf(mode);
    if (at !== full) {
      if (kind === 'a file') return 'missing';
      if (kind !== 'a folder')
        return undelivered(`${known} is below ${at}, ${kind} in that commit`);
    } else if (kind === 'a file') return { kind: 'blob', hash };
    else return undelivered(`${known} is ${kind} in that commit`);
  }
  return 'missing';
}

/** What the mode of a tree's entry stands for (git-scm.com, "git-fast-import", M command). */
function kindOf(mode: string): 'a file' | 'a folder' | 'a symbolic link' | 'a submodule' {
  switch (mode) {
    case '040000':
      return 'a folder';
    case '120000':
      return 'a symbolic link';
    case '160000':
      return 'a submodule';
    default:
      return 'a file';
  }
}

/** The path from the repository's root, `/`-separated; undefined where it leads out of it. */
function insideRepository({ root, prefix }: Commit, path: string, cwd: string): string | undefined {
  const absolute = resolve(cwd, path);
  // Through a symbolic link, the folder we are in has another name than git's.
  const physical = resolve(root, prefix, relative(cwd, absolute));
  for (const place of [absolute, physical]) {
    const inside = relative(root, place).replaceAll(sep, '/');
    if (inside !== '' && !/^\.\.(\/|$)/.test(inside) && !isAbsolute(inside)) return inside;
  }
  return undefined;
}

function undelivered(why: string): Undelivered {
  return { kind: 'undelivered', why };
}

function unreadable(
  answer: Exclude<Answer, Said>,
  { hash }: Commit,
  { known, full }: Asked,
  cwd: string,
): Undelivered {
  if (answer.kind === 'too long')
    return undelivered(`${known} has more than 64 MiB in that commit`);
  const partial = ask(['config', '--get-regexp', String.raw`^remote\..*\.promisor$`], cwd);
  if (answer.kind === 'unstartable' || partial.kind !== 'said') {
    return undelivered(`${known} can't be read: ${answer.why}`);
  }
  const fetch = shellCommand(['git', 'cat-file', '-e', `${hash}:${full}`]);
  return undelivered(
    `the content of ${known} isn't in this partial clone; fetch it first:\n  ${fetch}`,
  );
}

interface Said {
  readonly kind: 'said';
  readonly bytes: Buffer;
}

type Answer =
  | Said
  /** `why` is the first line of git's own words, without "fatal: ". */
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'too long'; readonly why: string }
  | { readonly kind: 'unstartable'; readonly why: string };

function ask(args: readonly string[], cwd: string): Answer {
  try {
    const bytes = execFileSync('git', ['--literal-pathspecs', ...args], {
      cwd,
      env: {
        ...process.env,
        LC_ALL: 'C',
        GIT_NO_LAZY_FETCH: '1',
        GIT_OPTIONAL_LOCKS: '0',
        GIT_TERMINAL_PROMPT: '0',
      },
      maxBuffer: maxBytes,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return { kind: 'said', bytes };
  } catch (error) {
    const { status, code, stderr } = error as FailedCommand;
    // First, for git may still end by itself while Node stops it.
    if (code === 'ENOBUFS') return { kind: 'too long', why: reasonOf(error) };
    if (typeof status === 'number') return { kind: 'failed', why: firstLine(stderr) };
    return { kind: 'unstartable', why: reasonOf(error) };
  }
}

/** What Node adds to the error of a command: no status where it didn't start or was stopped. */
interface FailedCommand {
  readonly status?: number | null;
  readonly code?: string;
  readonly stderr?: Buffer;
}

function firstLine(stderr: Buffer | undefined): string {
  const [line = ''] = (stderr?.toString('utf8') ?? '').split('\n');
  return displayable(line.replace(/^(fatal|error): /, ''));
}
