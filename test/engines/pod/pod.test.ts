/**
 * A CronJob's command as its pod runs it: in BusyBox' sh as process 1, as user 65534 without a name
 * or a capability, on a root that can't be written and with nothing but an empty /tmp.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cronwright } from '../../end-to-end/real-copy.ts';
import { podOf } from '../platforms.ts';
import { type Ended, runProgram } from '../run-program.ts';
import { namespaceInit, signalAsRoot } from '../runner/first-process.ts';
import { type JobServer, startServer } from '../runner/http-server.ts';
import { parseLine } from '../runner/json-line.ts';
import { scratch } from '../runner/scratch.ts';
import { installed, SHELLS, toolbox } from '../runner/shells.ts';
import { startTable, type TableServer } from '../runner/table-server.ts';

const setup = fileURLToPath(new URL('pod.sh', import.meta.url));
const namespaces = ['--mount', '--pid', '--fork', '--kill-child'] as const;

const source = `version: 1
timezone: America/Sao_Paulo
anchor: 2026-01-05
log: { table: job_executions }
defaults: { owner: tests, targets: [kubernetes], timeout: 3s }
jobs:
${['works', 'fails', 'hangs', 'waits']
  .map((name) => `  ${name}: { times: "10:00", endpoint: /jobs/${name} }\n`)
  .join('')}
targets:
  kubernetes: { namespace: jobs, image: "curlimages/curl:8.11.1", secret: s, allow_http: true }
`.replace('endpoint: /jobs/waits', 'endpoint: /jobs/hold, timeout: 60s');

let server: JobServer;
let table: TableServer;
let generated: string;
let programs: string;
beforeAll(async () => {
  server = await startServer({
    '/jobs/fails': (response) => response.writeHead(500).end('"no" $(id) é\n'),
    '/jobs/hangs': () => undefined,
  });
  table = await startTable();
  const folder = scratch();
  mkdirSync(join(folder, 'schedules'));
  writeFileSync(join(folder, 'schedules/jobs.yaml'), source);
  const { status, talk } = cronwright(['compile'], folder);
  expect(status, talk).toBe(0);
  generated = join(folder, 'generated');
  programs = alpine();
  await expectPods();
});
afterAll(() => Promise.all([server.close(), table.close()]));

/** The programs of the image, sh among them. */
function alpine(): string {
  const shell = SHELLS.find(({ name }) => name === 'busybox sh');
  if (!shell) throw new Error('no busybox sh');
  const folder = toolbox(shell);
  symlinkSync(installed('busybox'), join(folder, 'sh'));
  return folder;
}

function containerOf(command: readonly string[]): readonly [string, ...string[]] {
  const runner = join(generated, 'kubernetes/run-job');
  return [
    installed('unshare'),
    ...namespaces,
    'sh',
    setup,
    scratch(),
    runner,
    programs,
    ...command,
  ];
}

/** @throws where no pod can be made: that is no test passed. */
async function expectPods(): Promise<void> {
  const argv = containerOf(['sh', '-c', ':']);
  const { status, stderr } = await runProgram(argv);
  if (status === 0) return;
  const needs = 'root, and a kernel that allows mount and PID namespaces and an overlay';
  throw new Error(`a pod needs ${needs}, and here it was said: ${stderr}`);
}

function podFor(job: string) {
  const places = { JOBS_BASE_URL: server.url, JOBS_TOKEN: 'secret', JOBS_LOG_URL: table.url };
  const { command, args, env } = podOf(generated, job, places);
  const path = `${process.env.PATH ?? ''}:/usr/sbin:/sbin`;
  return { argv: containerOf([...command, ...args]), env: { ...env, PATH: path } };
}

async function runPod(job: string): Promise<Ended> {
  const { argv, env } = podFor(job);
  return runProgram(argv, { env });
}

describe('a pod', () => {
  it('is process 1 of a user who may write nothing but /tmp', async () => {
    const probe = `id -u; echo $$; grep -c "^Cap.*:[[:space:]]0*$" /proc/self/status
for place in / /runner /etc /programs; do
  if (: >"\${place%/}/x") 2>/dev/null; then echo "wrote $place"; fi
done
: >/tmp/x && ls /tmp /runner`;
    const ended = await runProgram(containerOf(['sh', '-c', probe]));
    const stdout = '65534\n1\n5\n/runner:\nrun-job\n\n/tmp:\nx\n';
    expect(ended).toEqual({ status: 0, stdout, stderr: '' });
  });

  it('calls, tells and records', async () => {
    const ended = await runPod('works');
    expect(ended).toMatchObject({ status: 0, stderr: '' });
    const line = parseLine(ended.stdout);
    const facts = { response_code: 200, error: null, items_processed: 3 };
    const due = { trigger: 'schedule', scheduled_at: '2026-01-05T13:00:00Z' };
    expect(line).toMatchObject({ outcome: 'success', warning: null, ...facts, ...due });
    expect(table.rowOf('works')).toMatchObject({
      id: line.id,
      status: 'success',
      ...facts,
      ...due,
    });
    const key = 'works/2026-01-05T13:00:00Z';
    expect(server.requestsOf('works')[0]?.headers['idempotency-key']).toBe(key);
  });

  it.each([
    ['fails', 1, 'error', 'HTTP 500: "no" $(id) é'],
    ['hangs', 124, 'timeout', expect.stringContaining('timed out')],
  ])('of a job that %s ends with status %i', async (job, status, outcome, error) => {
    const ended = await runPod(job);
    expect(ended).toMatchObject({ status, stderr: '' });
    expect(parseLine(ended.stdout)).toMatchObject({ outcome, error, warning: null });
    expect(table.rowOf(job)).toMatchObject({ status: outcome, error });
  });

  it('that is deleted says so and finishes its row', async () => {
    const { argv, env } = podFor('waits');
    const [program, ...rest] = argv;
    const child = spawn(program, rest, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const said: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
    const closed = new Promise((resolve) => child.once('close', resolve));
    await server.arrival('waits');
    signalAsRoot('TERM', namespaceInit(child.pid ?? 0));
    expect(await closed).toBe(143);
    const told = { error: 'ended by signal TERM', warning: null };
    expect(parseLine(`${Buffer.concat(said)}`)).toMatchObject({ outcome: 'error', ...told });
    expect(table.rowOf('waits')).toMatchObject({ status: 'error', error: told.error });
  });
});
