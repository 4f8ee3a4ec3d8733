import type { Job } from '../../model/types.ts';
import { describePause, onOneLine, pausesOf } from '../comment-text.ts';
import type { TargetPlan } from '../types.ts';
import { labelValue } from './names.ts';
import type { KubernetesSettings } from './settings.ts';

export type Pairs = readonly (readonly [key: string, value: string])[];

/** The labels of every object of a set, the runner's ConfigMap included: what prunes goes by them. */
export function setLabels(set: string): Pairs {
  return [
    ['app.kubernetes.io/managed-by', 'cronwright'],
    ['cronwright.dev/set', set],
  ];
}

/** Labels of a CronJob, its Jobs and their pods. */
export function jobLabels(job: Job, set: string): Pairs {
  return [
    ...setLabels(set),
    ...pair('cronwright.dev/category', job.category && labelValue(job.category.name)),
    ...pair('cronwright.dev/window', job.window && labelValue(job.window.name)),
  ];
}

/** What a label has no room for. The job's exact name is read from here, never from the object's. */
export function jobAnnotations(job: Job, plan: TargetPlan<KubernetesSettings>): Pairs {
  const pauses = pausesOf(job, plan.pause).map(describePause);
  return [
    ['cronwright.dev/job', job.name],
    ['cronwright.dev/source', plan.sourcePath],
    ...pair('cronwright.dev/owner', job.owner),
    ...pair('cronwright.dev/description', job.description),
    ...pair('cronwright.dev/why', job.why),
    ...pair('cronwright.dev/paused', pauses.join('; ') || undefined),
  ];
}

function pair(key: string, value: string | undefined): Pairs {
  return value ? [[key, onOneLine(value)]] : [];
}
