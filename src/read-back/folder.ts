import type { ReadFault, WrittenFile } from '../targets/types.ts';

type Files = readonly Pick<WrittenFile, 'path'>[];

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The files of a target lie side by side, each once: what calls another file names it bare. */
export function folderFaults(files: Files): readonly ReadFault[] {
  const home = homeOf(files);
  const paths = files.map(({ path }) => path).sort();
  return paths.flatMap((path, index) => {
    if (path === paths[index - 1]) return [{ path, what: 'the file is there twice' }];
    if (folderOf(path) === home) return [];
    return [{ path, what: 'it does not lie beside the others' }];
  });
}

/** Where a file that is missing ought to be. */
export function besideOthers(files: Files, name: string): string {
  return homeOf(files) + name;
}

/** Everything before the last part, its slash included. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** The folder of most files. */
function homeOf(files: Files): string {
  const counts = new Map<string, number>();
  for (const { path } of files) {
    counts.set(folderOf(path), (counts.get(folderOf(path)) ?? 0) + 1);
  }
  const [[home] = ['']] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return home;
}
