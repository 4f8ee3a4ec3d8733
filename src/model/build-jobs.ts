import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { BaselineSource, Document, ScheduleSource } from '../source/types.ts';
import type { Definitions } from './definitions.ts';
import { type Expansion, expand } from './expand.ts';
import { inForce, levelsOf, sharedLevels } from './inherit.ts';
import { makeJob } from './job.ts';
import { lower } from './lower.ts';
import type { BaselineJob, Job } from './types.ts';

/** The jobs that could be made, the names they claim, and what was wrong with the others. */
export interface Built<Made> {
  readonly jobs: readonly Made[];
  readonly expansions: readonly Expansion[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Every job of the schedule, expansions side by side. */
export function buildJobs(
  document: Document<ScheduleSource>,
  definitions: Definitions,
  targetIds: readonly string[],
): Built<Job> {
  const { data, places } = document;
  return joined(
    Object.entries(data.jobs).flatMap(([name, source]) => {
      const zone = source.timezone ?? data.timezone;
      const dst = inForce(levelsOf(data, name, source.category), 'dst')?.value ?? {};
      return expand(name, source, definitions.windows, places).map((expansion) => {
        const { schedules, diagnostics } = lower(expansion, { zone, dst }, places);
        const parts = { document, definitions, targetIds, expansion, zone, source };
        const jobs = schedules ? [makeJob({ ...parts, schedules })] : [];
        const about = { job: name };
        const told = diagnostics.map((one) => ({ ...one, about }));
        return { jobs, expansions: [expansion], diagnostics: told };
      });
    }),
  );
}

/**
 * The jobs before the change. Categories, windows, and the zone and policy of those that state none
 * are the main file's.
 */
export function buildBaselineJobs(
  { data, places }: Document<BaselineSource>,
  definitions: Definitions,
  main: ScheduleSource,
): Built<BaselineJob> {
  return joined(
    Object.entries(data.jobs).flatMap(([source, job]) => {
      const category = definitions.categories.get(job.category ?? '');
      const zone = job.timezone ?? main.timezone;
      const own = { path: ['jobs', source], values: job };
      const dst = inForce([own, ...sharedLevels(main, job.category)], 'dst')?.value ?? {};
      return expand(source, job, definitions.windows, places).map((expansion) => {
        const { schedules, diagnostics } = lower(expansion, { zone, dst }, places);
        const { name } = expansion;
        const made = schedules && { name, source, ...(category && { category }), schedules };
        return { jobs: made ? [made] : [], expansions: [expansion], diagnostics };
      });
    }),
  );
}

function joined<Made>(parts: readonly Built<Made>[]): Built<Made> {
  return {
    jobs: parts.flatMap((part) => part.jobs),
    expansions: parts.flatMap((part) => part.expansions),
    diagnostics: parts.flatMap((part) => part.diagnostics),
  };
}
