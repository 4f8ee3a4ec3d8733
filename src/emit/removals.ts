import { posix } from 'node:path';
import type { Target } from '../targets/types.ts';
import type { Plan } from './plan.ts';

/**
 * Deleting a file deletes nothing from the platform: the commands that do, for every file the plan
 * deletes, each once, in the files' order. A file that has only moved to another folder keeps its
 * object, so what is still written under the same name is never removed.
 */
export function removalCommands(
  plan: Plan,
  outputs: readonly { readonly out: string; readonly target: Pick<Target, 'removal'> }[],
): readonly string[] {
  const kept = new Set(
    plan.files.flatMap(({ action, path }) => (action === 'delete' ? [] : posix.basename(path))),
  );
  const commands = plan.files.flatMap((file) => {
    if (file.action !== 'delete' || kept.has(posix.basename(file.path))) return [];
    const owner = outputs.find(({ out }) => file.path.startsWith(`${out}/`));
    return owner?.target.removal(file) ?? [];
  });
  return [...new Set(commands)];
}
