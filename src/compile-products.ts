import type { Diagnostic } from './diagnostics/diagnostic.ts';
import { largestGapOver } from './ir/largest-gap.ts';
import { longestRunSeconds } from './model/run-length.ts';
import type { Catalog, Job } from './model/types.ts';
import { sqlArtifacts, sqlFolder } from './products/sql/index.ts';
import type { RecordedJob } from './products/sql/recorded-job.ts';
import type { Horizon } from './proof/types.ts';
import { ownFolderProblems, type TargetFolder } from './targets/folders.ts';
import { targetRegistry } from './targets/registry.ts';
import type { Artifact } from './targets/types.ts';

/** What runs beside the entries, of which no engine knows: each in a folder of its own. */
export interface CompiledProducts {
  readonly diagnostics: readonly Diagnostic[];
  readonly outputs: readonly {
    readonly of: string;
    readonly folder: string;
    readonly artifacts: readonly Artifact[];
  }[];
}

/** The SQL, where runs are recorded. */
export function compileProducts(
  catalog: Catalog,
  folders: readonly TargetFolder[],
  horizon: Horizon,
): CompiledProducts {
  const { log } = catalog;
  if (!log) return { diagnostics: [], outputs: [] };
  const jobs = recordedJobs(catalog, horizon);
  return {
    diagnostics: ownFolderProblems(folders, [{ folder: sqlFolder, key: 'log' }]),
    outputs: [{ of: 'sql', folder: sqlFolder, artifacts: sqlArtifacts(catalog, log, jobs) }],
  };
}

function recordedJobs(catalog: Catalog, horizon: Horizon): readonly RecordedJob[] {
  const largestGap = largestGapOver(horizon);
  const positions = new Map(catalog.categories.map(({ name }, index) => [name, index + 1]));
  return catalog.jobs.map((job) => {
    const position = job.category && positions.get(job.category.name);
    return {
      job,
      ...(position === undefined ? {} : { position }),
      maxGapSeconds: largestGap(job.schedules) * 60,
      longestRunSeconds: longestRunSeconds(job),
      slackSeconds: startSlack(job) + longestRunSeconds(job),
      paused: isPaused(job, catalog),
    };
  });
}

/** On the most patient of its targets: which one is live is said on the platforms, not here. */
function startSlack(job: Job): number {
  const own = targetRegistry.filter(({ id }) => job.targets.includes(id));
  return Math.max(0, ...own.map((target) => target.startSlack(job)));
}

function isPaused({ pauses, targets }: Job, catalog: Catalog): boolean {
  const paused = catalog.targets.filter(({ pause }) => pause).map(({ id }) => id);
  return pauses.length > 0 || targets.every((id) => paused.includes(id));
}
