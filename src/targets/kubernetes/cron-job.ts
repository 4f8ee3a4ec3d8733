import { longestRunSeconds } from '../../model/run-length.ts';
import type { Job } from '../../model/types.ts';
import { pausesOf } from '../comment-text.ts';
import type { TargetJob, TargetPlan } from '../types.ts';
import { block, type Lines, quoted, strings } from '../yaml-text.ts';
import { startingDeadline } from './deadline.ts';
import { jobAnnotations, jobLabels } from './metadata.ts';
import { objectName } from './names.ts';
import { podsOf } from './pod.ts';
import type { KubernetesSettings } from './settings.ts';

type Plan = TargetPlan<KubernetesSettings>;

/** Seconds between the longest run and the cluster's own end of it: to pull the image and to say why. */
const slack = 120;

/** The manifests of jobs; what is the same in all of them is made once. */
export function cronJobsOf(plan: Plan): (targetJob: TargetJob) => Lines {
  const podLines = podsOf(plan);
  return (targetJob) => cronJobLines(targetJob, plan, podLines);
}

type PodLines = (job: Job) => Lines;

function cronJobLines({ job, entries }: TargetJob, plan: Plan, podLines: PodLines): Lines {
  const { namespace, set } = plan.settings;
  const labels = block('labels', strings(jobLabels(job, set)));
  const [{ expression, zone = 'Etc/UTC' }] = entries;
  const paused = pausesOf(job, plan.pause).length > 0;
  return [
    'apiVersion: batch/v1',
    'kind: CronJob',
    ...block('metadata', [
      ...strings([
        ['name', objectName(job.name)],
        ['namespace', namespace],
      ]),
      ...labels,
      ...block('annotations', strings(jobAnnotations(job, plan))),
    ]),
    ...block('spec', [
      `schedule: ${quoted(expression)}`,
      `timeZone: ${quoted(zone)}`,
      `concurrencyPolicy: ${concurrencyPolicy(job)}`,
      `suspend: ${paused}`,
      `startingDeadlineSeconds: ${startingDeadline(job)}`,
      'successfulJobsHistoryLimit: 3',
      'failedJobsHistoryLimit: 3',
      ...block('jobTemplate', templateLines(job, labels, podLines)),
    ]),
  ];
}

/** No retries: a job that failed has perhaps done half of its work, and another call doubles it. */
function templateLines(job: Job, labels: Lines, podLines: PodLines): Lines {
  const metadata = block('metadata', labels);
  return [
    ...metadata,
    ...block('spec', [
      'backoffLimit: 0',
      'parallelism: 1',
      'completions: 1',
      `activeDeadlineSeconds: ${longestRunSeconds(job) + slack}`,
      ...block('template', [...metadata, ...block('spec', podLines(job))]),
    ]),
  ];
}

function concurrencyPolicy(job: Job): 'Forbid' | 'Allow' {
  switch (job.overlap) {
    case 'forbid':
      return 'Forbid';
    case 'allow':
      return 'Allow';
  }
}
