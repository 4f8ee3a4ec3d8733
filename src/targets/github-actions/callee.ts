import { recordOptions } from '../call.ts';
import type { TargetPlan } from '../types.ts';
import { block, indent, item, type Lines, quoted, strings } from '../yaml-text.ts';
import { context } from './context.ts';
import type { ActionsSettings } from './settings.ts';

type Plan = TargetPlan<ActionsSettings>;

const endOfRunner = 'END_OF_RUN_JOB';

/** What the step gets to know, and from which context. */
const environment = [
  ['JOBS_BASE_URL', 'vars.JOBS_BASE_URL'],
  ['JOBS_LIVE_TARGET', 'vars.JOBS_LIVE_TARGET'],
  ['JOBS_PAUSED', 'vars.JOBS_PAUSED'],
  ['JOBS_TOKEN', 'secrets.token'],
  ['CRONWRIGHT_EVENT', 'github.event_name'],
  ['JOB', 'inputs.job'],
  ['CATEGORY', 'inputs.category'],
  ['WINDOW', 'inputs.window'],
  ['METHOD', 'inputs.method'],
  ['CALL_PATH', 'inputs.path'],
  ['QUERY', 'inputs.query'],
  ['TIMEOUT', 'inputs.timeout'],
  ['GATED', 'inputs.gated'],
  ['GRACE', 'inputs.grace'],
  ['DUE', 'inputs.due'],
  ['ZONE', 'inputs.zone'],
  ['ATTEMPTS', 'inputs.attempts'],
  ['BACKOFF', 'inputs.backoff'],
  ['RETRY_TIMEOUTS', 'inputs.retry_timeouts'],
] as const;

/** What it gets to know of the table of executions, where there is one. */
const logEnvironment = [
  ['JOBS_LOG_URL', 'vars.JOBS_LOG_URL'],
  ['JOBS_LOG_KEY', 'secrets.log_key'],
] as const;

/**
 * The reusable workflow: writes the runner to the machine and starts it. Contexts stand in `env`
 * and `timeout-minutes` only, never in the script, so that no value becomes shell text.
 * @throws Error when the runner's text can't stand in a workflow: a bug, for the runner is ours.
 */
export function calleeLines(plan: Plan): Lines {
  return [
    'name: cronwright-run',
    ...block(
      'on',
      block('workflow_call', [
        ...block('inputs', inputLines()),
        ...block('secrets', [
          ...block('token', ['required: true']),
          ...(plan.log ? block('log_key', ['required: false']) : []),
        ]),
      ]),
    ),
    'permissions: {}',
    ...block(
      'jobs',
      block('run', [
        ...strings([['runs-on', plan.settings.runsOn]]),
        `timeout-minutes: ${context('inputs.minutes')}`,
        ...block('steps', item(stepLines(plan))),
      ]),
    ),
  ];
}

type InputType = 'string' | 'number' | 'boolean';

function inputLines(): Lines {
  const input = (name: string, type: InputType, presence: string) =>
    block(name, [`type: ${type}`, presence]);
  const required = 'required: true';
  return [
    ...input('job', 'string', required),
    ...input('category', 'string', "default: ''"),
    ...input('window', 'string', "default: ''"),
    ...input('method', 'string', required),
    ...input('path', 'string', required),
    ...input('query', 'string', "default: ''"),
    ...input('timeout', 'number', required),
    ...input('minutes', 'number', required),
    ...input('gated', 'boolean', required),
    ...['grace', 'due', 'zone', 'attempts', 'backoff'].flatMap((name) => {
      return input(name, 'string', "default: ''");
    }),
    ...input('retry_timeouts', 'boolean', 'default: false'),
  ];
}

function stepLines(plan: Plan): Lines {
  return [
    'name: run-job',
    'shell: sh -eu {0}',
    ...block(
      'env',
      [...environment, ...(plan.log ? logEnvironment : [])].map(
        ([name, value]) => `${name}: ${context(value)}`,
      ),
    ),
    'run: |',
    ...indent(scriptLines(plan)),
  ];
}

/** Arguments are put together as positional parameters: no value is ever read as shell text. */
function scriptLines({ settings, log, runner }: Plan): readonly string[] {
  const options = [
    ...recordOptions(log),
    ...(settings.authHeader ? ['--auth-header', settings.authHeader] : []),
    ...(settings.allowHttp ? ['--allow-http'] : []),
  ];
  return [
    `cat >"$RUNNER_TEMP/run-job" <<'${endOfRunner}'`,
    ...runnerLines(runner),
    endOfRunner,
    `set -- --job "$JOB" --target ${settings.target} --method "$METHOD" --timeout "$TIMEOUT"`,
    'if [ -n "$CATEGORY" ]; then set -- "$@" --category "$CATEGORY"; fi',
    'if [ -n "$WINDOW" ]; then set -- "$@" --window "$WINDOW"; fi',
    'if [ "$GATED" = true ]; then set -- "$@" --gated; fi',
    'if [ -n "$GRACE" ]; then set -- "$@" --grace "$GRACE"; fi',
    'if [ -n "$DUE" ]; then set -- "$@" --due "$DUE" --zone "$ZONE"; fi',
    'if [ -n "$ATTEMPTS" ]; then set -- "$@" --attempts "$ATTEMPTS" --backoff "$BACKOFF"; fi',
    'if [ "$RETRY_TIMEOUTS" = true ]; then set -- "$@" --retry-timeouts; fi',
    `set -- "$@" ${['--log stdout --trigger schedule', ...options].join(' ')} "$CALL_PATH"`,
    'while IFS= read -r pair; do',
    '  if [ -n "$pair" ]; then set -- "$@" "$pair"; fi',
    'done <<END_OF_QUERY',
    '$QUERY',
    'END_OF_QUERY',
    'exec sh "$RUNNER_TEMP/run-job" "$@"',
  ];
}

function runnerLines(runner: string): readonly string[] {
  const lines = runner.replace(/\n$/, '').split('\n');
  const unfit = lines.find((line) => line === endOfRunner || /\$\{\{|[^\t\x20-\x7e]/.test(line));
  if (unfit !== undefined) throw new Error(`run-job can't stand in a workflow: ${quoted(unfit)}`);
  return lines;
}
