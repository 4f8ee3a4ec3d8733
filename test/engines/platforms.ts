import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { cronwright } from '../end-to-end/real-copy.ts';
import { type Ended, runProgram } from './run-program.ts';
import { scratch } from './runner/scratch.ts';
import { installed } from './runner/shells.ts';
import { stopClock } from './runner/stopped-clock.ts';

/** What an operator sets on a platform, by name. */
export type Places = Readonly<Record<string, string>>;

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The real schedule compiled for this machine: runner, env file and locks below a folder, http allowed. */
export function compiledFor(folder: string): string {
  cpSync(join(root, 'schedules'), join(folder, 'schedules'), { recursive: true });
  const source = join(folder, 'schedules/jobs.yaml');
  const text = readFileSync(source, 'utf8')
    .replace(/runner: \S+/, `runner: ${folder}/generated/crontab/run-job`)
    .replace(/env_file: \S+/, `env_file: ${folder}/env\n    lock_dir: ${folder}/lock`)
    .replace('    user: jobs', '    user: jobs\n    allow_http: true')
    .replace('    namespace: jobs', '    namespace: jobs\n    allow_http: true')
    .replace('    runs_on:', '    allow_http: true\n    runs_on:');
  writeFileSync(source, text);
  const { status, talk } = cronwright(['compile'], folder);
  if (status !== 0) throw new Error(talk);
  return join(folder, 'generated');
}

/** When a job starts, and whether the platform or a person starts it. */
export interface Moment {
  readonly at: string;
  readonly by: 'schedule' | 'hand';
}

/** Monday 5 January 2026, 10:00 in São Paulo: the morning's window opens. */
const opening = '2026-01-05T13:00:00Z';
const onTime: Moment = { at: '2026-01-05T13:00:05Z', by: 'schedule' };

/** Nothing but a PATH on which the clock stands. */
function bare({ at }: Moment): Places {
  const clock = scratch();
  stopClock(clock, at, installed('date'));
  return { PATH: `${clock}:${process.env.PATH ?? ''}` };
}

/** Starts a job as cron does: the command of its line, through `sh -c`. Places come from the env file. */
export function startByCron(folder: string, job: string, moment: Moment = onTime): Promise<Ended> {
  const crontab = readFileSync(join(folder, 'crontab/cronwright'), 'utf8');
  const line = crontab.split('\n').find((l) => !l.startsWith('#') && l.includes(`--job ${job} `));
  const command = /^(?:\S+ ){5}\S+ (.*)$/.exec(line ?? '')?.[1];
  if (!command) throw new Error(`no line for ${job}`);
  // A person copies the command without what says that cron started it.
  const started = moment.by === 'hand' ? command.replace(' --trigger schedule', '') : command;
  return runProgram(['/bin/sh', '-c', started], { env: bare(moment) });
}

/** Starts a job as a pod of its CronJob: its command and arguments with the Secret's places. */
export function startByCronJob(
  folder: string,
  job: string,
  secret: Places,
  moment: Moment = onTime,
): Promise<Ended> {
  const dnsName = job.replaceAll('_', '-');
  const manifest = parse(readFileSync(join(folder, `kubernetes/${dnsName}.yaml`), 'utf8'));
  const [container] = manifest.spec.jobTemplate.spec.template.spec.containers;
  const [shell, script] = container.command;
  if (shell !== 'sh' || script !== '/runner/run-job') throw new Error('another command');
  const argv = ['sh', join(folder, 'kubernetes/run-job'), ...container.args] as const;
  const minute = Date.parse(opening) / 60_000;
  const name = moment.by === 'hand' ? `${dnsName}-by-hand` : `${dnsName}-${minute}`;
  const env = { ...bare(moment), ...secret, JOBS_KUBERNETES_JOB: name };
  return runProgram(argv as unknown as [string, ...string[]], { env });
}

/** Starts a job as its workflow does: the step's script with the values Actions would put in. */
export function startByWorkflow(
  folder: string,
  job: string,
  places: Places,
  moment: Moment = onTime,
): Promise<Ended> {
  const read = (name: string) =>
    parse(readFileSync(join(folder, `github-actions/cronwright-${name}.yml`), 'utf8'));
  const caller = read(job.replaceAll('_', '-'));
  const callee = read('run');
  const inputs = Object.entries(callee.on.workflow_call.inputs).map(([name, input]) => [
    name,
    caller.jobs.run.with[name] ?? (input as { default?: unknown }).default,
  ]);
  const contexts: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    inputs: Object.fromEntries(inputs),
    vars: places,
    secrets: { token: places.JOBS_TOKEN },
    github: { event_name: moment.by === 'hand' ? 'workflow_dispatch' : 'schedule' },
  };
  const evaluated = (expression: string) => {
    const [, context = '', name = ''] = /^\$\{\{ (\w+)\.(\w+) \}\}$/.exec(expression) ?? [];
    return String(contexts[context]?.[name] ?? '');
  };
  const [step] = callee.jobs.run.steps;
  const env = Object.entries<string>(step.env).map(([name, text]) => [name, evaluated(text)]);
  const options = { env: { ...bare(moment), RUNNER_TEMP: folder, ...Object.fromEntries(env) } };
  return runProgram(['sh', '-eu', '-c', step.run], options);
}
