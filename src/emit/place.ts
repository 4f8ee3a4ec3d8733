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

/** What leads to a path: real folders, or folders that are not there yet; or what must not be. */
type Way = 'folders' | 'nothing' | Diagnostic;

export function wayTo(root: string, path: string): Way {
  const parts = path.split('/');
  if (path.startsWith('/') || parts.includes('..')) return leadsOutside(path);
  for (let length = 1; length < parts.length; length++) {
    const folder = parts.slice(0, length).join('/');
    const kind = orUnreadable(folder, () => kindOf(join(root, folder)));
    if (kind === undefined) return 'nothing';
    if (typeof kind === 'object') return kind;
    if (kind === 'link') return pathRefused(folder, 'it is a symbolic link');
    if (kind !== 'folder') return pathRefused(folder, 'it is not a folder');
  }
  return 'folders';
}

/** What stands at a path: nothing, a regular file, or something because of which nothing may be written. */
export type Standing = 'nothing' | 'file' | Diagnostic;

/**
 * What stands at each path. The ways are looked at once: thousands of files share them, and where none of
 * their folders is there yet, none of them is.
 */
export function standingAt(root: string, paths: readonly string[]): readonly Standing[] {
  const ways = new Map<string, Way>();
  return paths.map((path) => {
    const folder = posix.dirname(path);
    const way = ways.get(folder) ?? wayTo(root, path);
    ways.set(folder, way);
    return way === 'folders' ? standingAtEnd(root, path) : way;
  });
}

/** Of each path, why nothing may be written there, if so. */
export function placeProblems(
  root: string,
  paths: readonly string[],
): readonly (Diagnostic | undefined)[] {
  return standingAt(root, paths).map((one) => (typeof one === 'object' ? one : undefined));
}

function standingAtEnd(root: string, path: string): Standing {
  const kind = orUnreadable(path, () => kindOf(join(root, path)));
  if (kind === undefined) return 'nothing';
  if (kind === 'file' || typeof kind === 'object') return kind;
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
