import { hasErrors } from '../../diagnostics/diagnostic.ts';
import type { EngineId } from '../../engines/registry.ts';
import { occurrences } from '../../ir/occurrences.ts';
import type { InstantMinute, Schedule } from '../../ir/types.ts';
import type { Catalog, Job } from '../../model/types.ts';
import { categoryColor } from '../category-color.ts';
import { readExpression } from '../expression.ts';
import { talkFindings } from '../findings.ts';
import type { BasicFormat } from '../format.ts';
import { civilText, instantText } from '../instant.ts';
import { outJson } from '../json.ts';
import { loadAndCompile } from '../load.ts';
import {
  endKeys,
  type RangeOptions,
  rangeOf,
  type StartRange,
  startsIn,
  talkEnd,
} from '../start-range.ts';
import { statusOf } from '../status-of.ts';
import { columns } from '../table.ts';
import { type Status, status, type Terminal, UsageError } from '../terminal.ts';
import { pausesOf, selectJobs } from './list.ts';
import { nextOnEngine } from './next-on-engine.ts';

export interface NextOptions extends RangeOptions {
  readonly source: string;
  readonly selectors: readonly string[];
  readonly all: true | undefined;
  readonly expr: string | undefined;
  readonly tz: string | undefined;
  /** The engine whose rules hold instead of the source's. */
  readonly as: EngineId | undefined;
  readonly hostTz: string | undefined;
  readonly format: BasicFormat;
}

interface Start {
  readonly at: InstantMinute;
  readonly job?: Job;
}

function startsOf(schedules: readonly Schedule[], range: StartRange): readonly InstantMinute[] {
  return startsIn(range, (from, until) => occurrences(schedules, from, until));
}

/** What the rows of starts are said with. */
interface Saying {
  readonly zone: string;
  readonly range: StartRange;
  readonly categories: Catalog['categories'];
}

function say(
  starts: readonly Start[],
  { zone, range, categories }: Saying,
  terminal: Terminal,
): void {
  const paint = categoryColor(categories, terminal.outColors);
  const rows = starts.map(({ at, job }) => [
    civilText(job?.zone ?? zone, at),
    instantText(at),
    ...(job ? [paint(job.name, job.category)] : []),
  ]);
  if (rows.length > 0) terminal.out(`${columns(rows)}\n`);
  talkEnd(range, starts, terminal);
}

function nextOfExpression(expr: string, options: NextOptions, terminal: Terminal): Status {
  if (options.selectors.length > 0 || options.all) {
    throw new UsageError('name a job, --all, or --expr: one of them');
  }
  if (options.as !== undefined) return nextOnEngine({ ...options, as: options.as, expr }, terminal);
  const zone = options.tz ?? 'Etc/UTC';
  const read = readExpression(expr, zone);
  if (!read.schedule) {
    talkFindings(read.diagnostics, terminal);
    return status.findings;
  }
  if (options.format === 'pretty') talkFindings(read.diagnostics, terminal);
  const range = rangeOf(options, zone, terminal);
  const starts = startsOf([read.schedule], range);
  if (options.format === 'pretty') {
    const rows = starts.map((at) => ({ at }));
    say(rows, { zone, range, categories: [] }, terminal);
  } else {
    outJson(terminal, { zone, occurrences: starts.map(instantText), ...endKeys(range, starts) });
  }
  return status.clean;
}

/** All starts of the jobs together, in time, those of one minute in source order. */
function startsOfJobs(jobs: readonly Job[], range: StartRange): readonly Start[] {
  const starts = jobs.flatMap((job) => startsOf(job.schedules, range).map((at) => ({ at, job })));
  return starts.sort((a, b) => a.at - b.at).slice(0, range.count);
}

function nextOfJobs(options: NextOptions, terminal: Terminal): Status {
  const { catalog, diagnostics } = loadAndCompile(options.source, terminal);
  if (!catalog || hasErrors(diagnostics)) talkFindings(diagnostics, terminal);
  if (!catalog) return statusOf(diagnostics);
  const jobs = selectJobs(catalog, options.all ? ['all'] : options.selectors);
  const range = rangeOf(options, catalog.zone, terminal);
  const starts = startsOfJobs(jobs, range);
  for (const job of jobs) {
    const pauses = pausesOf(job, catalog);
    if (pauses.length > 0)
      terminal.talk(`${job.name} is held by ${pauses.join('; ')}; shown as written\n`);
  }
  const { zone, categories } = catalog;
  if (options.format === 'pretty') say(starts, { zone, range, categories }, terminal);
  else outJobs(jobs, catalog, range, starts, terminal);
  return statusOf(diagnostics);
}

function outJobs(
  jobs: readonly Job[],
  catalog: Catalog,
  range: StartRange,
  starts: readonly Start[],
  terminal: Terminal,
): void {
  const [job, ...others] = jobs;
  const end = endKeys(range, starts);
  if (job && others.length === 0) {
    const instants = starts.map(({ at }) => instantText(at));
    outJson(terminal, { job: job.name, zone: job.zone, occurrences: instants, ...end });
  } else {
    const rows = starts.map(({ at, job }) => ({ at: instantText(at), job: job?.name }));
    outJson(terminal, { zone: catalog.zone, starts: rows, ...end });
  }
}

/** `cronwright next`: when the source fires, by its own rule; an expression also by an engine's. */
export function next(options: NextOptions, terminal: Terminal): Status {
  if (options.hostTz !== undefined && options.as === undefined)
    throw new UsageError('--host-tz goes with --as');
  if (options.expr !== undefined) return nextOfExpression(options.expr, options, terminal);
  if (options.as !== undefined)
    throw new UsageError('--as goes with --expr; jobs fire by the rule of the source');
  if (options.tz !== undefined)
    throw new UsageError('--tz goes with --expr; jobs have their own zone');
  if (options.selectors.length === 0 && !options.all) {
    throw new UsageError('name a job, or --all, or --expr "0 9 * * 1-5" --tz Europe/Berlin');
  }
  return nextOfJobs(options, terminal);
}
