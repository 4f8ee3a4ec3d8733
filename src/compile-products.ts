import { type Diagnostic, diagnostic } from './diagnostics/diagnostic.ts';
import type { Span } from './diagnostics/source-file.ts';
import { smallestGap } from './ir/gaps.ts';
import { largestGapOver } from './ir/largest-gap.ts';
import type { Schedule, Schedules } from './ir/types.ts';
import { longestRunSeconds } from './model/run-length.ts';
import type { Catalog, Job } from './model/types.ts';
import { monitoringFolder, prometheusRules } from './products/monitoring/index.ts';
import type { WatchedJob } from './products/monitoring/watched-job.ts';
import { sqlArtifacts, sqlFolder } from './products/sql/index.ts';
import type { RecordedJob } from './products/sql/recorded-job.ts';
import type { Horizon } from './proof/types.ts';
import { ownFolderProblems, type TargetFolder } from './targets/folders.ts';
import { targetRegistry } from './targets/registry.ts';
import type { Artifact } from './targets/types.ts';

export interface ProductsRequest {
  readonly catalog: Catalog;
  /** What the targets have taken. */
  readonly folders: readonly TargetFolder[];
  readonly horizon: Horizon;
  /** Where the source asks for alerts. */
  readonly alertsAt: Span;
}

/** What runs beside the entries, of which no engine knows: each in a folder of its own. */
export interface CompiledProducts {
  readonly diagnostics: readonly Diagnostic[];
  readonly outputs: readonly {
    readonly of: string;
    readonly folder: string;
    readonly artifacts: readonly Artifact[];
  }[];
}

type GapOf = (schedules: Schedules) => number;

/** The SQL, where runs are recorded, and the alerts, where some are asked for. */
export function compileProducts({
  catalog,
  folders,
  horizon,
  alertsAt,
}: ProductsRequest): CompiledProducts {
  const gapOf = largestGapOver(horizon);
  const own = [
    ...(catalog.log ? [{ folder: sqlFolder, key: 'log' }] : []),
    ...(catalog.alerts ? [{ folder: monitoringFolder, key: 'alerts' }] : []),
  ];
  return {
    diagnostics: [...ownFolderProblems(folders, own), ...alertProblems(catalog, alertsAt)],
    outputs: [...sqlOutput(catalog, gapOf), ...alertOutput(catalog, gapOf)],
  };
}

function sqlOutput(catalog: Catalog, gapOf: GapOf): CompiledProducts['outputs'] {
  const { log } = catalog;
  if (!log) return [];
  const jobs = recordedJobs(catalog, gapOf);
  return [{ of: 'sql', folder: sqlFolder, artifacts: sqlArtifacts(catalog, log, jobs) }];
}

function recordedJobs(catalog: Catalog, gapOf: GapOf): readonly RecordedJob[] {
  const positions = new Map(catalog.categories.map(({ name }, index) => [name, index + 1]));
  return catalog.jobs.map((job) => {
    const position = job.category && positions.get(job.category.name);
    return {
      job,
      ...(position === undefined ? {} : { position }),
      maxGapSeconds: gapOf(job.schedules) * 60,
      longestRunSeconds: longestRunSeconds(job),
      slackSeconds: startSlack(job) + longestRunSeconds(job),
      paused: job.targets.every((id) => isPaused(job, id, catalog)),
    };
  });
}

/** On the most patient of its targets: which one is live is said on the platforms, not here. */
function startSlack(job: Job): number {
  const own = targetRegistry.filter(({ id }) => job.targets.includes(id));
  return Math.max(0, ...own.map((target) => target.startSlack(job)));
}

function isPaused({ pauses }: Job, target: string, catalog: Catalog): boolean {
  return pauses.length > 0 || catalog.targets.some(({ id, pause }) => id === target && pause);
}

function alertOutput(catalog: Catalog, gapOf: GapOf): CompiledProducts['outputs'] {
  if (!catalog.alerts) return [];
  const artifacts = [prometheusRules(catalog, watchedJobs(catalog, gapOf))];
  return [{ of: 'monitoring', folder: monitoringFolder, artifacts }];
}

/** The jobs of targets whose objects Prometheus gets to see, without those written suspended. */
function watchedJobs(catalog: Catalog, gapOf: GapOf): readonly WatchedJob[] {
  return catalog.targets.flatMap((configured) => {
    const target = targetRegistry.find(({ id }) => id === configured.id);
    const result = target?.settings(configured, catalog);
    if (!target?.cronJob || result?.kind !== 'settings') return [];
    const { cronJob, id } = target;
    return catalog.jobs
      .filter((job) => job.targets.includes(id) && !isPaused(job, id, catalog))
      .map((job) => ({
        job,
        ...cronJob(job, result.settings),
        maxGapSeconds: gapOf(withoutOpenStarts(job.schedules)) * 60,
        minGapSeconds: smallestGap(job.schedules) * 60,
        longestRunSeconds: longestRunSeconds(job),
        startSlackSeconds: target.startSlack(job),
      }));
  });
}

/** Where the author leaves a skipped time open, the cluster may not start it. */
function withoutOpenStarts([first, ...others]: Schedules): Schedules {
  const dropping = (schedule: Schedule): Schedule => {
    const { dst } = schedule;
    const isOpen = dst.open === 'both' || dst.open === 'skipped';
    return isOpen ? { ...schedule, dst: { ...dst, skipped: 'drop' } } : schedule;
  };
  return [dropping(first), ...others.map(dropping)];
}

function alertProblems({ alerts, jobs }: Catalog, span: Span): readonly Diagnostic[] {
  if (!alerts) return [];
  const watched = targetRegistry.filter(({ cronJob }) => cronJob);
  if (jobs.some(({ targets }) => watched.some(({ id }) => targets.includes(id)))) return [];
  const labels = watched.map(({ label }) => label).join(' or ');
  const ids = watched.map(({ id }) => id).join(' or ');
  return [
    diagnostic('CW417', `alerts watch ${labels}, where no job runs`, {
      span,
      help: `let jobs run on the target ${ids}, or leave alerts out`,
    }),
  ];
}
