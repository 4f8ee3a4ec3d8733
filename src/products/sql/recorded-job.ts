import type { Job } from '../../model/types.ts';

/** A job with what its rows are judged by. */
export interface RecordedJob {
  readonly job: Job;
  /** The place of its category in the source, from 1; absent without one. */
  readonly position?: number;
  /** What no start is ever longer away from the next, clock changes included. */
  readonly maxGapSeconds: number;
  readonly longestRunSeconds: number;
  /** How long after its due minute a run has ended with success, if all is well. */
  readonly slackSeconds: number;
  /** Held by any pause of the source, or because all its targets are. */
  readonly paused: boolean;
}
