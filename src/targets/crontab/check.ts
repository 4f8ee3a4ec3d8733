import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Job } from '../../model/types.ts';
import type { TargetPlan } from '../types.ts';
import { commandOf } from './command.ts';
import { longestCommentRow } from './comment-rows.ts';
import { type Dialect, dialects } from './dialect.ts';
import { crontabBody } from './render.ts';
import type { CrontabSettings } from './settings.ts';

type Plan = TargetPlan<CrontabSettings>;

/** Lines that the header will add. */
const headerLines = 2;

/** What the daemon would cut, drop or misread because it is too long. */
export function check(plan: Plan): readonly Diagnostic[] {
  const dialect = dialects[plan.settings.implementation];
  return [
    ...plan.jobs.flatMap(({ job }) => commandProblems(job, plan, dialect)),
    ...lineProblems(plan, dialect),
    ...commentProblems(plan, dialect),
  ];
}

function commandProblems(
  job: Job,
  plan: Plan,
  { longestCommand, label }: Dialect,
): readonly Diagnostic[] {
  const bytes = new TextEncoder().encode(commandOf(job, plan)).length;
  if (bytes <= longestCommand) return [];
  return [
    diagnostic('CW405', `the crontab's command for "${job.name}" is too long`, {
      span: job.places.endpoint,
      label: `${bytes} bytes with it; ${label} takes ${longestCommand}`,
      help: 'shorten the query, or let the job run on another target',
    }),
  ];
}

function lineProblems(plan: Plan, { mostLines, label }: Dialect): readonly Diagnostic[] {
  const last = plan.jobs.at(-1);
  if (!last || !mostLines) return [];
  const lines = linesOf(crontabBody(plan), mostLines.of);
  if (lines <= mostLines.count) return [];
  return [
    diagnostic('CW406', `the crontab has ${lines} lines, and ${label} reads ${mostLines.count}`, {
      span: last.job.places.name,
      label: `one of ${plan.jobs.length} jobs`,
      help: 'let some of the jobs run on another target',
    }),
  ];
}

function commentProblems(plan: Plan, { longestComment, label }: Dialect): readonly Diagnostic[] {
  const last = plan.jobs.at(-1);
  if (!last || longestComment === undefined) return [];
  const bytes = longestCommentRow(crontabBody(plan));
  if (bytes <= longestComment) return [];
  return [
    diagnostic('CW406', `the crontab has a comment of ${bytes} bytes`, {
      span: last.job.places.name,
      label: `one of ${plan.jobs.length} jobs; ${label} reads ${longestComment} and takes the rest for entries`,
      help: 'shorten the label, the owner, the query or the reason of a pause that is so long',
    }),
  ];
}

/** Lines with the header's; as entries count all lines but comments and empty ones. */
function linesOf(body: string, of: 'the file' | 'entries'): number {
  const lines = body.split('\n').slice(0, -1);
  switch (of) {
    case 'the file':
      return lines.length + headerLines;
    case 'entries':
      return lines.filter((line) => !/^(#|$)/.test(line)).length;
  }
}
