import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JobServer, startServer } from './http-server.ts';
import { lineOf } from './json-line.ts';
import { call, newJob, place, run } from './runner.ts';
import { SHELLS } from './shells.ts';

let server: JobServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

describe.concurrent.each(SHELLS)('who started it, in $name', (shell) => {
  const ask = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const job = newJob();
    const finished = await run(shell, call(job, '/jobs/x', ...args), {
      env: { ...place(server.url), ...env },
    });
    expect(finished).toMatchObject({ status: 0, stderr: '' });
    const { id, trigger, scheduled_at } = lineOf(finished);
    const key = server.requestsOf(job)[0]?.headers['idempotency-key'];
    return { trigger, scheduled_at, key: key?.replace(job, 'JOB').replace(id, 'RUN') };
  };
  const scheduled = ['--trigger', 'schedule'];

  it('is a person unless it is said', async () => {
    const manual = { trigger: 'manual', scheduled_at: null, key: 'JOB/RUN' };
    expect(await ask([])).toEqual(manual);
    expect(await ask(['--trigger', 'manual'], { JOBS_KUBERNETES_JOB: 'x-29412345' })).toEqual(
      manual,
    );
    expect(await ask([], { CRONWRIGHT_EVENT: 'schedule' })).toEqual(manual);
  });

  it('is the schedule on a cron host, whose minute nobody knows', async () => {
    expect(await ask(scheduled)).toEqual({
      trigger: 'schedule',
      scheduled_at: null,
      key: 'JOB/RUN',
    });
  });

  it.each([29_412_345, 10_000_000, 99_999_999, 100_000_000, 29_417_760, 28_480_319])(
    'is Kubernetes at the minute %i',
    async (minute) => {
      const due = new Date(minute * 60_000).toISOString().replace('.000', '');
      const env = { JOBS_KUBERNETES_JOB: `processar-grupos-${minute}` };
      expect(await ask(scheduled, env)).toEqual({
        trigger: 'schedule',
        scheduled_at: due,
        key: `JOB/${due}`,
      });
    },
  );

  it.each([
    'processar-grupos-manual',
    'processar-grupos-2941234x',
    'processar-grupos-02941234',
    'processar-grupos-029412345',
    'processar-grupos-1234567',
    'processar-grupos-1234567890',
    'processar-grupos-29412345-abc',
    'processar-grupos-',
    '29412345',
    '',
    '12345678:x-29412345:',
    '$((1))-29412345x',
  ])('is a person behind the name "%s"', async (name) => {
    const manual = { trigger: 'manual', scheduled_at: null, key: 'JOB/RUN' };
    expect(await ask(scheduled, { JOBS_KUBERNETES_JOB: name })).toEqual(manual);
  });

  it.each([
    ['schedule', 'schedule'],
    ['', 'schedule'],
    ['workflow_dispatch', 'manual'],
    ['push', 'manual'],
  ])('is the event of Actions: "%s"', async (event, trigger) => {
    expect(await ask(scheduled, { CRONWRIGHT_EVENT: event })).toMatchObject({ trigger });
  });
});
