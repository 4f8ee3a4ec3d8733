import type { Target } from '../targets/types.ts';
import type { FoundFile, Plan } from './plan.ts';

type File = Pick<FoundFile, 'path' | 'text'>;
type Platform = Pick<Target, 'removal' | 'liveFolder'>;

/**
 * Deleting or changing a file deletes nothing from the platform: the commands that do, each once, in
 * the files' order. What counts is the object, not the file: one that any file still holds, of this
 * source or not, is never named, so neither a move nor a copy costs a live job.
 * @param found every file that was there, as the plan was made from it
 */
export function removalCommands(
  plan: Plan,
  found: readonly FoundFile[],
  platforms: readonly Platform[],
): readonly string[] {
  const actions = new Map(plan.files.map(({ action, path }) => [path, action]));
  const isDeleted = ({ path }: File) => actions.get(path) === 'delete';
  const goes = (file: File) => isDeleted(file) || actions.get(file.path) === 'update';
  const leaving = found.filter(goes);
  if (leaving.length === 0) return [];
  const temporaries = new Set(plan.temporaries);
  const stays = (file: File) => !goes(file) && !temporaries.has(file.path);
  const written = plan.files.filter((file) => 'mode' in file);
  const left = commandsOf([...found.filter(stays), ...written], platforms);
  const done = platforms.flatMap((platform) => {
    const files = found.filter((file) => isDeleted(file) && isLive(file, platform));
    return commandsOf(files, [platform]);
  });
  const settled = new Set([...left, ...done]);
  const gone = commandsOf(leaving, platforms);
  return [...new Set(gone)].filter((command) => !settled.has(command));
}

function commandsOf(files: readonly File[], platforms: readonly Platform[]): readonly string[] {
  return files.flatMap((file) => platforms.flatMap((platform) => platform.removal(file) ?? []));
}

/** Whether deleting the file is all that it takes. */
function isLive({ path }: File, { liveFolder }: Platform): boolean {
  return liveFolder !== undefined && path.startsWith(`${liveFolder}/`);
}
