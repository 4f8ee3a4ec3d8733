import type { Findings } from './findings.ts';
import type { Located, Path } from './types.ts';
import type { MapNode } from './yaml/tree.ts';

/** What a check looks at, and where it says what it found. */
export interface Subject {
  readonly root: MapNode;
  readonly places: Located;
  readonly findings: Findings;
}

const kinds: ReadonlyMap<string | number | undefined, string> = new Map([
  ['jobs', 'job'],
  ['categories', 'category'],
  ['windows', 'window'],
  ['targets', 'target'],
  ['policies', 'policy'],
  ['expect', 'expectation'],
]);

/** What a path leads to, as people call it: `job "report"`, `"timeout"`, `an item of "types"`. */
export function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  const kind = path.length === 2 ? kinds.get(path[0]) : undefined;
  if (kind !== undefined) return `${kind} "${last}"`;
  if (typeof last === 'number' && path.at(-2) === 'accept') return 'an acceptance';
  if (typeof last === 'number') return `an item of ${nameOf(path.slice(0, -1))}`;
  return `"${last}"`;
}

/** Where a key stands, after the word "in": `a job`, `the file`, `target "x"`. */
export function kindOf(path: Path): string {
  const [first, second] = path;
  if (path.length === 0) return 'the file';
  const kind = path.length === 2 ? kinds.get(first) : undefined;
  if (kind === undefined) return nameOf(path);
  if (first === 'targets') return `target "${second}"`;
  return kind === 'expectation' ? `an ${kind}` : `a ${kind}`;
}

/** The key under which findings remember a path. */
export function pathKey(path: Path): string {
  return JSON.stringify(path);
}

/** The key under which findings remember that the key at a path was refused. */
export function nameKey(path: Path): string {
  return `name ${pathKey(path)}`;
}
