import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JobServer, startServer } from './http-server.ts';
import { linesOf } from './json-line.ts';
import { call, fullToolbox, newJob, place, run, start } from './runner.ts';
import { installed, SHELLS, type Shell, toolbox } from './shells.ts';
import { base, full, startTable, type TableServer } from './table-server.ts';

const KEY = 'k3y-"of\\the-table';

let server: JobServer;
let table: TableServer;
beforeAll(async () => {
  server = await startServer({
    '/fail': (response) => void response.writeHead(500).end(`no: ${KEY} "quoted" é`),
  });
  table = await startTable();
});
afterAll(async () => {
  await server.close();
  await table.close();
});

interface Recorded {
  readonly path?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly to?: TableServer;
  readonly box?: string;
}

/** Runs a job with full columns, unless said otherwise, against a table. */
async function record(shell: Shell, how: Recorded = {}) {
  const { path = '/jobs/x', args = ['--record', 'full'], env = {}, to = table } = how;
  const job = newJob();
  const finished = await run(shell, call(job, path, '--window', 'noon', ...args), {
    env: { ...place(server.url), JOBS_LOG_URL: to.url, JOBS_LOG_KEY: KEY, ...env },
    path: how.box ?? fullToolbox(shell),
  });
  if (finished.status !== 2) expect(finished.stderr).toBe('');
  const lines = linesOf(finished);
  const writes = to.writtenBy(job);
  const calls = server.requestsOf(job).length;
  return { ...finished, job, lines, line: lines.at(-1), writes, row: to.rowOf(job), calls };
}

describe.concurrent.each(SHELLS)('the record, in $name', (shell) => {
  it('is a row at the start and the whole row at the end', async () => {
    const { job, line, writes, row, status } = await record(shell);
    expect(status).toBe(0);
    expect(writes.map(({ method, query, status }) => [method, query, status])).toEqual([
      ['POST', '', 201],
      ['POST', '?on_conflict=id', 201],
    ]);
    const [first] = writes;
    expect(Object.keys(first?.row ?? {}).sort()).toEqual([...full].sort());
    expect(first?.row).toMatchObject({ status: 'running', finished_at: null, duration_ms: null });
    expect(row).toEqual({
      id: line?.id,
      job_name: job,
      category: 'campaigns',
      window_name: 'noon',
      target: 'kubernetes',
      trigger: 'manual',
      scheduled_at: null,
      started_at: line?.started_at,
      finished_at: row?.finished_at,
      status: 'success',
      reason: null,
      duration_ms: row?.duration_ms,
      response_code: 200,
      error: null,
      items_processed: 3,
      attempts: 1,
    });
    expect(Number(row?.duration_ms)).toBeGreaterThanOrEqual(line?.duration_ms ?? 0);
    expect(line?.warning).toBe(null);
  });

  it('carries its key as PostgREST and its gateways want it', async () => {
    const { writes } = await record(shell);
    for (const { headers } of writes) {
      expect(headers).toMatchObject({ apikey: KEY, authorization: `Bearer ${KEY}` });
      expect(headers['content-type']).toBe('application/json');
    }
  });

  it('holds no secret and every character of an error', async () => {
    const { row, line, stdout } = await record(shell, { path: '/fail' });
    expect(row).toMatchObject({ status: 'error', response_code: 500 });
    expect(row?.error).toBe('HTTP 500: no: *** "quoted" é');
    expect(line?.error).toBe(row?.error);
    expect(stdout).not.toContain('k3y');
  });

  it('of base columns says why it was skipped where there is a place', async () => {
    const old = await startTable(base);
    const env = { JOBS_PAUSED: 'all' };
    const args = ['--record', 'base'];
    const { row, writes, calls } = await record(shell, { args, env, to: old });
    expect(calls).toBe(0);
    expect(writes).toHaveLength(1);
    expect(Object.keys(row ?? {}).sort()).toEqual([...base].sort());
    expect(row).toMatchObject({ status: 'skipped', error: 'skipped: paused' });
    await old.close();
  });

  it('of full columns has a reason of its own', async () => {
    const { row } = await record(shell, { env: { JOBS_PAUSED: 'all' } });
    expect(row).toMatchObject({ status: 'skipped', reason: 'paused', error: null });
  });

  it('keeps a standby out: the live target has the row', async () => {
    const args = ['--record', 'full', '--gated'];
    const { row, line } = await record(shell, { args, env: { JOBS_LIVE_TARGET: 'crontab' } });
    expect(line?.reason).toBe('standby');
    expect(row).toBeUndefined();
  });

  it('tells the last of several attempts, and how many there were', async () => {
    const args = ['--record', 'full', '--attempts', '2', '--backoff', '1'];
    const { row, writes, lines } = await record(shell, { path: '/fail', args });
    expect(writes).toHaveLength(2);
    expect(lines).toHaveLength(2);
    expect(row).toMatchObject({ status: 'error', attempts: 2, started_at: lines[0]?.started_at });
  });

  it('tells a configuration that can not work', async () => {
    const { row, status } = await record(shell, { env: { JOBS_BASE_URL: 'ftp://x' } });
    expect(status).toBe(2);
    expect(row).toMatchObject({ status: 'error', error: 'JOBS_BASE_URL must begin with https://' });
  });

  it('is not written where nobody asked for it, or said where', async () => {
    expect((await record(shell, { args: [] })).writes).toEqual([]);
    const { writes, line } = await record(shell, { env: { JOBS_LOG_URL: '' } });
    expect(writes).toEqual([]);
    expect(line?.warning).toBe(null);
  });
});

