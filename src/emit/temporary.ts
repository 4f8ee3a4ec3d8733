/** Where a process stages a text before it takes its place: beside it, under a name of its own. */
export function temporaryPath(path: string, pid: number): string {
  return `${path}.${pid}.tmp`;
}

/** What the name of a temporary file says: whose place it was to take, and the process it is of. */
export function readTemporary(
  temporary: string,
): { readonly path: string; readonly pid: number } | undefined {
  const [, path, pid] = /^(.+)\.([1-9]\d*)\.tmp$/.exec(temporary) ?? [];
  return path && pid ? { path, pid: Number(pid) } : undefined;
}
