import { lstatSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { reasonOf } from '../diagnostics/system-error.ts';

export type Kind = 'file' | 'folder' | 'link' | 'other';

/** What stands at an absolute path, links not followed; undefined for nothing. */
export function kindOf(place: string): Kind | undefined {
  const stats = lstatSync(place, { throwIfNoEntry: false });
  if (!stats) return undefined;
  if (stats.isSymbolicLink()) return 'link';
  if (stats.isDirectory()) return 'folder';
  return stats.isFile() ? 'file' : 'other';
}

/**
 * What `look` sees at a path below the root, or why the system doesn't let it look; undefined where
 * nothing is, or is any more.
 */
export function orUnreadable<T>(path: string, look: () => T): T | Diagnostic | undefined {
  try {
    return look();
  } catch (error) {
    const reason = reasonOf(error);
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    return diagnostic('CW905', `${path} can't be read: ${reason}`, {
      help: 'mend that, or write to another folder (setting "out" of the target)',
    });
  }
}

/** Whether every folder on the way to a path is a real one, or not there yet. */
export function wayProblem(root: string, path: string): Diagnostic | undefined {
  const parts = path.split('/');
  if (path.startsWith('/') || parts.includes('..')) return leadsOutside(path);
  for (let length = 1; length < parts.length; length++) {
    const folder = parts.slice(0, length).join('/');
    const kind = orUnreadable(folder, () => kindOf(join(root, folder)));
    if (kind === undefined || typeof kind === 'object') return kind;
    if (kind === 'link') return pathRefused(folder, 'it is a symbolic link');
    if (kind !== 'folder') return pathRefused(folder, 'it is not a folder');
  }
  return undefined;
}

/**
 * Of each path, whether it is reached by real folders and is itself free or a regular file. The ways are
 * looked at once: thousands of files share them.
 */
export function placeProblems(
  root: string,
  paths: readonly string[],
): readonly (Diagnostic | undefined)[] {
  const ways = new Map<string, Diagnostic | undefined>();
  return paths.map((path) => {
    const folder = posix.dirname(path);
    if (!ways.has(folder)) ways.set(folder, wayProblem(root, path));
    return ways.get(folder) ?? endProblem(root, path);
  });
}

function endProblem(root: string, path: string): Diagnostic | undefined {
  const kind = orUnreadable(path, () => kindOf(join(root, path)));
  if (kind === undefined || kind === 'file') return undefined;
  if (typeof kind === 'object') return kind;
  return pathRefused(path, kind === 'link' ? 'it is a symbolic link' : 'it is not a file');
}

function pathRefused(path: string, why: string): Diagnostic {
  return diagnostic('CW903', `cronwright won't write to ${path}: ${why}`, {
    help: 'replace it, or write to another folder (setting "out" of the target)',
  });
}

/** No setting leads there: the lock belongs beside its source, wherever that is. */
function leadsOutside(path: string): Diagnostic {
  return diagnostic('CW903', `cronwright won't write to ${path}: it leads outside`, {
    help: 'run cronwright in a folder above both, the one you are in and the one of that file',
  });
}

export function oncePerMessage(
  problems: readonly (Diagnostic | undefined)[],
): readonly Diagnostic[] {
  const byMessage = new Map(problems.flatMap((p) => (p ? [[p.message, p] as const] : [])));
  return [...byMessage.values()];
}
