import type { Job } from '../../model/types.ts';

/** A job that starts in a cluster, with what kube-state-metrics' figures about it are judged by. */
export interface WatchedJob {
  readonly job: Job;
  readonly namespace: string;
  /** The name of its CronJob. */
  readonly cronJob: string;
  /** What no start is ever longer away from the next, clock changes included. */
  readonly maxGapSeconds: number;
  /** The shortest time between two starts. */
  readonly minGapSeconds: number;
  readonly longestRunSeconds: number;
  /** How long after its due minute the cluster may start it. */
  readonly startSlackSeconds: number;
}
