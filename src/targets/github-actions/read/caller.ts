import { longestRun, type ReadCall, readCall } from '../../../read-back/call.ts';
import { excerpt } from '../../../read-back/excerpt.ts';
import {
  any,
  count,
  type Found,
  match,
  optional,
  type Shape,
  text,
  truth,
  wordOf,
} from '../../../read-back/shape.ts';
import { readYaml } from '../../../read-back/yaml.ts';
import { given, together } from '../../facts.ts';
import type { ReadFault, ReadJob, WrittenFile } from '../../types.ts';
import type { ReadCallee } from './callee.ts';
import { expressionFaults } from './literals.ts';
import { type ReadSchedule, readSchedule } from './schedule.ts';

/** A workflow that starts one job. */
export interface ReadCaller {
  readonly path: string;
  readonly job?: ReadJob;
  /** Of which only one run goes on at a time. */
  readonly group?: string;
  readonly faults: readonly ReadFault[];
}

/** "Workflow syntax" and "Reuse workflows" (docs.github.com). */
const caller: Shape = {
  name: text('name'),
  on: { workflow_dispatch: null, schedule: optional(any('schedule')) },
  permissions: {},
  concurrency: optional({ group: text('group'), 'cancel-in-progress': false }),
  jobs: {
    run: {
      uses: './.github/workflows/cronwright-run.yml',
      with: {
        job: text('job'),
        category: optional(text('category')),
        window: optional(text('window')),
        method: text('method'),
        path: text('path'),
        query: optional(text('query')),
        timeout: count('timeout'),
        minutes: count('minutes'),
        gated: truth('gated'),
        grace: optional(text('grace')),
        due: optional(text('due')),
        zone: optional(text('zone')),
        attempts: optional(text('attempts')),
        backoff: optional(text('backoff')),
        retry_timeouts: optional(truth('retry_timeouts')),
      },
      secrets: { token: text('token'), log_key: optional(text('log_key')) },
    },
  },
};

/** @param callee What it uses; absent where that can't be read, which is a fault of its own. */
export function readCaller(file: WrittenFile, callee: ReadCallee | undefined): ReadCaller {
  const known = readBefore.get(file);
  if (known && known.callee === callee) return known.caller;
  const read = callerIn(file, callee);
  readBefore.set(file, { callee, caller: read });
  return read;
}

/** Files are read again in another order, where each still says the same. */
const readBefore = new WeakMap<
  WrittenFile,
  { readonly callee: ReadCallee | undefined; readonly caller: ReadCaller }
>();

function callerIn(file: WrittenFile, callee: ReadCallee | undefined): ReadCaller {
  const { path } = file;
  // GitHub reads YAML 1.2: `on` is a text.
  const yaml = readYaml(file.text, ['1.2']);
  if (yaml.kind === 'unreadable') return { path, faults: [{ path, what: yaml.why }] };
  const { found, faults } = match(yaml.value, caller);
  const schedule = readSchedule(found.get('schedule'), file.text);
  const call = readCall(wordsOf(found, callee), {
    own: ['--due', '--zone'],
    always: { '--log': 'stdout', '--trigger': 'schedule' },
  });
  const all = [
    ...faults,
    ...schedule.faults,
    ...(callee?.start && found.has('job') ? call.faults : []),
    ...expressionFaults(found, ['token', 'log_key', 'schedule']),
    ...valueFaults(found, call),
  ];
  const group = wordOf(found, 'group');
  const job = call.job;
  return {
    path,
    ...(group === undefined ? {} : { group }),
    ...(job === undefined ? {} : { job: readJob(job, path, { found, schedule, call, callee }) }),
    faults: all.map((what) => (job === undefined ? { path, what } : { path, what, job })),
  };
}

/** The runner's arguments as the callee's script puts them together. */
function wordsOf(found: Found, callee: ReadCallee | undefined): readonly string[] {
  const option = (name: string, value = wordOf(found, name)) => (value ? [`--${name}`, value] : []);
  const path = wordOf(found, 'path');
  const pairs = (wordOf(found, 'query') ?? '').split('\n').filter((pair) => pair !== '');
  return [
    ...option('job'),
    ...option('target', callee?.start?.target),
    ...option('method'),
    ...option('timeout'),
    ...option('category'),
    ...option('window'),
    ...(found.get('gated') === true ? ['--gated'] : []),
    ...option('grace'),
    ...option('due'),
    // The script hands these on together.
    ...(found.has('due') ? option('zone') : []),
    ...option('attempts'),
    ...(found.has('attempts') ? option('backoff') : []),
    ...(found.get('retry_timeouts') === true ? ['--retry-timeouts'] : []),
    ...(callee?.start?.options ?? []),
    ...(path === undefined ? [] : [path, ...pairs]),
  ];
}

interface Parts {
  readonly found: Found;
  readonly schedule: ReadSchedule;
  readonly call: ReadCall;
  readonly callee: ReadCallee | undefined;
}

function readJob(job: string, path: string, { found, schedule, call, callee }: Parts): ReadJob {
  const own = given({
    // A group runs one at a time and keeps one waiting; without a group nothing waits.
    overlap: found.has('group') ? 'forbid' : 'allow',
    paused: schedule.paused,
    secret: secretOf(found),
    runs_on: callee?.runsOn,
  });
  return { job, path, entries: schedule.entries, facts: together(call.facts, own) };
}

function secretOf(found: Found): string | undefined {
  return /^\$\{\{ *secrets\.([A-Z_][A-Z0-9_]*) *\}\}$/.exec(wordOf(found, 'token') ?? '')?.[1];
}

/** Minutes to get a machine ready and to say why a call failed, behind the runner's own timeout. */
const slack = 5;

function valueFaults(found: Found, call: ReadCall): readonly string[] {
  const [name, job] = [wordOf(found, 'name'), wordOf(found, 'job')];
  const [longest, minutes] = [longestRun(call.facts), found.get('minutes')];
  const enough = Math.ceil((longest ?? 0) / 60) + slack;
  const token = wordOf(found, 'token');
  const group = wordOf(found, 'group');
  return [
    // Named after it, so that no other workflow of the repository waits for the job, or it for them.
    ...(group === undefined || job === undefined || group === `cronwright-${job}`
      ? []
      : [`concurrency.group is ${excerpt(group)}, not "cronwright-${job}"`]),
    ...(name === undefined || job === undefined || name === job
      ? []
      : [`its name is ${excerpt(name)}, its job ${excerpt(job)}`]),
    ...(longest === undefined || minutes === undefined || minutes === enough
      ? []
      : [`jobs.run.with.minutes is ${minutes}, not ${enough}`]),
    ...(token === undefined || secretOf(found) !== undefined
      ? []
      : [`jobs.run.secrets.token is ${excerpt(token)}, not one secret`]),
    ...keyFaults(wordOf(found, 'log_key'), call),
  ];
}

/** The key of the table goes along exactly where the callee records runs in it. */
function keyFaults(key: string | undefined, { facts }: ReadCall): readonly string[] {
  const wanted = facts.record === undefined ? undefined : `\${{ secrets.JOBS_LOG_KEY }}`;
  if (key === wanted) return [];
  if (wanted === undefined)
    return ['jobs.run.secrets.log_key has no place here: nothing is recorded'];
  return [`jobs.run.secrets.log_key is ${key === undefined ? 'missing' : excerpt(key)}`];
}
