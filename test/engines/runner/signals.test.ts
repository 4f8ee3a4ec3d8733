import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { childrenOf, firstProcess, namespaceInit, signalAsRoot } from './first-process.ts';
import { type JobServer, startServer } from './http-server.ts';
import { lineOf } from './json-line.ts';
import { call, fullToolbox, newJob, place, start } from './runner.ts';
import { scratch } from './scratch.ts';
import { installed, SHELLS, toolbox } from './shells.ts';

let server: JobServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

describe.concurrent.each(SHELLS)('a signal, in $name', (shell) => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    '%s ends the call and is told',
    async (signal) => {
      const job = newJob();
      const folder = scratch();
      const { child, finished } = start(shell, call(job, '/jobs/hold', '--timeout', '60'), {
        env: { ...place(server.url), TMPDIR: folder },
      });
      const response = await server.arrival(job);
      const gone = new Promise((resolve) => response.once('close', resolve));
      const sent = Date.now();
      child.kill(signal);
      const ended = await finished;
      await gone;
      expect(Date.now() - sent).toBeLessThan(5000);
      expect(ended).toMatchObject({ status: 143, stderr: '' });
      expect(lineOf(ended)).toMatchObject({
        outcome: 'error',
        error: `ended by signal ${signal.slice(3)}`,
        response_code: null,
        reason: null,
      });
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  it('ends the run also where it is process 1', async () => {
    const job = newJob();
    // A token of its own: `env` shows it in the process list, where another test looks for TOKEN.
    const env = { ...place(server.url), JOBS_TOKEN: 'shown', PATH: fullToolbox(shell) };
    const started = start(shell, call(job, '/jobs/hold'), { under: firstProcess(env) });
    await server.arrival(job);
    const sent = Date.now();
    const init = namespaceInit(started.pid);
    expect(init).toBeGreaterThan(0);
    signalAsRoot('TERM', init);
    const ended = await started.finished;
    expect(Date.now() - sent).toBeLessThan(5000);
    expect(ended.status).toBe(143);
    expect(lineOf(ended).error).toBe('ended by signal TERM');
  });

  it.each(['success', 'skipped'])('during the delivery changes nothing of %s', async (outcome) => {
    const path = toolbox(shell, ['logger']);
    const [logger, began, said] = ['', '.began', '.said'].map((end) => join(path, `logger${end}`));
    const body = `: >${began}; ${installed('sleep')} 1; printf '%s\\n' "$@" >${said}`;
    writeFileSync(logger ?? '', `#!/bin/sh\n${body}\n`, { mode: 0o755 });
    const args = call(newJob(), '/jobs/x', '--log', 'syslog');
    const live = outcome === 'success' ? 'kubernetes' : 'crontab';
    const env = { ...place(server.url), JOBS_LIVE_TARGET: live };
    const { child, finished } = start(shell, ['--gated', ...args], { env, path });
    await expect.poll(() => existsSync(began ?? ''), { timeout: 20_000 }).toBe(true);
    child.kill('SIGTERM');
    child.kill('SIGHUP');
    expect(await finished).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(said ?? '', 'utf8')).toContain(`"outcome":"${outcome}"`);
  });

  it('that comes twice gives one line', async () => {
    const job = newJob();
    const { child, finished } = start(shell, call(job, '/jobs/hold'), { env: place(server.url) });
    await server.arrival(job);
    child.kill('SIGTERM');
    child.kill('SIGINT');
    child.kill('SIGHUP');
    const ended = await finished;
    expect(ended.status).toBe(143);
    expect(lineOf(ended).error).toMatch(/^ended by signal (TERM|INT|HUP)$/);
  });

  it('cannot come from a reader that has gone', async () => {
    const job = newJob();
    const { child, finished } = start(shell, call(job, '/jobs/hold'), { env: place(server.url) });
    const response = await server.arrival(job);
    child.stdout?.destroy();
    response.end();
    expect((await finished).status).toBe(0);
  });

  it('that kills curl alone is an error of the call', async () => {
    const job = newJob();
    const { pid, finished } = start(shell, call(job, '/jobs/hold'), { env: place(server.url) });
    await server.arrival(job);
    for (const child of childrenOf(pid)) process.kill(child, 'SIGKILL');
    const ended = await finished;
    expect(ended).toMatchObject({ status: 1, stderr: '' });
    expect(lineOf(ended)).toMatchObject({
      outcome: 'error',
      response_code: null,
      error: 'curl ended with status 137',
    });
  });
});
