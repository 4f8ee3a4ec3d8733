import { longestRunSeconds } from '../../model/run-length.ts';
import type { Job } from '../../model/types.ts';
import { describePause, pausesOf } from '../comment-text.ts';
import { lateOptions } from '../late-guard.ts';
import type { Entry, TargetJob, TargetPlan } from '../types.ts';
import { block, commented, item, type Lines, quoted, strings } from '../yaml-text.ts';
import { context } from './context.ts';
import { liveFolder } from './dialect.ts';
import { calleeName } from './names.ts';
import type { ActionsSettings } from './settings.ts';

type Plan = TargetPlan<ActionsSettings>;

/** Minutes between the longest run and GitHub's own end of it: to get a machine ready and to say why. */
const slack = 5;

/** The workflow that starts one job: when, one at a time or not, and with which literals. */
export function callerLines({ job, entries }: TargetJob, plan: Plan): Lines {
  const secret = plan.settings.secret;
  return [
    ...strings([['name', job.name]]),
    ...block('on', triggerLines(job, entries, plan)),
    'permissions: {}',
    ...concurrencyLines(job),
    ...block(
      'jobs',
      block('run', [
        `uses: ./${liveFolder}/${calleeName}.yml`,
        ...block('with', inputLines(job, plan)),
        ...block('secrets', [
          `token: ${context(`secrets.${secret}`)}`,
          ...(plan.log ? [`log_key: ${context('secrets.JOBS_LOG_KEY')}`] : []),
        ]),
      ]),
    ),
  ];
}

/** A paused job has no schedule, but can still be started by hand. */
function triggerLines(job: Job, entries: readonly Entry[], plan: Plan): Lines {
  const pauses = pausesOf(job, plan.pause);
  if (pauses.length > 0) {
    return [
      ...pauses.map((pause) => `# paused: ${describePause(pause)}`),
      'workflow_dispatch:',
      ...commented(block('schedule', entries.flatMap(scheduleLines))),
    ];
  }
  return ['workflow_dispatch:', ...block('schedule', entries.flatMap(scheduleLines))];
}

function scheduleLines({ expression, zone }: Entry): Lines {
  const timezone = zone === undefined ? [] : [`timezone: ${quoted(zone)}`];
  return item([`cron: ${quoted(expression)}`, ...timezone]);
}

/** A run that is due while another is on waits for it; the group is a literal, one a job. */
function concurrencyLines(job: Job): Lines {
  switch (job.overlap) {
    case 'forbid':
      return block('concurrency', [
        ...strings([['group', `cronwright-${job.name}`]]),
        'cancel-in-progress: false',
      ]);
    case 'allow':
      return [];
  }
}

/** The runner's options for late starts and failed calls, as inputs; numbers are text there, too. */
function patience(job: Job): readonly (readonly [name: string, value: string])[] {
  const [, grace, , due, , zone] = lateOptions(job, 'clock');
  return [
    ...(grace ? [['grace', grace] as const] : []),
    ...(due && zone ? [['due', due] as const, ['zone', zone] as const] : []),
    ...(job.retry
      ? [
          ['attempts', String(job.retry.attempts)] as const,
          ['backoff', String(job.retry.backoffSeconds)] as const,
        ]
      : []),
  ];
}

/** Literals only. The query travels as one string, a line for each key=value. */
function inputLines(job: Job, plan: Plan): readonly string[] {
  return [
    ...strings([
      ['job', job.name],
      ...(job.category ? [['category', job.category.name] as const] : []),
      ...(job.window ? [['window', job.window.name] as const] : []),
      ['method', job.method],
      ['path', job.path],
      ['query', job.query.map(([key, value]) => `${key}=${value}`).join('\n')],
      ...patience(job),
    ]),
    ...(job.retry?.onTimeout === 'retry' ? ['retry_timeouts: true'] : []),
    `timeout: ${job.timeoutSeconds}`,
    `minutes: ${Math.ceil(longestRunSeconds(job) / 60) + slack}`,
    `gated: ${plan.gated(job)}`,
  ];
}
