import { countWeek, perWeek, type Week, type WeekCount } from '../counts/week-count.ts';
import type { BaselineJob } from '../model/types.ts';
import type { ReviewedJob, SideCount } from './types.ts';

/** What a side's jobs start in the week, with its pauses and without. */
export function countSide(
  jobs: readonly ReviewedJob[],
  week: Week,
  baseline?: readonly BaselineJob[],
): SideCount {
  const written: WeekCount<ReviewedJob> = {
    week,
    jobs,
    starts: new Map(jobs.map(({ name, timing }) => [name, timing.starts(week.from, week.until)])),
  };
  const running = { ...written, jobs: jobs.filter(({ runsOn }) => runsOn.length > 0) };
  const targets = [...new Set(jobs.flatMap((job) => job.targets))];
  const runsOf = (id: string) =>
    perWeek({ ...written, jobs: jobs.filter(({ runsOn }) => runsOn.includes(id)) });
  return {
    running,
    written,
    perTarget: new Map(targets.map((id) => [id, runsOf(id)])),
    ...(baseline && { baseline: perWeek(countWeek(baseline, week)) }),
  };
}
