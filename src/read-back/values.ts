import { excerpt } from './excerpt.ts';

/** `metadata.labels` and `name` → `metadata.labels.name`; other keys stand in brackets and quotes. */
export function childPath(path: string, key: unknown): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  if (typeof key !== 'string' || !/^[A-Za-z][A-Za-z0-9_-]*$/.test(key)) {
    return `${path}[${said(key)}]`;
  }
  return path === '' ? key : `${path}.${key}`;
}

/** A value as a sentence names it. */
export function said(value: unknown): string {
  if (typeof value === 'string') return excerpt(value);
  if (value instanceof Map) return 'a map';
  if (Array.isArray(value)) return 'a list';
  if (value === null) return 'nothing';
  if (value === undefined) return 'absent';
  return String(value);
}

/** The path of the first place at which two values of YAML are not the same; none if they are. */
export function firstDifference(a: unknown, b: unknown, path = ''): string | undefined {
  // Most are: their paths are never put together.
  return isSame(a, b) ? undefined : differenceAt(a, b, path);
}

function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (a instanceof Map && b instanceof Map) {
    return (
      a.size === b.size && [...a].every(([key, value]) => b.has(key) && isSame(value, b.get(key)))
    );
  }
  if (!Array.isArray(a) || !Array.isArray(b)) return false;
  return a.length === b.length && a.every((value, index) => isSame(value, b[index]));
}

function differenceAt(a: unknown, b: unknown, path: string): string | undefined {
  if (a instanceof Map && b instanceof Map) return differenceOfMaps(a, b, path);
  if (Array.isArray(a) && Array.isArray(b)) {
    return differenceOfMaps(new Map(a.entries()), new Map(b.entries()), path);
  }
  return Object.is(a, b) ? undefined : path || 'the whole';
}

type AnyMap = ReadonlyMap<unknown, unknown>;

function differenceOfMaps(a: AnyMap, b: AnyMap, path: string): string | undefined {
  for (const key of new Set([...a.keys(), ...b.keys()])) {
    const at = childPath(path, key);
    if (!a.has(key) || !b.has(key)) return at;
    const found = firstDifference(a.get(key), b.get(key), at);
    if (found !== undefined) return found;
  }
  return undefined;
}
