import type { InstantMinute } from '../../ir/types.ts';
import type { JobReview, Review, ReviewedJob, RunDifference } from '../../review/types.ts';
import type { RunKind } from './phrases.ts';

/** A run that changes, in the time of the review's zone. */
export interface FirstRun {
  readonly kind: RunKind;
  readonly job: string;
  readonly before?: InstantMinute;
  readonly after?: InstantMinute;
}

const shown = 3;
const minutesPerDay = 1440;
const longest = 28 * 365.25 * minutesPerDay;

/** Of each job that changes when it starts, the first few runs on both sides. */
export function firstRuns({ jobs, counts }: Review): readonly FirstRun[] {
  const from = counts.after?.written.week.from ?? counts.before?.written.week.from ?? 0;
  return jobs.flatMap((one) => runsOf(one, from));
}

function runsOf(one: JobReview, from: InstantMinute): readonly FirstRun[] {
  switch (one.kind) {
    case 'added':
      if (one.after.runsOn.length === 0) return [];
      return firstStarts(one.after, from).map((after) => ({
        kind: 'added',
        job: one.after.name,
        after,
      }));
    case 'removed':
      if (one.before.runsOn.length === 0) return [];
      return firstStarts(one.before, from).map((before) => ({
        kind: 'removed',
        job: one.before.name,
        before,
      }));
    case 'kept':
      break;
  }
  const job = one.after.name;
  switch (one.standing) {
    case 'paused':
      return firstStarts(one.before, from).map((before) => ({ kind: 'paused', job, before }));
    case 'resumed':
      return firstStarts(one.after, from).map((after) => ({ kind: 'resumed', job, after }));
    case 'same':
      // A job that is paused on both sides starts at none of its times.
      if (one.timing.kind === 'same' || one.after.runsOn.length === 0) return [];
      return one.timing.first.map((run) => told(run, job));
  }
}

function told(run: RunDifference, job: string): FirstRun {
  const { kind, ...instants } = run;
  return { kind, job, ...instants };
}

function firstStarts({ timing }: ReviewedJob, from: InstantMinute): readonly InstantMinute[] {
  for (let span = 7 * minutesPerDay; ; span *= 4) {
    const starts = timing.starts(from, from + Math.min(span, longest));
    if (starts.length >= shown || span >= longest) return starts.slice(0, shown);
  }
}
