import { smallestGap } from '../ir/gaps.ts';
import { dueMinuteOfDay, lateAfterSeconds } from '../model/opening.ts';
import type { Job } from '../model/types.ts';
import { given } from '../targets/facts.ts';
import type { Facts, TargetPlan } from '../targets/types.ts';
import { formatTime } from '../time/civil.ts';

/** What a start of a job must do on a target, in the words of `Facts`. */
export function expectedFacts(
  job: Job,
  target: string,
  plan: Pick<TargetPlan<unknown>, 'gated' | 'pause' | 'log'>,
): Facts {
  const paused = job.pauses.length > 0 || plan.pause !== undefined;
  const late = lateAfterSeconds(job);
  const due = late === undefined ? undefined : dueMinuteOfDay(job);
  return given({
    method: job.method,
    path: job.path,
    query: queryOf(job),
    timeout: String(job.timeoutSeconds),
    category: job.category?.name,
    window: job.window?.name,
    target,
    gated: yesOrNo(plan.gated(job)),
    overlap: job.overlap,
    paused: yesOrNo(paused),
    deadline: String(deadlineOf(job)),
    grace: late?.toString(),
    due: due === undefined ? undefined : formatTime(due),
    zone: due === undefined ? undefined : job.zone,
    attempts: job.retry?.attempts.toString(),
    backoff: job.retry?.backoffSeconds.toString(),
    retry_timeouts: job.retry?.onTimeout === 'retry' ? 'yes' : undefined,
    record: plan.log?.columns,
    record_end: plan.log?.end,
  });
}

function queryOf({ query }: Job): string | undefined {
  if (query.length === 0) return undefined;
  return query.map(([key, value]) => `${key}=${value}`).join('\n');
}

/**
 * Seconds after which a platform lets a start go: its grace, else until the next is due, five minutes
 * at most; half a minute at least (below ten seconds Kubernetes may never start it).
 */
function deadlineOf({ graceSeconds, schedules }: Job): number {
  return Math.max(30, graceSeconds ?? Math.min(300, smallestGap(schedules) * 60));
}

function yesOrNo(holds: boolean): 'yes' | 'no' {
  return holds ? 'yes' : 'no';
}