describe.concurrent.each(SHELLS)('a record that fails never fails the job, in $name', (shell) => {
  it('a column that the table lacks', async () => {
    const old = await startTable(base);
    const { status, line, calls } = await record(shell, { to: old });
    expect({ status, calls }).toEqual({ status: 0, calls: 1 });
    expect(line?.warning).toBe('start not recorded: HTTP 400; not recorded: HTTP 400');
    await old.close();
  });

  it('a lost start costs nothing with upsert', async () => {
    const loses = await startTable(full, (n, response) => n === 1 && Boolean(response.destroy()));
    const { row, line } = await record(shell, { to: loses });
    expect(row).toMatchObject({ status: 'success', attempts: 1 });
    expect(line?.warning).toBe('start not recorded: curl ended with status 52');
    await loses.close();
  });

  it('nor without, where the end becomes an insert', async () => {
    const loses = await startTable(full, (n, response) => n === 1 && Boolean(response.destroy()));
    const args = ['--record', 'full', '--record-end', 'patch'];
    const { row, writes } = await record(shell, { to: loses, args });
    expect(writes.map(({ method }) => method)).toEqual(['POST', 'POST']);
    expect(row).toMatchObject({ status: 'success' });
    await loses.close();
  });

  it('a server that knows no upsert gets a change of the row', async () => {
    const args = ['--record', 'full', '--record-end', 'patch'];
    const { row, writes, line } = await record(shell, { args });
    expect(writes.map(({ method, query }) => [method, query])).toEqual([
      ['POST', ''],
      ['PATCH', `?id=eq.${line?.id}`],
    ]);
    expect(row).toMatchObject({ status: 'success', response_code: 200 });
  });

  it('a table that hangs costs its own timeout only', { timeout: 30_000 }, async () => {
    const hangs = await startTable(full, () => true);
    const began = Date.now();
    const { status, line } = await record(shell, { to: hangs });
    expect(status).toBe(0);
    expect(Date.now() - began).toBeLessThan(20_000);
    expect(line?.warning).toBe(
      'start not recorded: curl ended with status 28; not recorded: curl ended with status 28',
    );
    await hangs.close();
  });

  it.each([
    ['http without leave', { JOBS_LOG_URL: 'ftp://x/y' }, 'JOBS_LOG_URL must begin with https://'],
    ['a query in the address', { JOBS_LOG_URL: 'https://x/y?z=1' }, 'JOBS_LOG_URL holds more than'],
    ['a line end in the key', { JOBS_LOG_KEY: 'a\nb' }, 'JOBS_LOG_KEY holds a line end or another'],
  ])('%s', async (_why, env, told) => {
    const { status, line, writes } = await record(shell, { env });
    expect(status).toBe(0);
    expect(writes).toEqual([]);
    expect(line?.warning).toContain(`not recorded: ${told}`);
  });

  it('a machine without room for a file', async () => {
    const { status, line } = await record(shell, {
      env: { TMPDIR: '/nowhere' },
      box: toolbox(shell),
    });
    expect(status).toBe(2);
    expect(line?.warning).toContain('not recorded: no place for a file');
  });
});

