import type { Job } from '../../model/types.ts';
import { noticeFor } from '../notice.ts';
import type { Artifact, TargetPlan } from '../types.ts';
import { type Lines, textOf } from '../yaml-text.ts';
import { calleeLines } from './callee.ts';
import { callerLines } from './caller.ts';
import { calleeName, callerName } from './names.ts';
import type { ActionsSettings } from './settings.ts';

type Plan = TargetPlan<ActionsSettings>;

/** A scheduled workflow for each job and the reusable one that all of them call. */
export function* render(plan: Plan): Iterable<Artifact> {
  for (const targetJob of plan.jobs) {
    yield {
      ...workflow(plan, callerName(targetJob.job.name), callerLines(targetJob, plan)),
      subject: subjectOf(targetJob.job),
    };
  }
  yield workflow(plan, calleeName, calleeLines(plan));
}

function subjectOf(job: Job): NonNullable<Artifact['subject']> {
  return { job: job.source, at: job.places.name };
}

function workflow(plan: Plan, name: string, lines: Lines): Artifact {
  return {
    path: `${plan.settings.out}/${name}.yml`,
    mode: 0o644,
    comment: 'hash',
    notice: noticeFor(plan.sourcePath),
    body: textOf(lines),
  };
}
