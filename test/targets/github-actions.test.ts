import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Job } from '../../src/model/types.ts';
import { context } from '../../src/targets/github-actions/context.ts';
import { githubActions } from '../../src/targets/github-actions/index.ts';
import {
  artifactsOf,
  category,
  daily,
  job,
  planOf,
  runner,
  schedule,
  spanOf,
  table,
  window,
} from './job-factory.ts';

type Settings = Record<string, string | boolean>;

function caller(of: Job, settings: Settings = {}) {
  return parse(artifactsOf(githubActions, planOf(githubActions, settings, [of]))[0]?.body ?? '');
}

function callee(settings: Settings = {}) {
  return parse(artifactsOf(githubActions, planOf(githubActions, settings, []))[0]?.body ?? '');
}

const full = job({
  category: category('campanha'),
  window: window('manha'),
  query: [
    ['tipo', 'fim dia'],
    ['n', '"1" & $2 `x`'],
  ],
  targets: ['crontab', 'github-actions'],
  timeoutSeconds: 61,
  retry: { attempts: 2, backoffSeconds: 30, onTimeout: 'retry' },
});

describe('the workflow of a job', () => {
  it('says when, one at a time, and calls the reusable one with literals', () => {
    expect(caller(full)).toEqual({
      name: 'report_manha',
      on: {
        workflow_dispatch: null,
        schedule: [{ cron: '0 10 * * *', timezone: 'America/Sao_Paulo' }],
      },
      permissions: {},
      concurrency: { group: 'cronwright-report_manha', 'cancel-in-progress': false },
      jobs: {
        run: {
          uses: './.github/workflows/cronwright-run.yml',
          with: {
            job: 'report_manha',
            category: 'campanha',
            window: 'manha',
            method: 'POST',
            path: '/jobs/report',
            query: 'tipo=fim dia\nn="1" & $2 `x`',
            timeout: 61,
            minutes: 8,
            gated: true,
            grace: '3600',
            due: '10:00',
            zone: 'America/Sao_Paulo',
            attempts: '2',
            backoff: '30',
            retry_timeouts: true,
          },
          secrets: { token: context('secrets.JOBS_TOKEN') },
        },
      },
    });
  });

  it('has no group where a job may overlap, and no flag where it has one target', () => {
    const written = caller(job({ overlap: 'allow', targets: ['github-actions'] }));
    expect(written.concurrency).toBeUndefined();
    expect(written.jobs.run.with.gated).toBe(false);
  });

  it.each(['UTC', 'Etc/UTC'])('has no timezone for %s, which is what it means without', (zone) => {
    const written = caller(job({ schedules: [{ ...daily, zone }], zone }));
    expect(written.on.schedule).toEqual([{ cron: '0 10 * * *' }]);
  });

  it('keeps only the start by hand while paused, and shows reason and schedule', () => {
    const pauses = [{ level: 'job', name: 'x', reason: 'férias', at: spanOf('name') }] as const;
    const plan = planOf(githubActions, {}, [job({ pauses })]);
    const body = artifactsOf(githubActions, plan)[0]?.body ?? '';
    expect(parse(body).on).toEqual({ workflow_dispatch: null });
    expect(body).toContain(`on:
  # paused: férias
  workflow_dispatch:
  # schedule:
  #   - cron: "0 10 * * *"
  #     timezone: "America/Sao_Paulo"
`);
  });
});

