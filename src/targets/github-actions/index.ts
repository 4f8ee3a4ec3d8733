import { nameProblems } from '../same-names.ts';
import { defineTarget } from '../types.ts';
import { billing, busyMinute, liveFolder, startSlack, utc } from './dialect.ts';
import { facts } from './facts.ts';
import { legalise } from './legalise.ts';
import { callerName } from './names.ts';
import { pauseSwitch } from './pause-switch.ts';
import { read } from './read.ts';
import { render } from './render.ts';
import { actionsSettings, defaultOut } from './settings.ts';

/** One scheduled workflow for each job, all calling one reusable workflow. */
export const githubActions = defineTarget({
  id: 'github-actions',
  label: 'GitHub Actions',
  defaultOut,
  settings: actionsSettings,
  engine: () => ({ engine: 'github-actions', hostZone: utc }),
  legalise,
  check: ({ jobs }) => nameProblems(jobs, callerName),
  render,
  facts,
  lacks: ['deadline'],
  read,
  reordered: (files) => [...files].reverse(),
  liveFolder,
  removal: ({ path }) => {
    const name = /(?:^|\/)(cronwright-[a-z0-9-]+\.yml)$/.exec(path)?.[1];
    return name && `git rm ${liveFolder}/${name}`;
  },
  pauseSwitch,
  dueFrom: 'clock',
  startSlack: () => startSlack,
  billing,
  busyMinute,
});
