import { posix } from 'node:path';
import { printCron } from '../../cron/print.ts';
import { acceptabilityOf, type Code, catalogue } from '../../diagnostics/catalogue/index.ts';
import { hasErrors } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../diagnostics/did-you-mean.ts';
import { howToAccept } from '../../diagnostics/how-to-accept.ts';
import { placeOf } from '../../diagnostics/source-file.ts';
import { describe } from '../../ir/describe/index.ts';
import { occurrences } from '../../ir/occurrences.ts';
import { isInterval } from '../../ir/schedule.ts';
import type { Schedule } from '../../ir/types.ts';
import { lateAfterSeconds } from '../../model/opening.ts';
import type { Catalog, Job } from '../../model/types.ts';
import { lockPathOf } from '../../stagger/lock.ts';
import { clockChangesInWords } from '../clock-changes.ts';
import { readExpression } from '../expression.ts';
import { talkFindings } from '../findings.ts';
import type { BasicFormat } from '../format.ts';
import { civilText, instantText } from '../instant.ts';
import { outJson } from '../json.ts';
import { loadAndCompile } from '../load.ts';
import { startsIn } from '../start-range.ts';
import { statusOf } from '../status-of.ts';
import { columns } from '../table.ts';
import { type Status, status, type Terminal, UsageError } from '../terminal.ts';
import { wrappedText } from '../wrapped.ts';
import { cronOf, pausesOf, selectJobs } from './list.ts';

export interface ExplainOptions {
  readonly what: string;
  readonly source: string;
  readonly tz: string;
  readonly format: BasicFormat;
}

/** In the package and in its repository. */
const pageOfCodes = 'docs/diagnostics.md';

/** How many starts stand as examples. */
const examples = 3;

function explainCode(code: Code, { format }: ExplainOptions, terminal: Terminal): Status {
  const { severity, title, explanation } = catalogue[code];
  const accept = acceptabilityOf(code);
  if (format === 'json') outJson(terminal, { code, severity, title, explanation, accept });
  else {
    const hint = howToAccept(code);
    const told = [
      `${severity}[${code}]: ${title}`,
      wrappedText(explanation, Math.min(terminal.columns, 100)),
      ...(hint ? [hint] : []),
      `With an example: ${pageOfCodes}#${code.toLowerCase()}`,
    ];
    terminal.out(`${told.join('\n\n')}\n`);
  }
  return status.clean;
}

function factsOfSchedule(schedules: readonly Schedule[], terminal: Terminal) {
  const zone = schedules[0]?.zone ?? 'Etc/UTC';
  const from = Math.ceil(terminal.now() / 60_000);
  const starts = startsIn({ from, until: undefined, count: examples }, (start, end) =>
    occurrences(schedules, start, end),
  );
  return {
    words: describe(schedules, 'en'),
    clockChanges: [...new Set(schedules.map(clockChangesInWords))],
    next: starts.map((at) => ({ local: civilText(zone, at), at: instantText(at) })),
  };
}

function say(facts: readonly (readonly [name: string, value: string])[], terminal: Terminal): void {
  const told = facts.filter(([, value]) => value !== '');
  terminal.out(`${columns(told)}\n`);
}

function explainExpression(options: ExplainOptions, terminal: Terminal): Status {
  const { schedule, diagnostics } = readExpression(options.what, options.tz);
  if (!schedule || options.format === 'pretty') talkFindings(diagnostics, terminal);
  if (!schedule) return status.findings;
  const facts = factsOfSchedule([schedule], terminal);
  const schedules = printCron(schedule);
  if (options.format === 'json') {
    const next = facts.next.map(({ at }) => at);
    outJson(terminal, {
      expression: options.what,
      schedule: schedules,
      zone: options.tz,
      ...facts,
      next,
    });
    return status.clean;
  }
  say(
    [
      ['expression', options.what],
      ['means', schedules],
      ['in words', `${facts.words}, ${options.tz}`],
      ['clock changes', facts.clockChanges.join('; ')],
      ...facts.next.map(
        ({ local, at }, i) => [i === 0 ? 'next' : ' ', `${local}   ${at}`] as const,
      ),
    ],
    terminal,
  );
  return status.clean;
}

function triggerInWords({ trigger }: Job): string {
  switch (trigger.kind) {
    case 'schedule':
      return `schedule "${trigger.text}"`;
    case 'times':
      return 'times';
    case 'window':
      return `window ${trigger.window.name}, which opens then`;
  }
}

