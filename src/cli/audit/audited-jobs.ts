import type { AuditedJob } from '../../audit/types.ts';
import { longestRunSeconds } from '../../model/run-length.ts';
import type { Catalog, Job } from '../../model/types.ts';
import { targetRegistry } from '../../targets/registry.ts';
import { isPaused } from '../commands/list.ts';

/** The jobs of a source as an audit needs them, with what each platform says about being late. */
export function auditedJobs(catalog: Catalog): readonly AuditedJob[] {
  return catalog.jobs.map((job) => ({
    name: job.name,
    category: job.category?.name,
    schedules: job.schedules,
    paused: isPaused(job, catalog),
    slacks: slacksOf(job),
    longestRun: longestRunSeconds(job),
  }));
}

function slacksOf(job: Job): ReadonlyMap<string, number> {
  const targets = targetRegistry.filter(({ id }) => job.targets.includes(id));
  return new Map(targets.map((target) => [target.id, target.startSlack(job)]));
}
