import type { Target } from '../targets/types.ts';
import type { Plan } from './plan.ts';

/**
 * Deleting a file deletes nothing from the platform: the commands that do, for every file the plan
 * deletes, each once, in the files' order.
 */
export function removalCommands(
  plan: Plan,
  outputs: readonly { readonly out: string; readonly target: Pick<Target, 'removal'> }[],
): readonly string[] {
  const commands = plan.files.flatMap((file) => {
    if (file.action !== 'delete') return [];
    const owner = outputs.find(({ out }) => file.path.startsWith(`${out}/`));
    return owner?.target.removal(file) ?? [];
  });
  return [...new Set(commands)];
}
