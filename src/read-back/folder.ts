import type { ReadFault, WrittenFile } from '../targets/types.ts';

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Everything before the last part, its slash included. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** The files of a target lie side by side, each once: what calls another file names it bare. */
export function folderFaults(files: readonly WrittenFile[]): readonly ReadFault[] {
  const paths = files.map(({ path }) => path).sort();
  const folder = folderOf(paths[0] ?? '');
  return paths.flatMap((path, index) => {
    if (path === paths[index - 1]) return [{ path, what: 'the file is there twice' }];
    if (folderOf(path) === folder) return [];
    return [{ path, what: `it lies elsewhere than ${paths[0]}` }];
  });
}

/** Where a file that is missing ought to be: beside the others. */
export function besideOthers(files: readonly WrittenFile[], name: string): string {
  const [first = ''] = files.map(({ path }) => path).sort();
  return folderOf(first) + name;
}
