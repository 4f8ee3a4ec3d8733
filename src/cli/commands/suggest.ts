import { refusalsOf } from '../../compile-target.ts';
import { hasErrors } from '../../diagnostics/diagnostic.ts';
import { unwatched } from '../../diagnostics/report.ts';
import { parseClockSpan } from '../../model/literals.ts';
import type { Catalog, ClockSpan, Job } from '../../model/types.ts';
import runner from '../../products/run-job/run-job.sh';
import { horizonFrom } from '../../proof/horizon.ts';
import { judgeOver } from '../../proof/judge.ts';
import { hoursFault } from '../../source/values/hours.ts';
import { type FreeMovement, movementOf } from '../../suggest/movement.ts';
import { suggestSlots } from '../../suggest/suggest.ts';
import { formatTime } from '../../time/civil.ts';
import { talkFindings } from '../findings.ts';
import type { BasicFormat } from '../format.ts';
import { outJson } from '../json.ts';
import { loadAndLint } from '../load.ts';
import { statusOf } from '../status-of.ts';
import { jsonSuggestion } from '../suggest/suggestion-json.ts';
import { saySuggestions } from '../suggest/suggestion-pretty.ts';
import { type Status, status, type Terminal, UsageError } from '../terminal.ts';
import { selectJobs } from './list.ts';

export interface SuggestOptions {
  readonly source: string;
  readonly job: string;
  /** `HH:MM-HH:MM` on the job's clock; none for the whole day. */
  readonly within: string | undefined;
  readonly count: number;
  readonly format: BasicFormat;
}

/** `cronwright suggest`: the quietest times at which a job may start. */
export function suggest(options: SuggestOptions, terminal: Terminal): Status {
  const within = spanOf(options.within);
  const { catalog, diagnostics } = loadAndLint(options.source, terminal);
  if (!catalog || hasErrors(diagnostics)) talkFindings(diagnostics, terminal);
  if (!catalog) return statusOf(diagnostics);
  const asked = selectJobs(catalog, [options.job]).map((job) => ({
    job,
    movement: movable(job, within),
  }));
  const refusedBy = refusals(catalog);
  const told = asked.map(({ job, movement }) => {
    const span = within && { within };
    const { count } = options;
    const request = { catalog, job, movement, ...span, count, refusedBy: refusedBy(job) };
    return { job, movement, suggestion: suggestSlots(request) };
  });
  if (options.format === 'json') {
    outJson(terminal, { anchor: catalog.anchor, suggestions: told.map(jsonSuggestion) });
  } else {
    saySuggestions(told, catalog, terminal);
  }
  const isWithout = told.some(({ suggestion }) => suggestion.slots.length === 0);
  return isWithout ? status.findings : statusOf(diagnostics);
}

/** @throws UsageError for a text that is no span */
function spanOf(text: string | undefined): ClockSpan | undefined {
  if (text === undefined) return undefined;
  const fault = hoursFault(text);
  if (!fault) return parseClockSpan(text);
  const { message, rewrite, help } = fault;
  throw new UsageError(`--within ${message}; ${rewrite ? `write ${rewrite}` : help}`);
}

/** @throws UsageError for a job that can't be moved, or not within a span */
function movable(job: Job, within: ClockSpan | undefined): FreeMovement {
  const { name } = job;
  if (job.offset) {
    throw new UsageError(
      `"${name}" has a stagger, which finds it a quiet time by itself; take it out to choose one`,
    );
  }
  const movement = movementOf(job);
  if (movement.kind === 'window') {
    const { window } = movement;
    const opens = formatTime(window.hours.from);
    throw new UsageError(
      `window "${window.name}" starts "${name}" when it opens, at ${opens}; change its hours, or give the job times of its own in place of windows`,
    );
  }
  if (within && movement.kind === 'hour') {
    throw new UsageError(
      `"${name}" starts several times a day and keeps its hours; leave --within out`,
    );
  }
  return movement;
}

/** Asks the job's targets, as compile does. */
function refusals(catalog: Catalog): (job: Job) => (moved: Job) => readonly string[] {
  const horizon = horizonFrom(catalog.anchor);
  const workshop = { catalog, runner, judge: judgeOver(horizon), horizon, report: unwatched };
  return (job) => refusalsOf(job, workshop);
}
