import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JobServer, startServer } from './http-server.ts';
import { lineOf } from './json-line.ts';
import { call, facts, newJob, place, run } from './runner.ts';
import { SHELLS } from './shells.ts';

let server: JobServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

describe.concurrent.each(SHELLS)('the gate, in $name', (shell) => {
  const knock = async (live: string | undefined, ...more: readonly string[]) => {
    const job = newJob();
    const env = { ...place(server.url), ...(live === undefined ? {} : { JOBS_LIVE_TARGET: live }) };
    const finished = await run(shell, call(job, '/jobs/x', ...more), { env });
    return { ...finished, line: lineOf(finished), calls: server.requestsOf(job).length };
  };

  it('lets the live target call', async () => {
    const passed = await knock('kubernetes', '--gated');
    expect(passed).toMatchObject({ status: 0, stderr: '', calls: 1 });
    expect(passed.line).toMatchObject({ outcome: 'success', reason: null });
  });

  it('makes every other target stand by', async () => {
    const stopped = await knock('github-actions', '--gated');
    expect(stopped).toMatchObject({ status: 0, stderr: '', calls: 0 });
    expect(stopped.line).toMatchObject({
      outcome: 'skipped',
      reason: 'standby',
      error: null,
      response_code: null,
      items_processed: null,
    });
  });

  it('needs neither address nor token to stand by', async () => {
    const env = { JOBS_LIVE_TARGET: 'crontab' };
    const finished = await run(shell, [...facts(newJob()), '--gated', '/jobs/x'], { env });
    expect(finished.status).toBe(0);
    expect(lineOf(finished).reason).toBe('standby');
  });

  it.each([
    [undefined, 'is not set'],
    ['', 'is not set'],
    ['kubernetes\n', 'is not the name of a target'],
    ['kubernetes crontab', 'is not the name of a target'],
    ['*', 'is not the name of a target'],
    ['$(id)', 'is not the name of a target'],
  ])('refuses %j', async (live, sentence) => {
    const refused = await knock(live, '--gated');
    expect(refused).toMatchObject({ status: 2, calls: 0 });
    expect(refused.stderr).toMatch(/^run-job: JOBS_LIVE_TARGET [^\n]+\n$/);
    expect(refused.line).toMatchObject({ outcome: 'error', reason: null });
    expect(refused.line.error).toContain(sentence);
  });

  it.each([undefined, 'github-actions', '*'])(
    'stands open without --gated, with %j',
    async (live) => {
      expect(await knock(live)).toMatchObject({ status: 0, calls: 1 });
    },
  );
});
