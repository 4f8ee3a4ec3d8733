import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { githubActions } from '../../../src/targets/github-actions/index.ts';
import { job, schedule, table } from '../job-factory.ts';
import { doubleJobs, openSettings, richJobs } from './rich-jobs.ts';
import {
  broken,
  committed,
  expectedJobs,
  type Mutation,
  mutated,
  realRunner,
  runner,
  sorted,
  unnoticed,
  written,
} from './written.ts';

const jobs = [
  ...richJobs,
  ...doubleJobs,
  job({ name: 'run', timeoutSeconds: 61 }),
  job({ name: 'utc', schedules: [schedule({ minutes: [5], hours: [6], zone: 'Etc/UTC' })] }),
];
const settings = { runs_on: 'small-runner', secret: 'CRM_TOKEN', ...openSettings };
const rich = written(githubActions, settings, jobs);

describe('reading workflows', () => {
  it.each([
    ['every setting at its default', {}, undefined],
    ['every setting set', settings, undefined],
    ['a header only', { auth_header: 'X-Key' }, undefined],
    ['runs that are recorded', settings, table],
  ])('gives back the model: %s', (_, of, log) => {
    const files = written(githubActions, of, jobs, log);
    const expected = expectedJobs(githubActions, of, jobs, log).map((each) => ({
      ...each,
      path: expect.stringMatching(/^generated\/github-actions\/cronwright-[a-z0-9-]+\.yml$/),
    }));
    expect(githubActions.read({ files, runner })).toEqual({
      jobs: expect.arrayContaining(expected),
      faults: [],
    });
    expect(githubActions.read({ files, runner }).jobs).toHaveLength(jobs.length);
  });

  it('finds nothing amiss where there are no jobs', () => {
    const files = written(githubActions, settings, []);
    expect(githubActions.read({ files, runner })).toEqual({ jobs: [], faults: [] });
  });

  it('reads the real schedule', () => {
    const back = githubActions.read({ files: committed(githubActions), runner: realRunner });
    expect(back.faults).toEqual([]);
    expect(back.jobs).toHaveLength(18);
    expect(back.jobs.find(({ job: name }) => name === 'report_tarde')).toEqual({
      job: 'report_tarde',
      path: 'generated/github-actions/cronwright-report-tarde.yml',
      entries: [{ expression: '0 17 * * *', zone: 'America/Sao_Paulo' }],
      facts: {
        method: 'POST',
        path: '/jobs/report-periodo',
        query: 'tipo=tarde',
        timeout: '300',
        category: 'report',
        target: 'github-actions',
        gated: 'yes',
        overlap: 'forbid',
        paused: 'no',
        record: 'full',
        record_end: 'upsert',
        runs_on: 'ubuntu-24.04',
        secret: 'JOBS_TOKEN',
        allow_http: 'no',
      },
    });
  });
});

const file = 'report-tarde.yml';
const campaign = 'campanhas-manha.yml';
const callee = 'cronwright-run.yml';
const context = (path: string) => `\${{ ${path} }}`;
const at = '0 17 * * *';
const live = 'schedule:\n    - cron: "0 17 * * *"\n      timezone: "America/Sao_Paulo"';
const commentedOut =
  '# schedule:\n  #   - cron: "0 17 * * *"\n  #     timezone: "America/Sao_Paulo"';

