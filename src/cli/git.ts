import { execFileSync } from 'node:child_process';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../diagnostics/source-file.ts';
import { reasonOf } from '../diagnostics/system-error.ts';
import { decodeSource } from '../source/read-text.ts';

/**
 * What a repository says of a commit, asked without a shell, without a checkout and without the network:
 * `--end-of-options` keeps a ref from being read as an option, and a partial clone fetches nothing.
 */

/** A commit, by its full hash, and the folder we are in as the repository names it. */
export interface Commit {
  readonly hash: string;
  /** Ends in `/`; empty at the root. */
  readonly prefix: string;
}

export type FoundCommit =
  | { readonly kind: 'commit'; readonly commit: Commit }
  | { readonly kind: 'no git'; readonly why: string }
  | { readonly kind: 'no repository' }
  /** In a shallow clone the ref may only be missing here. */
  | { readonly kind: 'no ref'; readonly clone: 'whole' | 'shallow' };

/** Finds a commit by what people call it: a branch, a tag, a hash, `HEAD~1`. */
export function findCommit(ref: string, cwd: string): FoundCommit {
  const prefix = ask(['rev-parse', '--show-prefix'], cwd);
  if (prefix.kind === 'unstartable') return { kind: 'no git', why: prefix.why };
  if (prefix.kind === 'failed') return { kind: 'no repository' };
  const named = `${ref}^{commit}`;
  const hash = ask(['rev-parse', '--verify', '--quiet', '--end-of-options', named], cwd);
  if (hash.kind === 'said') {
    const commit = { hash: hash.text.trim(), prefix: prefix.text.replace(/\n$/, '') };
    return { kind: 'commit', commit };
  }
  const shallow = ask(['rev-parse', '--is-shallow-repository'], cwd);
  const isShallow = shallow.kind === 'said' && shallow.text.trim() === 'true';
  return { kind: 'no ref', clone: isShallow ? 'shallow' : 'whole' };
}

/** A file as a commit has it. `path` counts from the folder we are in; it may hold `..`. */
export function fileAt(
  { hash, prefix }: Commit,
  path: string,
  cwd: string,
): SourceFile | Diagnostic | 'missing' {
  const full = insideRepository(prefix, path);
  if (full === undefined) return 'missing';
  const entry = ask(['ls-tree', '-z', '--full-tree', '--end-of-options', hash, full], cwd);
  const [mode, , blob] = entry.kind === 'said' ? entry.text.split(/[ \t]/) : [];
  // A symbolic link holds a path, a submodule a commit: neither is a source.
  if (!mode?.startsWith('100') || blob === undefined) return 'missing';
  const bytes = ask(['cat-file', 'blob', blob], cwd);
  return bytes.kind === 'said' ? decodeSource(path, bytes.bytes) : 'missing';
}

/** The path from the repository's root, `/`-separated; undefined where it leads out of it. */
function insideRepository(prefix: string, path: string): string | undefined {
  const parts: string[] = [];
  for (const part of `${prefix}${path}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

type Answer =
  | { readonly kind: 'said'; readonly text: string; readonly bytes: Uint8Array }
  | { readonly kind: 'failed' }
  | { readonly kind: 'unstartable'; readonly why: string };

/** Longer than any source may be (64 MiB). */
const mostBytes = 80 * 1024 * 1024;

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
      maxBuffer: mostBytes,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return { kind: 'said', text: bytes.toString('utf8'), bytes };
  } catch (error) {
    const { status } = error as { readonly status?: number | null };
    if (typeof status === 'number') return { kind: 'failed' };
    return { kind: 'unstartable', why: reasonOf(error) };
  }
}
