import { noticeFor } from './notice.ts';
import type { Artifact, TargetPlan } from './types.ts';

/** The runner beside a target's files: of one source the same bytes everywhere. */
export function runnerArtifact(plan: TargetPlan<{ readonly out: string }>): Artifact {
  return {
    path: `${plan.settings.out}/run-job`,
    mode: 0o755,
    comment: 'hash',
    notice: noticeFor(plan.sourcePath),
    body: plan.runner,
  };
}
