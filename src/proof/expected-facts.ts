import { smallestGap } from '../ir/gaps.ts';
import { dueMinuteOfDay, lateAfterSeconds } from '../model/opening.ts';
import type { Job } from '../model/types.ts';
import type { Facts, TargetPlan } from '../targets/types.ts';
import { formatTime } from '../time/civil.ts';

/** What a start of a job must do on a target, in the words of `Facts`. */
export function expectedFacts(
  job: Job,
  target: string,
  plan: Pick<TargetPlan<unknown>, 'gated' | 'pause' | 'log'>,
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
    ...lateness(job),
    ...given('attempts', job.retry && String(job.retry.attempts)),
    ...given('backoff', job.retry && String(job.retry.backoffSeconds)),
    ...given('retry_timeouts', job.retry?.onTimeout === 'retry' ? 'yes' : undefined),
    ...given('record', plan.log?.columns),
    ...given('record_end', plan.log?.end),
  };
}

/** From when on a start is too late, and the time of day that this is counted from. */
function lateness(job: Job): Facts {
  const seconds = lateAfterSeconds(job);
  const due = dueMinuteOfDay(job);
  if (seconds === undefined) return {};
  const clock = due === undefined ? {} : { due: formatTime(due), zone: job.zone };
  return { grace: String(seconds), ...clock };
}

/**
 * Seconds after which a platform lets a start go: its grace, else until the next is due, five minutes
 * at most; half a minute at least (below ten seconds Kubernetes may never start it).
 */
function deadlineOf({ graceSeconds, schedules }: Job): number {
  return Math.max(30, graceSeconds ?? Math.min(300, smallestGap(schedules) * 60));
}

function given(fact: string, value: string | undefined): Facts {
  return value ? { [fact]: value } : {};
}

function yesOrNo(holds: boolean): 'yes' | 'no' {
  return holds ? 'yes' : 'no';
}
