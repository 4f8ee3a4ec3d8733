import { excerpt } from '../../read-back/excerpt.ts';
import { baseName, besideOthers, folderFaults } from '../../read-back/folder.ts';
import type { ReadBack, ReadFault, ReadRequest } from '../types.ts';
import { readCallee } from './read/callee.ts';
import { type ReadCaller, readCaller } from './read/caller.ts';

/** What every caller names in `uses`, from the folder that GitHub runs workflows from. */
const calleeFile = 'cronwright-run.yml';

/** A workflow for each job, and the reusable one that all of them call, the runner inside it. */
export function read({ files, runner }: ReadRequest): ReadBack {
  const callees = files.filter(({ path }) => baseName(path) === calleeFile);
  const [calleeOfAll] = callees;
  const callee = calleeOfAll && readCallee(calleeOfAll, runner);
  // In one order whatever theirs is, so that of two alike always the same is blamed.
  const callers = files
    .filter(({ path }) => path.endsWith('.yml') && baseName(path) !== calleeFile)
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map((file) => readCaller(file, callee));
  const strange = files.filter(({ path }) => !path.endsWith('.yml'));
  const missing = {
    path: besideOthers(files, calleeFile),
    what: `there is no ${calleeFile}, which every workflow calls`,
  };
  return {
    jobs: callers.flatMap(({ job }) => job ?? []),
    faults: [
      ...folderFaults(files),
      ...(callee ? [] : [missing]),
      ...strange.map(({ path }) => ({ path, what: 'nothing reads this file' })),
      ...(callee?.faults ?? []).map((what) => ({ path: calleeOfAll?.path ?? '', what })),
      ...callers.flatMap(({ faults }) => faults),
      ...sameGroups(callers),
    ],
  };
}

/** Jobs of one group would wait for each other. GitHub tells no capitals from small letters there. */
function sameGroups(callers: readonly ReadCaller[]): readonly ReadFault[] {
  const seen = new Set<string>();
  return callers.flatMap(({ path, group, job }) => {
    if (group === undefined) return [];
    const key = group.toLowerCase();
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const what = `another workflow has its concurrency group ${excerpt(group)}`;
    return [job ? { path, what, job: job.job } : { path, what }];
  });
}
