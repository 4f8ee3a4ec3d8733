import { nameProblems } from '../same-names.ts';
import { defineTarget } from '../types.ts';
import { podSlack, startingDeadline } from './deadline.ts';
import { facts } from './facts.ts';
import { legalise } from './legalise.ts';
import { objectName } from './names.ts';
import { pauseSwitch } from './pause-switch.ts';
import { read } from './read.ts';
import { removal } from './removal.ts';
import { render } from './render.ts';
import { defaultOut, kubernetesSettings } from './settings.ts';

/** One batch/v1 CronJob for each job, applied by kustomize. */
export const kubernetes = defineTarget({
  id: 'kubernetes',
  label: 'Kubernetes',
  defaultOut,
  settings: kubernetesSettings,
  engine: () => ({ engine: 'kubernetes', hostZone: 'Etc/UTC' }),
  legalise,
  check: ({ jobs }) => nameProblems(jobs, objectName),
  render,
  facts,
  lacks: ['due', 'zone'],
  read,
  reordered: (files) => [...files].reverse(),
  removal,
  pauseSwitch,
  dueFrom: 'platform',
  cronJob: ({ name }, { namespace }) => ({ namespace, cronJob: objectName(name) }),
  startSlack: (job) => startingDeadline(job) + podSlack,
});