/** All that anybody on the machine may read of a process and its children. */
function commandLines(): string {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      } catch {
        return '';
      }
    })
    .join('\n');
}

/** What the programs that a process has started got of its environment. */
function environmentsBelow(pid: number): string {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  return children.map((child) => readFileSync(`/proc/${child}/environ`, 'utf8')).join('\n');
}

describe.concurrent.each(SHELLS)('while a run hangs, in $name', (shell) => {
  it('no secret stands in the process list', async () => {
    const job = newJob();
    const args = call(job, '/jobs/hold', '--record', 'full');
    const env = { ...place(server.url), JOBS_LOG_URL: table.url, JOBS_LOG_KEY: KEY };
    const { child, finished } = start(shell, args, { env });
    await server.arrival(job);
    const seen = commandLines();
    expect(seen).toContain(job);
    for (const secret of ['k3y-', 's3cret']) expect(seen).not.toContain(secret);
    expect(table.rowOf(job)).toMatchObject({ status: 'running' });
    const inherited = environmentsBelow(child.pid ?? 0);
    expect(inherited).toContain('PATH=');
    for (const name of ['JOBS_TOKEN', 'JOBS_LOG_KEY']) expect(inherited).not.toContain(name);
    const began = Date.now();
    child.kill('SIGTERM');
    const { status, stdout, stderr } = await finished;
    expect(Date.now() - began).toBeLessThan(9000);
    expect(status).toBe(143);
    expect(stdout + stderr).not.toMatch(/k3y-|s3cret/);
    expect(table.rowOf(job)).toMatchObject({ status: 'error', error: 'ended by signal TERM' });
  });

  // bash keeps a signal that came right behind a `wait`, and ends the next one with it.
  it('a TERM right behind the record of its start is recorded, too', async ({ expect }) => {
    const [job, path] = [newJob(), toolbox(shell, ['cat'])];
    const real = shell.locate('cat').target;
    const cat = real.endsWith('busybox') ? `${real} cat` : real;
    const [first, second] = ['first', 'second'].map((end) => join(path, `cat.${end}`));
    // The first without a name reads the row for curl, the second curl's answer for the run.
    const held = `if [ -e ${first} ]; then : >${second}; ${installed('sleep')} 1; else : >${first}; fi`;
    const script = `#!/bin/sh\n[ $# -gt 0 ] || { ${held}; }\nexec ${cat} "$@"\n`;
    writeFileSync(join(path, 'cat'), script, { mode: 0o755 });
    const args = call(job, '/jobs/hold', '--record', 'full');
    const env = { ...place(server.url), JOBS_LOG_URL: table.url };
    const { child, finished } = start(shell, args, { env, path });
    await expect.poll(() => existsSync(second ?? ''), { timeout: 20_000 }).toBe(true);
    child.kill('SIGTERM');
    const ended = await finished;
    expect(ended).toMatchObject({ status: 143, stderr: '' });
    const error = 'ended by signal TERM';
    expect(linesOf(ended)).toMatchObject([{ outcome: 'error', error, warning: null }]);
    expect(table.rowOf(job)).toMatchObject({ status: 'error', error });
  });

  it('a TERM ends it in time though the table hangs, too', { timeout: 30_000 }, async () => {
    const hangs = await startTable(full, () => true);
    const job = newJob();
    const args = call(job, '/jobs/hold', '--record', 'full');
    const env = { ...place(server.url), JOBS_LOG_URL: hangs.url };
    const { child, finished } = start(shell, args, { env });
    await server.arrival(job);
    const began = Date.now();
    child.kill('SIGTERM');
    expect((await finished).status).toBe(143);
    expect(Date.now() - began).toBeLessThan(9000);
    await hangs.close();
  });
});
