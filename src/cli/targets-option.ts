import { targetRegistry } from '../targets/registry.ts';
import { UsageError } from './terminal.ts';

/**
 * Checks what `--target` names.
 * @param configured the targets of the source, where it could be compiled
 * @throws UsageError for a target that does not exist or that the source does not configure.
 */
export function checkTargets(
  targets: readonly string[],
  configured: readonly string[] | undefined,
): void {
  const ids = targetRegistry.map(({ id }) => id);
  const unknown = targets.find((id) => !ids.includes(id));
  if (unknown) throw new UsageError(`--target ${unknown}: the targets are ${ids.join(', ')}`);
  const absent = targets.find((id) => configured && !configured.includes(id));
  if (absent) throw new UsageError(`--target ${absent}: the source does not configure it`);
}
