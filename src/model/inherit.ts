import type { InheritedSource, Path, ScheduleSource } from '../source/types.ts';

/** One of the places that may set an inherited key. */
export interface Level {
  readonly path: Path;
  readonly values: InheritedSource;
}

/** A value in force and where it is written. */
export interface InForce<Value> {
  readonly value: Value;
  readonly path: Path;
}

/** Where a job's inherited keys are looked up, nearest first: job, category, defaults. */
export function levelsOf(
  data: ScheduleSource,
  job: string,
  category: string | undefined,
): readonly Level[] {
  return [...levelIn(data.jobs, 'jobs', job), ...sharedLevels(data, category)];
}

/** The levels that jobs have in common, nearest first: those of a job of the baseline, too. */
export function sharedLevels(
  { categories, defaults }: ScheduleSource,
  category: string | undefined,
): readonly Level[] {
  const shared = category === undefined ? [] : levelIn(categories, 'categories', category);
  return [...shared, ...(defaults ? [{ path: ['defaults'], values: defaults }] : [])];
}

function levelIn(
  values: Readonly<Record<string, InheritedSource>> | undefined,
  key: string,
  name: string,
): readonly Level[] {
  if (!values || !Object.hasOwn(values, name)) return [];
  const found = values[name];
  return found ? [{ path: [key, name], values: found }] : [];
}

/** The value nearest to the job. It replaces what lies further away, lists too. */
export function inForce<Key extends keyof InheritedSource>(
  levels: readonly Level[],
  key: Key,
): InForce<NonNullable<InheritedSource[Key]>> | undefined {
  for (const { path, values } of levels) {
    const value = values[key];
    if (value !== undefined && value !== null) return { value, path: [...path, key] };
  }
  return undefined;
}
