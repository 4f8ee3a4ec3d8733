import type { JobReview, Review } from './types.ts';

/** Whether any start of any job appears, disappears or moves on any target; what is paused has none. */
export function runsChange({ jobs }: Pick<Review, 'jobs'>): boolean {
  return jobs.some(changesRuns);
}

/** The same of one job. */
export function changesRuns(one: JobReview): boolean {
  switch (one.kind) {
    case 'added':
      return one.after.runsOn.length > 0;
    case 'removed':
      return one.before.runsOn.length > 0;
    case 'kept': {
      const { before, after, timing } = one;
      const isAnywhere = before.runsOn.length + after.runsOn.length > 0;
      const isAlike = before.runsOn.join() === after.runsOn.join();
      return (timing.kind !== 'same' && isAnywhere) || !isAlike;
    }
  }
}