/** Rows against the committed workflows of the real schedule; `report-tarde.yml` where no file is named. */
const real: readonly Mutation[] = [
  { why: 'another name', from: 'name: "report_tarde"', to: 'name: "report"' },
  { why: 'no name', from: 'name: "report_tarde"\n', to: '' },
  { why: 'another time', from: at, to: '0 18 * * *' },
  { why: 'another zone', from: 'America/Sao_Paulo', to: 'America/Bahia' },
  { why: 'UTC, for want of a zone', from: /\n *timezone: .*/, to: '' },
  { why: 'a zone of no text', from: '"America/Sao_Paulo"', to: '""' },
  { why: 'a second time', from: '    - cron', to: '    - cron: "5 5 * * *"\n    - cron' },
  { why: 'a key that schedules do not have', from: '    - cron', to: '    - tz: UTC\n      cron' },
  { why: 'no time at all', from: /schedule:\n.*\n.*/, to: 'schedule: []' },
  { why: 'a schedule of nothing', from: /schedule:\n.*\n.*/, to: 'schedule:' },
  { why: 'no schedule', from: live, to: '' },
  { why: 'paused', from: live, to: `# paused: x\n  ${commentedOut}` },
  { why: 'paused, nobody knows why', from: live, to: commentedOut },
  { why: 'a reason, and not paused', from: 'schedule:', to: '# paused: x\n  schedule:' },
  { why: 'live and commented out', from: live, to: `${live}\n  ${commentedOut}` },
  { why: 'no start by hand', from: '  workflow_dispatch:\n', to: '' },
  { why: 'a start for every push', from: 'workflow_dispatch:', to: 'push:\n  workflow_dispatch:' },
  { why: 'inputs by hand', from: 'dispatch:', to: 'dispatch:\n    inputs: {}' },
  { why: 'permissions', from: 'permissions: {}', to: 'permissions: write-all' },
  { why: 'the permissions by default', from: 'permissions: {}\n', to: '' },
  { why: 'overlaps', from: /concurrency:\n.*\n.*\n/, to: '' },
  { why: 'a start that ends the last', from: 'in-progress: false', to: 'in-progress: true' },
  { why: 'no word about the last', from: /\n *cancel-in-progress.*/, to: '' },
  { why: "another job's group", from: 'cronwright-report_tarde', to: 'cronwright-report_manha' },
  {
    why: 'the same group in capitals',
    from: 'cronwright-report_tarde',
    to: 'CRONWRIGHT-report_manha',
  },
  {
    why: 'a group for each run',
    from: 'cronwright-report_tarde',
    to: `${context('github.run_id')}`,
  },
  {
    why: 'a group that other workflows may have',
    from: 'cronwright-report_tarde',
    to: 'cronwright',
  },
  { why: 'another workflow', from: 'cronwright-run.yml', to: 'run.yml' },
  { why: 'a workflow of somebody else', from: './.github', to: 'x/y/.github' },
  { why: 'a second job', from: 'jobs:\n', to: 'jobs:\n  x:\n    uses: ./x.yml\n' },
  { why: 'a condition', from: 'uses:', to: 'if: false\n    uses:' },
  { why: 'a variable', from: 'permissions:', to: 'env: {JOBS_BASE_URL: x}\npermissions:' },
  { why: 'another job', from: 'job: "report_tarde"', to: 'job: "report_manha"' },
  { why: 'no job', from: /\n *job: .*/, to: '' },
  { why: 'another category', from: 'category: "report"', to: 'category: "sync"' },
  { why: 'no category', from: /\n *category: .*/, to: '' },
  { why: 'no window', file: campaign, from: /\n *window: .*/, to: '' },
  { why: 'another method', from: '"POST"', to: '"GET"' },
  { why: 'another path', from: 'report-periodo', to: 'report' },
  { why: 'a path the runner refuses', from: '"/jobs', to: '"jobs' },
  { why: 'no path', from: /\n *path: .*/, to: '' },
  { why: 'another query', from: 'tipo=tarde', to: 'tipo=manha' },
  { why: 'a query more', from: 'tipo=tarde', to: 'tipo=tarde\\na=b' },
  { why: 'a query that is no pair', from: 'tipo=tarde', to: 'tipo' },
  { why: 'no query', from: /\n *query: .*/, to: '' },
  { why: 'an expression for a literal', from: 'tipo=tarde', to: `tipo=${context('github.actor')}` },
  { why: 'an expression for a time', from: at, to: `${context('vars.AT')}` },
  { why: 'another timeout', from: 'timeout: 300', to: 'timeout: 299' },
  { why: 'a timeout that is text', from: 'timeout: 300', to: 'timeout: "300"' },
  { why: 'killed before its timeout', from: 'minutes: 10', to: 'minutes: 5' },
  { why: 'no limit', from: /\n *minutes: .*/, to: '' },
  { why: 'not gated', from: 'gated: true', to: 'gated: false' },
  { why: 'a text for truth', from: 'gated: true', to: 'gated: yes' },
  { why: 'an input more', from: '      gated', to: '      retry: 3\n      gated' },
  { why: 'another secret', from: 'secrets.JOBS_TOKEN', to: 'secrets.OTHER' },
  { why: 'a variable for a secret', from: 'secrets.JOBS_TOKEN', to: 'vars.JOBS_TOKEN' },
  {
    why: 'two secrets in one',
    from: 'secrets.JOBS_TOKEN }}',
    to: `secrets.A }}${context('secrets.B')}`,
  },
  { why: 'all secrets', from: /secrets:\n.*/, to: 'secrets: inherit' },
  { why: 'a secret more', from: 'secrets:', to: `secrets:\n      x: ${context('secrets.X')}` },
  { why: 'a key twice', from: 'timeout: 300', to: 'timeout: 1\n      timeout: 300' },
  { why: 'an anchor', from: 'permissions: {}', to: 'permissions: &p {}' },
  { why: 'two documents', from: /$/, to: '---\non: push\n' },
  { why: 'no YAML', from: 'jobs:', to: 'jobs: [' },
  { why: 'another name of the callee', file: callee, from: 'cronwright-run', to: 'x' },
  { why: 'a callee that starts itself', file: callee, from: 'on:', to: 'on:\n  push:' },
  { why: 'an input less', file: callee, from: /\n {6}window:\n.*\n.*/, to: '' },
  { why: 'another type', file: callee, from: 'type: number', to: 'type: string' },
  { why: 'another default', file: callee, from: "default: ''", to: "default: 'x'" },
  {
    why: 'an input that may be left out',
    file: callee,
    from: 'required: true',
    to: 'required: false',
  },
  {
    why: 'a token that may be left out',
    file: callee,
    from: /(token:\n *)required: true/,
    to: 'token:\n        required: false',
  },
  {
    why: 'permissions of the callee',
    file: callee,
    from: 'permissions: {}',
    to: 'permissions: {contents: write}',
  },
  {
    why: 'a group that would wait for its caller',
    file: callee,
    from: 'permissions: {}',
    to: 'permissions: {}\nconcurrency: x',
  },
  { why: 'another machine', file: callee, from: 'ubuntu-24.04', to: 'ubuntu-latest' },
  {
    why: 'the machine of an expression',
    file: callee,
    from: '"ubuntu-24.04"',
    to: `${context('vars.M')}`,
  },
  { why: 'six hours', file: callee, from: /\n *timeout-minutes.*/, to: '' },
  { why: 'a fixed limit', file: callee, from: `${context('inputs.minutes')}`, to: '5' },
  {
    why: 'a step before',
    file: callee,
    from: 'steps:',
    to: 'steps:\n      - uses: actions/checkout@v4',
  },
  {
    why: 'a failure that nobody sees',
    file: callee,
    from: 'shell:',
    to: 'continue-on-error: true\n        shell:',
  },
  { why: 'another shell', file: callee, from: 'sh -eu {0}', to: 'bash' },
  { why: 'a shell that goes on', file: callee, from: 'sh -eu {0}', to: 'sh {0}' },
  { why: 'another address', file: callee, from: 'vars.JOBS_BASE_URL', to: 'vars.OTHER_URL' },
  { why: 'the token of another secret', file: callee, from: 'secrets.token', to: 'github.token' },
  { why: 'no gate', file: callee, from: /\n *JOBS_LIVE_TARGET.*/, to: '' },
  { why: 'two inputs for one another', file: callee, from: 'inputs.category', to: 'inputs.window' },
  {
    why: 'a variable of the callee',
    file: callee,
    from: 'env:',
    to: 'env:\n          LD_PRELOAD: x',
  },
  { why: 'another runner', file: callee, from: 'set -fu', to: 'set -u' },
  { why: 'a line more in the runner', file: callee, from: 'set -fu', to: 'set -fu\n\n' },
  {
    why: 'a runner in which the shell expands',
    file: callee,
    from: "'END_OF_RUN_JOB'",
    to: 'END_OF_RUN_JOB',
  },
  {
    why: 'a runner that ends early',
    file: callee,
    from: 'set -fu',
    to: 'set -fu\n          END_OF_RUN_JOB',
  },
  { why: 'a runner that never ends', file: callee, from: /\n *END_OF_RUN_JOB/, to: '' },
  {
    why: 'an expression in the script',
    file: callee,
    from: 'exec sh',
    to: `echo ${context('inputs.job')}\n          exec sh`,
  },
  { why: 'another target', file: callee, from: '--target github-actions', to: '--target crontab' },
  { why: 'no target', file: callee, from: '--target github-actions ', to: '' },
  {
    why: 'two arguments for one another',
    file: callee,
    from: '--job "$JOB"',
    to: '--job "$WINDOW"',
  },
  { why: 'a category lost', file: callee, from: / *if \[ -n "\$CATEGORY" .*\n/, to: '' },
  { why: 'always gated', file: callee, from: '"$GATED" = true', to: '"$GATED" != x' },
  {
    why: 'a log nobody reads',
    file: callee,
    from: '--log stdout --trigger',
    to: '--log syslog --trigger',
  },
  { why: 'a manual start', file: callee, from: '--trigger schedule', to: '--trigger manual' },
  {
    why: 'a call without TLS',
    file: callee,
    from: 'upsert "$CALL',
    to: 'upsert --allow-http "$CALL',
  },
  {
    why: 'an option of the shell',
    file: callee,
    from: 'upsert "$CALL',
    to: 'upsert $X "$CALL',
  },
  { why: 'backslashes lost', file: callee, from: 'read -r pair', to: 'read pair' },
  { why: 'a query that the shell splits', file: callee, from: '"$pair"; fi', to: '$pair; fi' },
  { why: 'a query that is dropped', file: callee, from: '$QUERY', to: '$OTHER' },
  {
    why: 'arguments that the shell splits',
    file: callee,
    from: 'run-job" "$@"',
    to: 'run-job" $@',
  },
  { why: 'something afterwards', file: callee, from: 'exec sh', to: 'sh' },
  { why: 'a line behind', file: callee, from: /$/, to: '          echo done\n' },
  { why: 'a callee that is no YAML', file: callee, from: 'jobs:', to: 'jobs: [' },
].map((row) => ({ file, ...row }));

/** Rows against the rich jobs: paused ones, several times, overlaps. */
const ofRich: readonly Mutation[] = [
  { why: 'a header that is no comment', file: 'cronwright-paused.yml', from: '# ', to: '' },
  { why: 'another time once resumed', file: 'cronwright-paused.yml', from: '"0 10 ', to: '"0 11 ' },
  {
    why: 'another zone once resumed',
    file: 'cronwright-paused.yml',
    from: 'America/Sao_Paulo',
    to: 'UTC',
  },
  {
    why: 'no reason',
    file: 'cronwright-paused.yml',
    from: /\n *# paused:.*\n *# paused:.*/,
    to: '',
  },
  {
    why: 'nothing to resume',
    file: 'cronwright-paused.yml',
    from: /\n *# schedule:(\n *# .*)+/,
    to: '',
  },
  {
    why: 'a comment that is no schedule',
    file: 'cronwright-paused.yml',
    from: '#   - cron',
    to: '#   - kron',
  },
  {
    why: 'a schedule commented out elsewhere',
    file: 'cronwright-paused.yml',
    from: /\n {2}# schedule:\n( {2}# .*\n)+permissions: \{\}/,
    to: '\npermissions: {}\n  # schedule:\n  #   - cron: "0 10 * * *"',
  },
  {
    why: 'half of its times resumed',
    file: 'double-paused.yml',
    from: '  #   - cron: "30',
    to: '      - cron: "30',
  },
  {
    why: 'a time less once resumed',
    file: 'double-paused.yml',
    from: /\n *# {3}- cron: "30.*\n.*/,
    to: '',
  },
  {
    why: 'one at a time',
    file: 'allowed.yml',
    from: 'jobs:',
    to: 'concurrency:\n  group: a\n  cancel-in-progress: false\njobs:',
  },
  { why: 'text in the query', file: 'full.yml', from: '☎', to: 'x' },
  {
    why: 'no header of its own',
    file: 'cronwright-run.yml',
    from: ' --auth-header X-Api-Key',
    to: '',
  },
  {
    why: 'TLS where none was asked for',
    file: 'cronwright-run.yml',
    from: ' --allow-http',
    to: '',
  },
];

describe('a changed workflow', () => {
  const unchanged = sorted(
    githubActions.read({ files: committed(githubActions), runner: realRunner }),
  );

  it.each(real)('does not read the same, whatever the order: $why', (mutation) => {
    const files = mutated(committed(githubActions), mutation);
    const changed = sorted(githubActions.read({ files, runner: realRunner }));
    expect(changed).not.toEqual(unchanged);
    const turned = githubActions.reordered(files);
    expect(sorted(githubActions.read({ files: turned, runner: realRunner }))).toEqual(changed);
  });

  it.each(ofRich)('does not read the same: $why', (mutation) => {
    const changed = githubActions.read({ files: mutated(rich, mutation), runner });
    expect(sorted(changed)).not.toEqual(sorted(githubActions.read({ files: rich, runner })));
  });

  const without = (name: string) => rich.filter(({ path }) => !path.endsWith(name));
  const folder = 'generated/github-actions';
  it.each([
    ['no callee', without(callee), `there is no ${callee}, which every workflow calls`],
    ['nothing', [], `there is no ${callee}, which every workflow calls`],
    ['a file more', [...rich, { path: `${folder}/x.yaml`, text: '' }], 'nothing reads this file'],
    [
      'an empty workflow',
      [...rich, { path: `${folder}/x.yml`, text: '' }],
      'it holds 0 documents, not one',
    ],
    [
      'a list',
      [...rich, { path: `${folder}/x.yml`, text: '- a\n' }],
      'the document is a list, not a map',
    ],
    [
      'a workflow elsewhere',
      [...rich, { path: 'x.yml', text: '' }],
      'it does not lie beside the others',
    ],
  ])('is a fault: %s', (_, files, what) => {
    const faults = githubActions.read({ files, runner }).faults.map((fault) => fault.what);
    expect(faults).toContain(what);
  });

  it('says where in the workflow it is', () => {
    const faultsOf = (mutation: Omit<Mutation, 'why'>) => {
      const files = mutated(committed(githubActions), { why: '', file, ...mutation });
      return githubActions.read({ files, runner: realRunner }).faults;
    };
    expect(faultsOf({ from: 'minutes: 10', to: 'minutes: 5' })).toEqual([
      {
        path: 'generated/github-actions/cronwright-report-tarde.yml',
        job: 'report_tarde',
        what: 'jobs.run.with.minutes is 5, not 10',
      },
    ]);
    expect(faultsOf({ file: callee, from: 'exec sh', to: 'sh' })).toEqual([
      {
        path: 'generated/github-actions/cronwright-run.yml',
        what: String.raw`the script does not start the runner there: "sh \"$RUNNER_TEMP/run-job\" \"$@\""`,
      },
    ]);
  });

  it.each<[string, readonly string[]]>([
    ['-full.yml', []],
    ['-allowed.yml', ['without query: ""']],
    ['-run.yml', []],
  ])('says something else for each line less or more: %s', (end, exceptions) => {
    expect(unnoticed(githubActions, rich, end)).toEqual(exceptions);
  });

  it('never throws', () => {
    const few = written(githubActions, settings, jobs.slice(4, 6));
    fc.assert(
      fc.property(broken(few), (files) => {
        githubActions.read({ files, runner });
        githubActions.reordered(files);
      }),
      { numRuns: 300 },
    );
  });
});

it('workflows in another order say the same', () => {
  const turned = githubActions.reordered(rich);
  expect(turned[0]).toEqual(rich.at(-1));
  expect(sorted(githubActions.read({ files: turned, runner }))).toEqual(
    sorted(githubActions.read({ files: rich, runner })),
  );
});
