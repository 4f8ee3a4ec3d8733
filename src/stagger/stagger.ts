import { posix } from 'node:path';
import { weekFrom } from '../counts/week-count.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../diagnostics/source-file.ts';
import type { Catalog } from '../model/types.ts';
import { placeJobs } from './choose.ts';
import { type Lock, lockPathOf, readLock, refusedLock } from './lock.ts';

/** The catalog with every offset in its schedules; none where its lock is refused. */
export interface Staggered {
  readonly diagnostics: readonly Diagnostic[];
  readonly catalog?: Catalog;
}

/**
 * Moves the starts of staggered jobs by their offsets: those that the lock has, and new ones for jobs
 * that it lacks. Without such a job the lock is not even looked for.
 * @param read fetches a file by its path relative to the source
 */
export function staggerJobs(
  catalog: Catalog,
  read: (path: string) => SourceFile | Diagnostic,
): Staggered {
  const { jobs, zone, anchor, sourcePath } = catalog;
  if (jobs.every(({ spreadMinutes }) => spreadMinutes === undefined)) {
    return { diagnostics: [], catalog };
  }
  const path = lockPathOf(sourcePath);
  const lock = lockIn(read(posix.basename(path)), path);
  if (lock.kind === 'refused') return { diagnostics: [lock.diagnostic] };
  const placed = placeJobs(jobs, lock.pins, weekFrom(zone, anchor));
  return { diagnostics: [], catalog: { ...catalog, jobs: placed } };
}

/** A lock that can't be opened pins nothing: where one stands there, the plan refuses to replace it. */
function lockIn(file: SourceFile | Diagnostic, path: string): Lock {
  if (!('code' in file)) return readLock(file);
  if (file.code === 'CW001') return { kind: 'pins', pins: new Map() };
  return refusedLock(path, file.span, file.message);
}
