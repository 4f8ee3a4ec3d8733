import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { reasonOf } from '../diagnostics/system-error.ts';
import { type Terminal, UsageError } from './terminal.ts';

/**
 * The folder below which everything is written, absolute; it need not be there yet.
 * @throws UsageError where something else stands there.
 */
export function outputRoot(out: string, { cwd }: Pick<Terminal, 'cwd'>): string {
  const root = resolve(cwd, out);
  const fault = rootFault(root);
  if (fault) throw new UsageError(`--out ${out}: ${fault}`);
  return root;
}

function rootFault(root: string): string | undefined {
  try {
    const stats = statSync(root, { throwIfNoEntry: false });
    return !stats || stats.isDirectory() ? undefined : 'it is not a folder';
  } catch (error) {
    return reasonOf(error);
  }
}
