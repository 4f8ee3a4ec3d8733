import { printCron } from '../../cron/print.ts';
import { hasErrors } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../diagnostics/did-you-mean.ts';
import { lateAfterSeconds } from '../../model/opening.ts';
import { parseSelector, selects } from '../../model/selector.ts';
import type { Catalog, ConfiguredTarget, Job } from '../../model/types.ts';
import { categoryColor } from '../category-color.ts';
import { shellCommand } from '../command-line.ts';
import { talkFindings } from '../findings.ts';
import type { BasicFormat } from '../format.ts';
import { outJson } from '../json.ts';
import { loadAndCompile } from '../load.ts';
import { statusOf } from '../status-of.ts';
import { columns } from '../table.ts';
import { type Status, type Terminal, UsageError } from '../terminal.ts';

export interface ListOptions {
  readonly source: string;
  readonly selectors: readonly string[];
  readonly format: BasicFormat;
}

/** The jobs a selector names. @throws UsageError for a word that names none. */
export function selectJobs(catalog: Catalog, selectors: readonly string[]): readonly Job[] {
  if (selectors.length === 0) return catalog.jobs;
  const chosen = new Set<Job>();
  for (const text of selectors) {
    const selector = parseSelector(text);
    if (!selector) throw new UsageError(`"${text}" is no selector; ${selectorHelp(text)}`);
    const jobs = catalog.jobs.filter((job) => selects(selector, job));
    if (jobs.length === 0 && selector.kind !== 'all') {
      throw new UsageError(`no job answers to "${text}"${nearest(catalog, text)}`);
    }
    for (const job of jobs) chosen.add(job);
  }
  return catalog.jobs.filter((job) => chosen.has(job));
}

function selectorHelp(text: string): string {
  return /\.ya?ml$/i.test(text)
    ? `to name the source, write  --source ${shellCommand([text])}`
    : 'a selector is  all | category:NAME | window:NAME | job:NAME | NAME';
}

function nearest(catalog: Catalog, text: string): string {
  const words = [
    ...catalog.jobs.flatMap(({ name, source }) => [name, source]),
    ...catalog.categories.map(({ name }) => `category:${name}`),
    ...catalog.windows.map(({ name }) => `window:${name}`),
  ];
  const guess = didYouMean(text, words);
  return guess ? `; did you mean "${guess}"?` : '';
}

/** The five fields that say when a job starts; several entries are joined by ` | `. */
export function cronOf(job: Pick<Job, 'schedules'>): string {
  return job.schedules.map(printCron).join(' | ');
}

/** The targets of the job that are paused whole. */
function pausedTargets(job: Job, catalog: Catalog): readonly ConfiguredTarget[] {
  return catalog.targets.filter(({ id, pause }) => pause && job.targets.includes(id));
}

/** Whether the job starts nowhere: itself, its category, its window or every target is paused. */
export function isPaused(job: Job, catalog: Catalog): boolean {
  return job.pauses.length > 0 || pausedTargets(job, catalog).length === job.targets.length;
}

/** Every pause that holds the job somewhere, with its reason. */
export function pausesOf(job: Job, catalog: Catalog): readonly string[] {
  const ofTargets = pausedTargets(job, catalog).flatMap(({ pause }) => (pause ? [pause] : []));
  return [...job.pauses, ...ofTargets].map(
    ({ level, name, reason }) => `${level} ${name}${reason ? `: ${reason}` : ''}`,
  );
}

function row(job: Job, catalog: Catalog): Readonly<Record<string, unknown>> {
  const paused = pausesOf(job, catalog);
  return {
    name: job.name,
    source: job.source,
    category: job.category?.name ?? null,
    window: job.window?.name ?? null,
    schedule: cronOf(job),
    timezone: job.zone,
    method: job.method,
    endpoint: job.endpoint,
    timeout_seconds: job.timeoutSeconds,
    overlap: job.overlap,
    late_after_seconds: lateAfterSeconds(job) ?? null,
    attempts: job.retry?.attempts ?? 1,
    owner: job.owner ?? null,
    targets: job.targets,
    paused: isPaused(job, catalog),
    paused_targets: pausedTargets(job, catalog).map(({ id }) => id),
    paused_by: paused,
    description: job.description ?? null,
    why: job.why ?? null,
    duration_seconds: job.durationSeconds ?? null,
  };
}

function pausedWords(job: Job, catalog: Catalog): string {
  if (isPaused(job, catalog)) return 'paused';
  const targets = pausedTargets(job, catalog);
  return targets.length > 0 ? `on ${targets.map(({ id }) => id).join(', ')}` : '';
}

function prettyRows(
  jobs: readonly Job[],
  catalog: Catalog,
  { columns: width, outColors }: Terminal,
): readonly string[][] {
  const wide = width >= 120;
  const paint = categoryColor(catalog.categories, outColors);
  const paused = jobs.some((job) => pausesOf(job, catalog).length > 0);
  const head = [
    'JOB',
    'SCHEDULE',
    'CATEGORY',
    ...(wide ? ['CALL', 'TARGETS'] : []),
    ...(paused ? ['PAUSED'] : []),
  ];
  const body = jobs.map((job) => [
    paint(job.name, job.category),
    cronOf(job),
    paint(job.category?.name ?? '–', job.category),
    ...(wide ? [`${job.method} ${job.endpoint}`, job.targets.join(', ')] : []),
    ...(paused ? [pausedWords(job, catalog)] : []),
  ]);
  return [head.map((title) => outColors.dim(title)), ...body];
}

/** `cronwright list`: a row a job. */
export function list(options: ListOptions, terminal: Terminal): Status {
  const { catalog, diagnostics } = loadAndCompile(options.source, terminal);
  if (!catalog || hasErrors(diagnostics)) talkFindings(diagnostics, terminal);
  if (!catalog) return statusOf(diagnostics);
  const jobs = selectJobs(catalog, options.selectors);
  if (options.format === 'json') {
    outJson(terminal, { zone: catalog.zone, jobs: jobs.map((job) => row(job, catalog)) });
  } else {
    terminal.out(`${columns(prettyRows(jobs, catalog, terminal))}\n`);
  }
  return statusOf(diagnostics);
}
