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

/** What the kubelet starts of a job: the container's whole command and environment. */
export interface Pod {
  readonly command: readonly string[];
  readonly args: readonly string[];
  readonly env: Places;
}

/**
 * The pod of a CronJob.
 * @param held what its Secret and its ConfigMap hold, by key
 * @throws when a key is missing without being optional: then no container starts
 */
export function podOf(folder: string, job: string, held: Places, moment: Moment = onTime): Pod {
  const dnsName = job.replaceAll('_', '-');
  const manifest = parse(readFileSync(join(folder, `kubernetes/${dnsName}.yaml`), 'utf8'));
  const [container] = manifest.spec.jobTemplate.spec.template.spec.containers;
  const minute = Date.parse(opening) / 60_000;
  const name = moment.by === 'hand' ? `${dnsName}-by-hand` : `${dnsName}-${minute}`;
  const env = (container.env as readonly Variable[]).flatMap(({ name: variable, ...from }) => {
    const ref = from.valueFrom?.secretKeyRef ?? from.valueFrom?.configMapKeyRef;
    const value = ref ? held[ref.key] : (from.value ?? name);
    if (value === undefined && !ref?.optional) throw new Error(`${variable} is missing`);
    return value === undefined ? [] : [[variable, value]];
  });
  return { command: container.command, args: container.args, env: Object.fromEntries(env) };
}

interface Key {
  readonly key: string;
  readonly optional?: boolean;
}

/** One of a container's variables; the only field that is referred to is the Job's name. */
interface Variable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: { readonly secretKeyRef?: Key; readonly configMapKeyRef?: Key };
}

/** Starts a job as a pod of its CronJob: its command and arguments with the Secret's places. */
export function startByCronJob(
  folder: string,
  job: string,
  secret: Places,
  moment: Moment = onTime,
): Promise<Ended> {
  const { command, args, env } = podOf(folder, job, secret, moment);
  const [shell, script] = command;
  if (shell !== 'sh' || script !== '/runner/run-job') throw new Error('another command');
  const argv = ['sh', join(folder, 'kubernetes/run-job'), ...args] as const;
  return runProgram(argv as unknown as [string, ...string[]], { env: { ...bare(moment), ...env } });
}

/**
 * Starts a job as its workflow does: the step's script with the values Actions would put in.
 * @param given inputs that another caller would give instead of the generated one's
 */
export function startByWorkflow(
  folder: string,
  job: string,
  places: Places,
  moment: Moment = onTime,
  given: Readonly<Record<string, unknown>> = {},
): Promise<Ended> {
  const read = (name: string) =>
    parse(readFileSync(join(folder, `github-actions/cronwright-${name}.yml`), 'utf8'));
  const caller = read(job.replaceAll('_', '-')).jobs.run;
  const callee = read('run');
  const inputs = Object.entries(callee.on.workflow_call.inputs).map(([name, input]) => [
    name,
    given[name] ?? caller.with[name] ?? (input as { default?: unknown }).default,
  ]);
  const handed = Object.entries<string>(caller.secrets).map(([name, text]) => [
    name,
    evaluated(text, { secrets: places }),
  ]);
  const contexts: Contexts = {
    inputs: Object.fromEntries(inputs),
    vars: places,
    secrets: Object.fromEntries(handed),
    github: { event_name: moment.by === 'hand' ? 'workflow_dispatch' : 'schedule' },
  };
  const [step] = callee.jobs.run.steps;
  const env = Object.entries<string>(step.env).map(([name, text]) => [
    name,
    evaluated(text, contexts),
  ]);
  // As Actions' runner does: the script becomes a file, whose name takes the place of {0}.
  const script = join(folder, `step-${job}.sh`);
  writeFileSync(script, step.run);
  const argv = String(step.shell).replace('{0}', script).split(' ');
  const options = { env: { ...bare(moment), RUNNER_TEMP: folder, ...Object.fromEntries(env) } };
  return runProgram(argv as unknown as readonly [string, ...string[]], options);
}

/** By name of the context, what an expression may ask of it. */
type Contexts = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * What Actions makes of `${{ context.name }}`: nothing for what is not there.
 * @throws for any other text, which it would take as it stands or evaluate further
 */
function evaluated(expression: string, contexts: Contexts): string {
  const [, context, name] = /^\$\{\{ (\w+)\.(\w+) \}\}$/.exec(expression) ?? [];
  if (!context || !name) throw new Error(`no expression: ${expression}`);
  return String(contexts[context]?.[name] ?? '');
}
