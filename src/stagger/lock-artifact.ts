import type { Catalog } from '../model/types.ts';
import type { Artifact } from '../targets/types.ts';
import { algorithm } from './choose.ts';
import { lockPathOf, offsetsKey } from './lock.ts';

/**
 * The offsets of a catalog as they are kept, a line a job by name, so that two branches seldom touch
 * one line; undefined where nothing is staggered. Names are quoted: YAML knows some as other values.
 */
export function lockOf({ jobs, sourcePath }: Catalog): Artifact | undefined {
  const lines = jobs.flatMap(({ name, offset }) =>
    offset ? [`  "${name}": ${offset.laterMinutes}\n`] : [],
  );
  if (lines.length === 0) return undefined;
  return {
    path: lockPathOf(sourcePath),
    mode: 0o644,
    comment: 'hash',
    notice:
      'Offsets of staggered jobs, kept by cronwright: commit them. To have one chosen anew, delete its line and run npx cronwright compile',
    stamp: 'merged by line',
    body: `version: ${algorithm}\n${offsetsKey}:\n${lines.sort().join('')}`,
  };
}
