import { baseName, besideOthers, folderFaults } from '../../read-back/folder.ts';
import { runnerFaults, runnerFile } from '../../read-back/runner.ts';
import type { ReadBack, ReadRequest } from '../types.ts';
import { crontabFile, readCrontab } from './read/crontab.ts';

/** A crontab and the runner beside it, read by the rules of crontab(5) and of `run-job --help`. */
export function read(request: ReadRequest): ReadBack {
  const { files } = request;
  const crontabs = files.filter(({ path }) => baseName(path) === crontabFile);
  const strange = files.filter(({ path }) => ![crontabFile, runnerFile].includes(baseName(path)));
  const backs = crontabs.map(readCrontab);
  const missing = { path: besideOthers(files, crontabFile), what: 'there is no crontab' };
  return {
    jobs: backs.flatMap(({ jobs }) => jobs),
    faults: [
      ...folderFaults(files),
      ...(crontabs.length === 0 ? [missing] : []),
      ...strange.map(({ path }) => ({ path, what: 'nothing reads this file' })),
      ...backs.flatMap(({ faults }) => faults),
      ...runnerFaults(request),
    ],
  };
}
