import { mayStart } from '../analysis/policies/possible-starts.ts';
import { isInScope } from '../analysis/policies/scope.ts';
import { weekFrom } from '../counts/week-count.ts';
import { occurrences } from '../ir/occurrences.ts';
import type { Policy } from '../model/policy-types.ts';
import type { Catalog, Job } from '../model/types.ts';

/** A limit to what may start in any stretch of so many minutes. */
interface Limit {
  readonly most: number;
  readonly within: number;
  /** What so many starts in one minute count. */
  readonly weigh: (starts: number) => number;
}

function limitOf({ commitment }: Policy): Limit | undefined {
  switch (commitment.kind) {
    case 'load':
      return {
        most: commitment.maxStarts,
        within: commitment.withinMinutes,
        weigh: (starts) => starts,
      };
    case 'wakeups':
      return commitment.per === 'hour'
        ? { most: commitment.atMost, within: 60, weigh: (starts) => Math.min(starts, 1) }
        : undefined;
    case 'protect':
    case 'allowed':
    case 'must_run':
    case 'never_on':
    case 'required_keys':
    case 'reduction':
      return undefined;
  }
}

/**
 * Whether the moved job makes a stretch of the week from the anchor hold more than may be. This week is
 * among the years that the policy looks at, so that it is broken there: the quick no before the slow
 * yes, for a file in which every minute of the day is full.
 */
export function crowdsWeek(policy: Policy, job: Job, catalog: Catalog): (moved: Job) => boolean {
  const limit = limitOf(policy);
  const { commitment } = policy;
  if (!limit || !('scope' in commitment)) return () => false;
  const { from, until } = weekFrom(catalog.zone, catalog.anchor);
  const starts = ({ schedules }: Job) =>
    occurrences(mayStart(schedules), from, until).map((start) => start - from);
  const others = new Array<number>(until - from).fill(0);
  const isMeant = isInScope(commitment.scope);
  const meant = catalog.jobs.filter((each) => each.name !== job.name && isMeant(each));
  for (const start of meant.flatMap(starts)) others[start] = (others[start] ?? 0) + 1;
  return (moved) => crowds(starts(moved), others, limit);
}

function crowds(own: readonly number[], others: readonly number[], limit: Limit): boolean {
  const { most, within, weigh } = limit;
  const mine = new Set(own);
  const weightAt = (minute: number) => weigh((others[minute] ?? 0) + (mine.has(minute) ? 1 : 0));
  const addsAt = (minute: number) => weightAt(minute) > weigh(others[minute] ?? 0);
  return own.filter(addsAt).some((start) => {
    const around = Array.from({ length: 2 * within - 1 }, (_, i) =>
      weightAt(start - within + 1 + i),
    );
    let sum = around.slice(0, within - 1).reduce((a, b) => a + b, 0);
    return around.slice(within - 1).some((weight, index) => {
      sum += weight - (index === 0 ? 0 : (around[index - 1] ?? 0));
      return sum > most;
    });
  });
}
