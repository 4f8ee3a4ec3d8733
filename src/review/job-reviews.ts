import type { Facts } from '../targets/types.ts';
import { type Stretch, timingChange } from './timing.ts';
import type { FactChange, JobReview, KeptJob, ReviewedJob } from './types.ts';

/**
 * What happens to each job, unchanged ones left out: those that are there in page order, then the
 * removed ones in the order they had. Jobs pair by name; of the rest, one that starts when another did
 * and does the same is that one under a new name.
 */
export function reviewJobs(
  before: readonly ReviewedJob[],
  after: readonly ReviewedJob[],
  week: Stretch,
): readonly JobReview[] {
  const old = new Map(before.map((job) => [job.name, job]));
  const names = new Set(after.map(({ name }) => name));
  const lost = new Map(before.filter(({ name }) => !names.has(name)).map((job) => [job.name, job]));
  const reviews = after.flatMap((job): readonly JobReview[] => {
    const same = old.get(job.name);
    const earlier = same ?? renamedFrom(job, [...lost.values()], week);
    if (!earlier) return [{ kind: 'added', after: job }];
    lost.delete(earlier.name);
    const kept = keptJob(earlier, job, week);
    return isUnchanged(kept) ? [] : [kept];
  });
  const removed = [...lost.values()].map((job) => ({ kind: 'removed', before: job }) as const);
  return [...reviews, ...removed];
}

function renamedFrom(
  job: ReviewedJob,
  lost: readonly ReviewedJob[],
  week: Stretch,
): ReviewedJob | undefined {
  return lost.find(
    (other) =>
      other.facts.call === job.facts.call &&
      factChanges(anonymous(other.facts), anonymous(job.facts)).length === 0 &&
      timingChange(other.timing, job.timing, week).kind === 'same',
  );
}

/** Without what a renamed window or category takes along. */
function anonymous({ window, category, ...facts }: Facts): Facts {
  return facts;
}

function keptJob(before: ReviewedJob, after: ReviewedJob, week: Stretch): KeptJob {
  const standing = standingChange(before, after);
  return {
    kind: 'kept',
    before,
    after,
    renamed: before.name === after.name ? 'no' : 'yes',
    timing: timingChange(before.timing, after.timing, week),
    standing,
    heldOn:
      standing === 'same'
        ? { paused: heldOnlyBy(after, before), resumed: heldOnlyBy(before, after) }
        : { paused: [], resumed: [] },
    targets: {
      added: after.targets.filter((id) => !before.targets.includes(id)),
      removed: before.targets.filter((id) => !after.targets.includes(id)),
    },
    facts: factChanges(before.facts, after.facts),
  };
}

function standingChange(before: ReviewedJob, after: ReviewedJob): KeptJob['standing'] {
  const [ran, runs] = [before, after].map(({ runsOn }) => runsOn.length > 0);
  if (ran === runs) return 'same';
  return ran ? 'paused' : 'resumed';
}

/** The targets both have on which only `held` is paused. */
function heldOnlyBy(held: ReviewedJob, free: ReviewedJob): readonly string[] {
  return held.targets.filter((id) => free.runsOn.includes(id) && !held.runsOn.includes(id));
}

function factChanges(before: Facts, after: Facts): readonly FactChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((fact) => {
    const [old, now] = [before[fact], after[fact]];
    if (old === now) return [];
    return [
      {
        fact,
        ...(old === undefined ? {} : { before: old }),
        ...(now === undefined ? {} : { after: now }),
      },
    ];
  });
}

function isUnchanged(kept: KeptJob): boolean {
  const { renamed, timing, standing, targets, facts } = kept;
  return (
    renamed === 'no' &&
    timing.kind === 'same' &&
    standing === 'same' &&
    targets.added.length + targets.removed.length === 0 &&
    facts.length === 0 &&
    runsAlike(kept)
  );
}

function runsAlike({ before, after }: KeptJob): boolean {
  return before.runsOn.join() === after.runsOn.join();
}
