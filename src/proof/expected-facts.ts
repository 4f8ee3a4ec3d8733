import { smallestGap } from '../ir/gaps.ts';
import type { Job } from '../model/types.ts';
import type { Facts, TargetPlan } from '../targets/types.ts';

/** What a start of a job must do on a target, in the words of `Facts`. */
export function expectedFacts(
  job: Job,
  target: string,
  plan: Pick<TargetPlan<unknown>, 'gated' | 'pause'>,
): Facts {
  const paused = job.pauses.length > 0 || plan.pause !== undefined;
  return {
    method: job.method,
    path: job.path,
    ...given('query', job.query.map(([key, value]) => `${key}=${value}`).join('\n')),
    timeout: String(job.timeoutSeconds),
    ...given('category', job.category?.name),
    ...given('window', job.window?.name),
    target,
    gated: yesOrNo(plan.gated(job)),
    overlap: job.overlap,
    paused: yesOrNo(paused),
    deadline: String(deadlineOf(job)),
  };
}

/**
 * Seconds a start may be late: until the next is due, five minutes at most, half a minute at least
 * (below ten seconds Kubernetes may never start it).
 */
function deadlineOf({ schedules }: Job): number {
  return Math.max(30, Math.min(300, smallestGap(schedules) * 60));
}

function given(fact: string, value: string | undefined): Facts {
  return value ? { [fact]: value } : {};
}

function yesOrNo(holds: boolean): 'yes' | 'no' {
  return holds ? 'yes' : 'no';
}
