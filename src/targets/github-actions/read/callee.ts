import { excerpt } from '../../../read-back/excerpt.ts';
import {
  any,
  type Found,
  match,
  optional,
  type Shape,
  text,
  wordOf,
} from '../../../read-back/shape.ts';
import { readYaml } from '../../../read-back/yaml.ts';
import type { WrittenFile } from '../../types.ts';
import { expressionFaults } from './literals.ts';

/** What the reusable workflow adds to every call. */
export interface ReadCallee {
  readonly runsOn?: string;
  /** How its script starts the runner; absent where that is not clear, which is a fault. */
  readonly start?: {
    readonly target: string;
    /** The runner's options that are the same for all jobs, word by word. */
    readonly options: readonly string[];
  };
  /** Sentences without full stop. */
  readonly faults: readonly string[];
}

/** The value of a context, as text that GitHub puts in its place. */
const context = (path: string): string => `\${{ ${path} }}`;

const given = (type: 'string' | 'number' | 'boolean'): Shape => ({ type, required: true });
const perhaps: Shape = { type: 'string', default: '' };

/**
 * "Workflow syntax" and "Reuse workflows" (docs.github.com): no `concurrency`, which in caller and
 * callee both would make them wait for one another; contexts in `env` and `timeout-minutes` only,
 * because in a script they would be shell text.
 */
const callee: Shape = {
  name: 'cronwright-run',
  on: {
    workflow_call: {
      inputs: {
        job: given('string'),
        category: perhaps,
        window: perhaps,
        method: given('string'),
        path: given('string'),
        query: perhaps,
        timeout: given('number'),
        minutes: given('number'),
        gated: given('boolean'),
        grace: perhaps,
        due: perhaps,
        zone: perhaps,
        attempts: perhaps,
        backoff: perhaps,
        retry_timeouts: { type: 'boolean', default: false },
      },
      secrets: { token: { required: true }, log_key: optional(any('log_key')) },
    },
  },
  permissions: {},
  jobs: {
    run: {
      'runs-on': text('runs_on'),
      'timeout-minutes': context('inputs.minutes'),
      steps: [
        {
          name: 'run-job',
          shell: 'sh -eu {0}',
          env: {
            JOBS_BASE_URL: context('vars.JOBS_BASE_URL'),
            JOBS_LIVE_TARGET: context('vars.JOBS_LIVE_TARGET'),
            JOBS_PAUSED: context('vars.JOBS_PAUSED'),
            JOBS_TOKEN: context('secrets.token'),
            CRONWRIGHT_EVENT: context('github.event_name'),
            JOB: context('inputs.job'),
            CATEGORY: context('inputs.category'),
            WINDOW: context('inputs.window'),
            METHOD: context('inputs.method'),
            CALL_PATH: context('inputs.path'),
            QUERY: context('inputs.query'),
            TIMEOUT: context('inputs.timeout'),
            GATED: context('inputs.gated'),
            GRACE: context('inputs.grace'),
            DUE: context('inputs.due'),
            ZONE: context('inputs.zone'),
            ATTEMPTS: context('inputs.attempts'),
            BACKOFF: context('inputs.backoff'),
            RETRY_TIMEOUTS: context('inputs.retry_timeouts'),
            JOBS_LOG_URL: optional(text('log_url')),
            JOBS_LOG_KEY: optional(text('log_secret')),
          },
          run: text('script'),
        },
      ],
    },
  },
};

/** The workflow that every caller uses. */
export function readCallee(file: WrittenFile, runner: string): ReadCallee {
  const known = readBefore.get(file);
  if (known?.runner === runner) return known.callee;
  const read = calleeIn(file, runner);
  readBefore.set(file, { runner, callee: read });
  return read;
}

/** Files are read again in another order, where each still says the same. */
const readBefore = new WeakMap<
  WrittenFile,
  { readonly runner: string; readonly callee: ReadCallee }
>();

function calleeIn(file: WrittenFile, runner: string): ReadCallee {
  // GitHub reads YAML 1.2: `on` is a text.
  const yaml = readYaml(file.text, ['1.2']);
  if (yaml.kind === 'unreadable') return { faults: [yaml.why] };
  const { found, faults } = match(yaml.value, callee);
  const runsOn = wordOf(found, 'runs_on');
  const script = readScript(found, runner);
  return {
    ...script,
    ...(runsOn === undefined ? {} : { runsOn }),
    faults: [
      ...faults,
      ...expressionFaults(found, ['log_url', 'log_secret']),
      ...script.faults,
      ...logFaults(found, script),
    ],
  };
}