describe('the reusable workflow', () => {
  const step = (settings: Settings = {}) => callee(settings).jobs.run.steps[0];

  it('has typed inputs, one secret, no permissions, no group, no foreign action', () => {
    const written = callee({ runs_on: 'ubuntu-22.04' });
    expect(written.permissions).toEqual({});
    expect(written.concurrency).toBeUndefined();
    expect(written.on.workflow_call.secrets).toEqual({ token: { required: true } });
    expect(written.jobs.run).toMatchObject({
      'runs-on': 'ubuntu-22.04',
      'timeout-minutes': context('inputs.minutes'),
    });
    expect(written.jobs.run.steps).toHaveLength(1);
    expect(Object.keys(step())).toEqual(['name', 'shell', 'env', 'run']);
  });

  it('knows every input a caller may hand it, and no other', () => {
    const known = Object.keys(callee().on.workflow_call.inputs).sort();
    expect(Object.keys(caller(full).jobs.run.with).sort()).toEqual(known);
  });

  it('knows of the table of executions where there is one', () => {
    const [written, reusable] = artifactsOf(
      githubActions,
      planOf(githubActions, {}, [full], table),
    ).map(({ body }) => parse(body));
    expect(written.jobs.run.secrets.log_key).toBe(context('secrets.JOBS_LOG_KEY'));
    expect(reusable.on.workflow_call.secrets.log_key).toEqual({ required: false });
    const { env, run } = reusable.jobs.run.steps[0];
    expect(env).toMatchObject({
      JOBS_LOG_URL: context('vars.JOBS_LOG_URL'),
      JOBS_LOG_KEY: context('secrets.log_key'),
    });
    expect(run).toContain(' --record full --record-end upsert "$CALL_PATH"');
    expect(step().env).not.toHaveProperty('JOBS_LOG_KEY');
  });

  it('keeps contexts out of the script and the runner whole', () => {
    expect(step().run).not.toContain('{{');
    expect(step().run).toContain(`\n${runner}`);
  });

  it.each([
    ['an expression', context('secrets.X')],
    ['the end of its heredoc', 'END_OF_RUN_JOB'],
    ['a control character', 'a\u0007'],
  ])('refuses a runner that holds %s', (_, text) => {
    const plan = planOf(githubActions, {}, []);
    expect(() => artifactsOf(githubActions, { ...plan, runner: `#!/bin/sh\n${text}\n` })).toThrow();
  });

  it('starts the runner with the very words of the source', () => {
    const inputs = caller(full).jobs.run.with;
    const { run, shell } = step({ auth_header: 'X-Key', allow_http: true });
    expect(shell).toBe('sh -eu {0}');
    const env = {
      PATH: process.env.PATH,
      RUNNER_TEMP: mkdtempSync(join(tmpdir(), 'cronwright-test-')),
      JOB: inputs.job,
      CATEGORY: inputs.category,
      WINDOW: inputs.window,
      METHOD: inputs.method,
      CALL_PATH: inputs.path,
      QUERY: inputs.query,
      TIMEOUT: String(inputs.timeout),
      GATED: String(inputs.gated),
      GRACE: inputs.grace,
      DUE: inputs.due,
      ZONE: inputs.zone,
      ATTEMPTS: inputs.attempts,
      BACKOFF: inputs.backoff,
      RETRY_TIMEOUTS: String(inputs.retry_timeouts),
    };
    const printed = execFileSync('sh', ['-eu', '-c', run], { encoding: 'utf8', env });
    expect(printed.trimEnd().split('\n')).toEqual([
      ...['--job', 'report_manha', '--target', 'github-actions', '--method', 'POST'],
      ...['--timeout', '61', '--category', 'campanha', '--window', 'manha', '--gated'],
      ...['--grace', '3600', '--due', '10:00', '--zone', 'America/Sao_Paulo'],
      ...['--attempts', '2', '--backoff', '30', '--retry-timeouts'],
      ...['--log', 'stdout', '--trigger', 'schedule', '--auth-header', 'X-Key', '--allow-http'],
      ...['/jobs/report', 'tipo=fim dia', 'n="1" & $2 `x`'],
    ]);
    const none = { GRACE: '', DUE: '', ATTEMPTS: '', RETRY_TIMEOUTS: 'false' };
    const bare = { ...env, ...none, CATEGORY: '', WINDOW: '', GATED: 'false', QUERY: '' };
    const less = execFileSync('sh', ['-eu', '-c', run], { encoding: 'utf8', env: bare });
    expect(less).not.toMatch(/--category|--window|--gated|--grace|--due|--attempts|--retry|=/);
    expect(less).toMatch(/\/jobs\/report\n$/);
  });
});

it('one folder holds the reusable workflow and one for each job', () => {
  const plan = planOf(githubActions, { out: '.github/workflows' }, [
    job({ name: 'a_b' }),
    job({ name: 'run', schedules: [schedule({ minutes: [0] })] }),
  ]);
  const paths = artifactsOf(githubActions, plan).map(({ path }) => path);
  expect(paths[0]).toBe('.github/workflows/cronwright-a-b.yml');
  expect(paths[1]).toMatch(/^\.github\/workflows\/cronwright-run-[0-9a-f]{8}\.yml$/);
  expect(paths[2]).toBe('.github/workflows/cronwright-run.yml');
});

it('a workflow must go from where GitHub reads it, wherever its file lies', () => {
  const at = (path: string) => githubActions.removal({ path, text: '' });
  expect(at('generated/github-actions/cronwright-a.yml')).toBe(
    'git rm .github/workflows/cronwright-a.yml',
  );
  expect(at('.github/workflows/cronwright-a.yml')).toBe(at('deploy/cronwright-a.yml'));
  for (const other of ['ci.yml', 'cronwright-a.yaml', 'run-job', 'cronwright-a b.yml']) {
    expect(at(`.github/workflows/${other}`)).toBeUndefined();
  }
});
