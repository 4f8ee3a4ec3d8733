import {
  type CountedJob,
  only,
  perWeek,
  type ScheduledJob,
  type WeekCount,
} from '../../counts/week-count.ts';
import { sameSchedule } from '../../ir/schedule.ts';
import type { Schedule } from '../../ir/types.ts';

/** A job as written, before expansion, on one side of the comparison. */
export interface SourceSide {
  readonly schedules: readonly Schedule[];
  readonly perWeek: number;
}

/** A source job that is not the same on both sides; a side it is not on is absent. */
export interface SourceChange {
  readonly source: string;
  readonly before?: SourceSide;
  readonly after?: SourceSide;
}

export interface SourceChanges {
  /** Changed and new ones in the order of the schedule, then removed ones in the baseline's. */
  readonly changed: readonly SourceChange[];
  readonly unchanged: readonly string[];
}

function sideOf(count: WeekCount<ScheduledJob>, source: string): SourceSide | undefined {
  const own = only(count, (job) => job.source === source);
  if (own.jobs.length === 0) return undefined;
  return { schedules: own.jobs.flatMap((job) => job.schedules), perWeek: perWeek(own) };
}

/**
 * Whether each schedule of one side has its equal on the other. The policy for clock changes is left
 * out: what ran before mostly had none to state.
 */
function sameMeaning(a: readonly Schedule[], b: readonly Schedule[]): boolean {
  const within = (left: readonly Schedule[], right: readonly Schedule[]) =>
    left.every((schedule) =>
      right.some((other) => sameSchedule(schedule, { ...other, dst: schedule.dst })),
    );
  return within(a, b) && within(b, a);
}

function isUnchanged({ before, after }: SourceChange): boolean {
  if (!before || !after || before.perWeek !== after.perWeek) return false;
  return sameMeaning(before.schedules, after.schedules);
}

function sourcesOf(jobs: readonly CountedJob[]): readonly string[] {
  return [...new Set(jobs.map((job) => job.source))];
}

/** Source jobs of both sides, paired by name: what a pull request means for each of them. */
export function changesBetween(
  before: WeekCount<ScheduledJob>,
  after: WeekCount<ScheduledJob>,
): SourceChanges {
  const sources = [...new Set([...sourcesOf(after.jobs), ...sourcesOf(before.jobs)])];
  const pairs = sources.map((source): SourceChange => {
    const [old, now] = [sideOf(before, source), sideOf(after, source)];
    return { source, ...(old && { before: old }), ...(now && { after: now }) };
  });
  return {
    changed: pairs.filter((pair) => !isUnchanged(pair)),
    unchanged: pairs.filter(isUnchanged).map(({ source }) => source),
  };
}