/** Where the runner records runs it is told the table's address and key, and nowhere else. */
function logFaults(found: Found, { start }: Omit<ReadCallee, 'runsOn'>): readonly string[] {
  const records = start?.options.includes('--record') ?? false;
  const wanted = records
    ? { log_url: context('vars.JOBS_LOG_URL'), log_secret: context('secrets.log_key') }
    : { log_url: undefined, log_secret: undefined };
  const key = found.has('log_key');
  const isOptional = match(found.get('log_key'), { required: false }).faults.length === 0;
  return [
    ...(wordOf(found, 'log_url') === wanted.log_url
      ? []
      : ['JOBS_LOG_URL is not what it should be']),
    ...(wordOf(found, 'log_secret') === wanted.log_secret
      ? []
      : ['JOBS_LOG_KEY is not what it should be']),
    ...(key === records && (isOptional || !records)
      ? []
      : ['the secret log_key is not as it should be']),
  ];
}

const beginning = `cat >"$RUNNER_TEMP/run-job" <<'END_OF_RUN_JOB'\n`;
const end = '\nEND_OF_RUN_JOB\n';

/** A quoted heredoc, in which the shell changes nothing, writes the runner; the rest starts it. */
function readScript(found: Found, runner: string): Omit<ReadCallee, 'runsOn'> {
  const script = wordOf(found, 'script');
  if (script === undefined) return { faults: [] };
  const until = script.indexOf(end);
  if (!script.startsWith(beginning) || until === -1) {
    return { faults: ['the script does not write the runner to the machine'] };
  }
  const start = readStart(script.slice(until + end.length));
  // The last newline of the runner is the one before the heredoc's end.
  const isRunner = `${script.slice(beginning.length, until)}\n` === runner;
  const foreign = 'the script holds something other than the run-job that every job calls';
  return { ...start, faults: [...(isRunner ? [] : [foreign]), ...start.faults] };
}

/**
 * Arguments are put together one by one, so that no value becomes shell text, and a part of the
 * query is a line of it. Target and common options stand there as literals.
 */
function startOf(target: string, options: string): readonly string[] {
  return [
    `set -- --job "$JOB" --target ${target} --method "$METHOD" --timeout "$TIMEOUT"`,
    'if [ -n "$CATEGORY" ]; then set -- "$@" --category "$CATEGORY"; fi',
    'if [ -n "$WINDOW" ]; then set -- "$@" --window "$WINDOW"; fi',
    'if [ "$GATED" = true ]; then set -- "$@" --gated; fi',
    'if [ -n "$GRACE" ]; then set -- "$@" --grace "$GRACE"; fi',
    'if [ -n "$DUE" ]; then set -- "$@" --due "$DUE" --zone "$ZONE"; fi',
    'if [ -n "$ATTEMPTS" ]; then set -- "$@" --attempts "$ATTEMPTS" --backoff "$BACKOFF"; fi',
    'if [ "$RETRY_TIMEOUTS" = true ]; then set -- "$@" --retry-timeouts; fi',
    `set -- "$@" ${options} "$CALL_PATH"`,
    'while IFS= read -r pair; do',
    '  if [ -n "$pair" ]; then set -- "$@" "$pair"; fi',
    'done <<END_OF_QUERY',
    '$QUERY',
    'END_OF_QUERY',
    'exec sh "$RUNNER_TEMP/run-job" "$@"',
    '',
  ];
}

function readStart(script: string): Omit<ReadCallee, 'runsOn'> {
  const lines = script.split('\n');
  const target = /^set -- --job "\$JOB" --target ([A-Za-z0-9_-]+) /.exec(script)?.[1];
  const options = /^set -- "\$@" ([A-Za-z0-9 -]+) "\$CALL_PATH"$/m.exec(script)?.[1];
  const expected = startOf(target ?? 'TARGET', options ?? 'OPTIONS');
  const at = expected.findIndex((line, index) => line !== lines[index]);
  const wrong = at === -1 ? lines[expected.length] : (lines[at] ?? '');
  return {
    ...(target === undefined || options === undefined
      ? {}
      : { start: { target, options: options.split(' ') } }),
    faults:
      wrong === undefined ? [] : [`the script does not start the runner there: ${excerpt(wrong)}`],
  };
}
