import type { DueMinute } from './due-minutes.ts';
import type { AuditedJob, Millisecond, RunLine, Span } from './types.ts';

/**
 * When a run belongs to which due minute. These are the rules, and all of them:
 *
 *  1. All lines of one id are one run, started with the first and ended as its last attempt ended. The
 *     same attempt told twice counts once.
 *  2. A line in standby is no run: the job runs on another platform, and a run there is the run. Due
 *     minutes are met by a run of any platform, because the live one may have changed meanwhile.
 *  3. A run that somebody started by hand is `manual`. It meets no due minute.
 *  4. A run whose `scheduled_at` is known belongs to that due minute; where the job isn't due then, it is
 *     `stray`.
 *  5. Any other belongs to the latest due minute not after its start. Clocks may be two seconds early.
 *     Where that one lies more than six hours back, and more than the slack, the run is `stray`.
 *  6. Where that due minute has its run already, the run belongs to the latest one without a run within
 *     its slack: it was only slow. Where there is none, it is `doubled`.
 *  7. A run is on time up to the slack of its platform behind its due minute, and `late` behind that; a
 *     run whose platform isn't told has the longest slack of the job's.
 *  8. A due minute without a run is `missed`, or `held` where the source pauses the job. It is judged only
 *     between the first and the last line of the job's platforms, and only if slack and longest run fit
 *     in before the last one: a line is written when its run has ended.
 *  9. At clock changes, minutes that the source leaves open may be met and are never missed.
 * 10. Of skipped runs, too, the start is what counts: they have a due minute and are not missed.
 */

/** Clocks of two hosts differ by less, and cron daemons wake up a little early at most. */
const earlyBy: Millisecond = 2_000;
/** Behind its due minute by more, a start is no late one but another one. */
const farthest: Millisecond = 6 * 3_600_000;

/** How long things take with a job, in milliseconds. */
export interface Patience {
  /** Of starts whose platform isn't told. */
  readonly slack: number;
  /** How far behind its due minute a start may be at all. */
  readonly reach: number;
  /** Until the line of a run on a due minute must have been written. */
  readonly settled: number;
}

export function patienceOf({ slacks, longestRun }: AuditedJob): Patience {
  const slack = Math.max(0, ...slacks.values()) * 1000;
  const reach = Math.max(slack, farthest);
  return { slack, reach, settled: slack + longestRun * 1000 };
}

/** A due minute, and what is known of it so far. */
export interface PendingMinute extends DueMinute {
  /** Whether a run belongs to it. */
  met: boolean;
  /** Whether a platform in standby started there. */
  standby: boolean;
}

/** Where a run belongs: rules 4 to 6. */
export type Place =
  | { readonly kind: 'first'; readonly due: PendingMinute }
  | { readonly kind: 'doubled'; readonly due: PendingMinute }
  | { readonly kind: 'stray' };

const stray: Place = { kind: 'stray' };

/** @param pending ascending, and at least `reach` back from the start */
export function placeOf(
  { scheduledAt, startedAt }: Pick<RunLine, 'scheduledAt' | 'startedAt'>,
  pending: readonly PendingMinute[],
  slack: number,
  { reach }: Patience,
): Place {
  if (scheduledAt !== undefined) {
    const minute = Math.floor(scheduledAt / 60_000);
    const due = pending.findLast((one) => one.minute === minute);
    if (!due) return stray;
    return { kind: due.met ? 'doubled' : 'first', due };
  }
  const start = startedAt + earlyBy;
  const latest = pending.findLast((due) => due.minute * 60_000 <= start);
  if (!latest || start - latest.minute * 60_000 > reach) return stray;
  if (!latest.met) return { kind: 'first', due: latest };
  const slow = pending.findLast(
    ({ minute, met }) => !met && minute * 60_000 <= start && start - minute * 60_000 <= slack,
  );
  return slow ? { kind: 'first', due: slow } : { kind: 'doubled', due: latest };
}

/** Whether a due minute without a run is missed: rule 8, of a job that isn't paused. */
export function isJudged(
  { minute, open }: DueMinute,
  span: Span | undefined,
  { settled }: Patience,
): boolean {
  if (open || !span) return false;
  const due = minute * 60_000;
  return due >= span.from && due + settled <= span.until;
}
