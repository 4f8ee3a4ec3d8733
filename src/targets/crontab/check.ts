import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { TargetPlan } from '../types.ts';
import { commandOf } from './command.ts';
import { longestCommand, mostLines } from './dialect.ts';
import { crontabBody } from './render.ts';
import type { CrontabSettings } from './settings.ts';

/** Lines that the header will add. */
const headerLines = 2;

/** The two limits whose breach makes Debian's cron ignore the whole file. */
export function check(plan: TargetPlan<CrontabSettings>): readonly Diagnostic[] {
  return [...plan.jobs.flatMap(({ job }) => commandProblems(job, plan)), ...fileProblems(plan)];
}

type PlanJob = TargetPlan<CrontabSettings>['jobs'][number]['job'];

function commandProblems(job: PlanJob, plan: TargetPlan<CrontabSettings>): readonly Diagnostic[] {
  const bytes = new TextEncoder().encode(commandOf(job, plan)).length;
  if (bytes <= longestCommand) return [];
  return [
    diagnostic('CW405', `the crontab's command for "${job.name}" is too long`, {
      span: job.places.endpoint,
      label: `${bytes} bytes with it; Debian's cron takes ${longestCommand}`,
      help: 'shorten the query, or let the job run on another target',
    }),
  ];
}

function fileProblems(plan: TargetPlan<CrontabSettings>): readonly Diagnostic[] {
  const last = plan.jobs.at(-1);
  const lines = crontabBody(plan).split('\n').length - 1 + headerLines;
  if (!last || lines <= mostLines) return [];
  return [
    diagnostic('CW406', `the crontab has ${lines} lines, and Debian's cron reads ${mostLines}`, {
      span: last.job.places.name,
      label: `one of ${plan.jobs.length} jobs`,
      help: 'let some of the jobs run on another target',
    }),
  ];
}
