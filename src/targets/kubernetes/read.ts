import { baseName, besideOthers, folderFaults } from '../../read-back/folder.ts';
import { runnerFaults, runnerFile } from '../../read-back/runner.ts';
import { said } from '../../read-back/values.ts';
import type { ReadBack, ReadFault, ReadRequest, WrittenFile } from '../types.ts';
import { type ReadCronJob, readCronJob } from './read/cron-job.ts';
import { type ReadKustomization, readKustomization } from './read/kustomization.ts';

const kustomizationFile = 'kustomization.yaml';

/** CronJobs, a file each, the kustomization that applies them, and the runner they mount. */
export function read(request: ReadRequest): ReadBack {
  const { files } = request;
  const kustomizations = files.filter(({ path }) => baseName(path) === kustomizationFile);
  // In one order whatever theirs is, so that of two alike always the same is blamed.
  const objects = files
    .filter((file) => file.path.endsWith('.yaml') && !kustomizations.includes(file))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(readCronJob);
  const strange = files.filter(
    ({ path }) => !path.endsWith('.yaml') && baseName(path) !== runnerFile,
  );
  const missing = {
    path: besideOthers(files, kustomizationFile),
    what: 'there is no kustomization',
  };
  return {
    jobs: objects.flatMap(({ job }) => job ?? []),
    faults: [
      ...folderFaults(files),
      ...(kustomizations.length === 0 ? [missing] : []),
      ...strange.map(({ path }) => ({ path, what: 'nothing reads this file' })),
      ...objects.flatMap(({ faults }) => faults),
      ...sameNames(objects),
      ...kustomizations.flatMap((file) => applied(file, objects)),
      ...runnerFaults(request),
    ],
  };
}

/** Of two objects with one name in one namespace the later replaces the earlier. */
function sameNames(objects: readonly ReadCronJob[]): readonly ReadFault[] {
  return repeated(objects, ({ name, namespace }) => JSON.stringify([namespace, name]))
    .filter(({ name }) => name !== undefined)
    .map((object) => about(object, `another object has its name ${said(object.name)}`));
}

/** All but the first of those with one key. */
function repeated<T>(all: readonly T[], keyOf: (each: T) => string): readonly T[] {
  const seen = new Set<string>();
  return all.filter((each) => {
    const key = keyOf(each);
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  });
}

/** The kustomization applies every object once, nothing else, and says of them what they say. */
function applied(file: WrittenFile, objects: readonly ReadCronJob[]): readonly ReadFault[] {
  const { path } = file;
  const kustomization = readKustomization(file);
  const found = kustomization.faults.map((what) => ({ path, what }));
  const { resources } = kustomization;
  return [
    ...found,
    ...objects.flatMap((object) => disagreements(object, kustomization)),
    ...(resources ? resourceFaults(path, resources, objects) : []),
  ];
}

function resourceFaults(
  path: string,
  resources: readonly string[],
  objects: readonly ReadCronJob[],
): readonly ReadFault[] {
  const names = new Set(objects.map((object) => baseName(object.path)));
  const applied = new Set(resources);
  const strange = [...applied].filter((name) => !names.has(name));
  const twice = repeated(resources, (name) => name);
  return [
    ...strange.map((name) => ({ path, what: `its resource ${said(name)} is no CronJob here` })),
    ...twice.map((name) => ({ path, what: `its resource ${said(name)} is there twice` })),
    ...objects
      .filter((object) => !applied.has(baseName(object.path)))
      .map((object) => about(object, 'the kustomization does not apply it')),
  ];
}

/** kustomize puts all objects into its own namespace and set, whatever they say themselves. */
function disagreements(
  object: ReadCronJob,
  kustomization: ReadKustomization,
): readonly ReadFault[] {
  return (['namespace', 'set'] as const).flatMap((key) => {
    const [its, theirs] = [object[key], kustomization[key]];
    if (its === undefined || theirs === undefined || its === theirs) return [];
    return [about(object, `its ${key} is ${said(its)}, the kustomization's ${said(theirs)}`)];
  });
}

function about({ path, job }: ReadCronJob, what: string): ReadFault {
  return job ? { path, what, job: job.job } : { path, what };
}
