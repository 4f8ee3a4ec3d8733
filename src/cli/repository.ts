import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Repository } from '../diagnostics/repository.ts';
import type { Terminal } from './terminal.ts';

/** The path from a folder to a file below it; undefined for a file elsewhere. */
function below(folder: string, file: string): string | undefined {
  const path = relative(folder, file);
  return isAbsolute(path) || path === '..' || path.startsWith(`..${sep}`) ? undefined : path;
}

function checkoutAround(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : checkoutAround(above);
}

/**
 * The repository's root. The checkout comes first: a job may have checked it out below its
 * workspace. A workspace without `.git` was downloaded, as actions/checkout does where there is no
 * git.
 */
function rootOf({ cwd, github: { workspace } }: Pick<Terminal, 'cwd' | 'github'>): string {
  const checkout = checkoutAround(cwd);
  if (checkout !== undefined) return checkout;
  return workspace !== undefined && below(workspace, cwd) !== undefined ? workspace : cwd;
}

/** The repository around the folder one is in, for a report on the source at `source`. */
export function repositoryAround(
  source: string,
  terminal: Pick<Terminal, 'cwd' | 'github'>,
): Repository {
  const root = rootOf(terminal);
  return {
    source,
    locate: (path) => {
      const file = resolve(terminal.cwd, path);
      const inside = below(root, file);
      return inside === undefined
        ? { kind: 'outside', url: pathToFileURL(file).href }
        : { kind: 'inside', path: inside.replaceAll(sep, '/') };
    },
  };
}