/** Where the policy stands that this follows; an interval follows none. */
function policyPlace({ places, schedules }: Job): string {
  const hasPolicy = places.dstFrom !== undefined && !schedules.every(isInterval);
  return hasPolicy ? `   (${places.dstFrom})` : '';
}

/** How far its starts are from the trigger, and where that is kept. */
function offsetInWords({ offset, spreadMinutes }: Job, { sourcePath }: Catalog): string {
  if (!offset) return '';
  const { laterMinutes, pin } = offset;
  const unit = laterMinutes === 1 ? 'minute' : 'minutes';
  const starts = laterMinutes === 0 ? 'as written' : `${laterMinutes} ${unit} later than written`;
  const lock = posix.basename(lockPathOf(sourcePath));
  const kept = pin === 'kept' ? `pinned in ${lock}` : `compile will pin it in ${lock}`;
  return `starts ${starts}: stagger ${spreadMinutes}m, ${kept}`;
}

/** From when on a start is skipped. */
function lateInWords(job: Job): string {
  const seconds = lateAfterSeconds(job);
  if (seconds === undefined) return '';
  return `${seconds} s${job.graceSeconds === undefined ? ', when its window closes' : ''}`;
}

function attemptsInWords({ retry }: Job): string {
  if (!retry) return '';
  const { attempts, backoffSeconds, onTimeout } = retry;
  const timeouts = onTimeout === 'retry' ? ', also after a timeout' : '';
  return `${attempts}, the first wait ${backoffSeconds} s, doubled each time${timeouts}`;
}

function explainJob(job: Job, catalog: Catalog, options: ExplainOptions, terminal: Terminal): void {
  const facts = factsOfSchedule(job.schedules, terminal);
  const paused = pausesOf(job, catalog);
  if (options.format === 'json') {
    const next = facts.next.map(({ at }) => at);
    outJson(terminal, {
      job: job.name,
      schedule: cronOf(job),
      zone: job.zone,
      ...(job.offset && { later_minutes: job.offset.laterMinutes }),
      ...facts,
      next,
      paused,
    });
    return;
  }
  say(
    [
      ['job', job.name],
      ['written at', placeOf(job.places.name)],
      ['category', job.category ? `${job.category.name} (${job.category.label})` : ''],
      ['trigger', `${triggerInWords(job)}, ${placeOf(job.places.trigger)}`],
      ['stagger', offsetInWords(job, catalog)],
      ['schedule', cronOf(job)],
      ['in words', `${facts.words}, ${job.zone}`],
      ['clock changes', `${facts.clockChanges.join('; ')}${policyPlace(job)}`],
      ['call', `${job.method} ${job.endpoint}`],
      ['timeout', `${job.timeoutSeconds} s`],
      ['overlap', job.overlap],
      ['late after', lateInWords(job)],
      ['attempts', attemptsInWords(job)],
      ['owner', job.owner ?? ''],
      ['targets', `${job.targets.join(', ')}   (${job.places.targetsFrom})`],
      ['why', job.why ?? ''],
      ['description', job.description ?? ''],
      ...paused.map((pause) => ['paused', pause] as const),
      ...facts.next.map(
        ({ local, at }, i) => [i === 0 ? 'next' : ' ', `${local}   ${at}`] as const,
      ),
    ],
    terminal,
  );
}

/** `cronwright explain`: a code, an expression, or a job. */
export function explain(options: ExplainOptions, terminal: Terminal): Status {
  const { what } = options;
  const code = what.toUpperCase();
  if (code in catalogue) return explainCode(code as Code, options, terminal);
  if (/^CW[0-9]+$/.test(code)) {
    const guess = didYouMean(code, Object.keys(catalogue));
    throw new UsageError(`there is no code ${code}${guess ? `; did you mean ${guess}?` : ''}`);
  }
  if (/[\s*@]/.test(what)) return explainExpression(options, terminal);
  const { catalog, diagnostics } = loadAndCompile(options.source, terminal);
  if (!catalog || hasErrors(diagnostics)) talkFindings(diagnostics, terminal);
  if (!catalog) return statusOf(diagnostics);
  for (const job of selectJobs(catalog, [what])) explainJob(job, catalog, options, terminal);
  return statusOf(diagnostics);
}
