import { smallestGap } from '../../ir/gaps.ts';
import type { Job } from '../../model/types.ts';
import { deadline } from './dialect.ts';

/** Seconds to find a node and to fetch the image, once the controller has made the Job. */
export const podSlack = 60;

/** Seconds a start may be late: its grace, else until the next one is due, five minutes at most. */
export function startingDeadline({ graceSeconds, schedules }: Job): number {
  const patience = graceSeconds ?? Math.min(deadline.longest, smallestGap(schedules) * 60);
  return Math.max(deadline.shortest, patience);
}
