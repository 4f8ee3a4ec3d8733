import { hasErrors } from '../../diagnostics/diagnostic.ts';
import { occurrences } from '../../ir/occurrences.ts';
import type { InstantMinute, Schedule } from '../../ir/types.ts';
import type { Job } from '../../model/types.ts';
import { readExpression } from '../expression.ts';
import { statusOf, talkFindings } from '../findings.ts';
import { civilText, instantText, parseInstant } from '../instant.ts';
import { outJson } from '../json.ts';
import { loadAndCompile } from '../load.ts';
import { columns } from '../table.ts';
import { type Format, type Status, status, type Terminal, UsageError } from '../terminal.ts';
import { pausesOf, selectJobs } from './list.ts';

export interface NextOptions {
  readonly source: string;
  readonly selectors: readonly string[];
  readonly all: true | undefined;
  readonly expr: string | undefined;
  readonly tz: string | undefined;
  readonly from: string | undefined;
  readonly until: string | undefined;
  readonly count: number | undefined;
  readonly format: Format;
}

interface Range {
  readonly from: InstantMinute;
  readonly until: InstantMinute | undefined;
  readonly count: number | undefined;
}

interface Start {
  readonly at: InstantMinute;
  readonly job?: Job;
}

const defaultCount = 5;
/** The civil calendar repeats its day cells in 28 years; whatever has not come by then never comes. */
const horizon = 28 * 366 * 1440;

/** The first `count` starts from `from` on: the range doubles until they are found. */
export function firstStarts(
  schedules: readonly Schedule[],
  from: InstantMinute,
  count: number,
): readonly InstantMinute[] {
  for (let span = 1440; ; span *= 2) {
    const reach = Math.min(span, horizon);
    const starts = occurrences(schedules, from, from + reach);
    if (starts.length >= count || reach === horizon) return starts.slice(0, count);
  }
}

function startsOf(schedules: readonly Schedule[], { from, until, count }: Range) {
  if (until === undefined) return firstStarts(schedules, from, count ?? defaultCount);
  const starts = occurrences(schedules, from, until);
  return count === undefined ? starts : starts.slice(0, count);
}

function rangeOf(options: NextOptions, zone: string, terminal: Terminal): Range {
  const now = Math.ceil(terminal.now() / 60_000);
  const from = options.from === undefined ? now : parseInstant(options.from, zone, '--from');
  const until =
    options.until === undefined ? undefined : parseInstant(options.until, zone, '--until');
  if (until !== undefined && until < from) throw new UsageError('--until lies before --from');
  return { from, until, count: options.count };
}

function say(starts: readonly Start[], zone: string, terminal: Terminal): void {
  if (starts.length === 0) {
    terminal.talk('no start in this range\n');
    return;
  }
  const rows = starts.map(({ at, job }) => [
    civilText(job?.zone ?? zone, at),
    instantText(at),
    ...(job ? [job.name] : []),
  ]);
  terminal.out(`${columns(rows)}\n`);
}

function nextOfExpression(expr: string, options: NextOptions, terminal: Terminal): Status {
  if (options.selectors.length > 0 || options.all) {
    throw new UsageError('name a job, --all, or --expr: one of them');
  }
  const zone = options.tz ?? 'Etc/UTC';
  const read = readExpression(expr, zone);
  if (!read.schedule) {
    talkFindings(read.diagnostics, terminal);
    return status.findings;
  }
  if (options.format === 'pretty') talkFindings(read.diagnostics, terminal);
  const starts = startsOf([read.schedule], rangeOf(options, zone, terminal));
  if (options.format === 'json') outJson(terminal, { zone, occurrences: starts.map(instantText) });
  else
    say(
      starts.map((at) => ({ at })),
      zone,
      terminal,
    );
  return status.clean;
}

/** All starts of the jobs together, in time, those of one minute in source order. */
function startsOfJobs(jobs: readonly Job[], range: Range): readonly Start[] {
  const starts = jobs.flatMap((job) => startsOf(job.schedules, range).map((at) => ({ at, job })));
  starts.sort((a, b) => a.at - b.at);
  const count = range.count ?? (range.until === undefined ? defaultCount : undefined);
  return count === undefined ? starts : starts.slice(0, count);
}

/** `cronwright next`: when the source fires, by its own rule and not by any engine's. */
export function next(options: NextOptions, terminal: Terminal): Status {
  if (options.expr !== undefined) return nextOfExpression(options.expr, options, terminal);
  if (options.tz !== undefined)
    throw new UsageError('--tz goes with --expr; jobs have their own zone');
  if (options.selectors.length === 0 && !options.all) {
    throw new UsageError('name a job, or --all, or --expr "0 9 * * 1-5" --tz Europe/Berlin');
  }
  const { catalog, diagnostics } = loadAndCompile(options.source, terminal);
  if (!catalog || hasErrors(diagnostics)) talkFindings(diagnostics, terminal);
  if (!catalog) return statusOf(diagnostics);
  const jobs = selectJobs(catalog, options.all ? ['all'] : options.selectors);
  const starts = startsOfJobs(jobs, rangeOf(options, catalog.zone, terminal));
  for (const job of jobs) {
    const pauses = pausesOf(job, catalog);
    if (pauses.length > 0)
      terminal.talk(`${job.name} is held by ${pauses.join('; ')}; shown as written\n`);
  }
  if (options.format === 'pretty') say(starts, catalog.zone, terminal);
  else if (jobs.length === 1) {
    outJson(terminal, {
      job: jobs[0]?.name,
      zone: jobs[0]?.zone,
      occurrences: starts.map(({ at }) => instantText(at)),
    });
  } else {
    const rows = starts.map(({ at, job }) => ({ at: instantText(at), job: job?.name }));
    outJson(terminal, { zone: catalog.zone, starts: rows });
  }
  return statusOf(diagnostics);
}
