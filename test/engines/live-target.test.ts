import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compiledFor, startByCron, startByCronJob, startByWorkflow } from './platforms.ts';
import { startServer } from './runner/http-server.ts';
import { parseLine } from './runner/json-line.ts';
import { scratch } from './runner/scratch.ts';

const job = 'report_manha';

describe('one job compiled for three platforms', () => {
  it.each(['crontab', 'kubernetes', 'github-actions'])(
    'runs only on %s, if that is live',
    async (live) => {
      const folder = scratch();
      const generated = compiledFor(folder);
      const server = await startServer();
      const places = { JOBS_BASE_URL: server.url, JOBS_TOKEN: 't', JOBS_LIVE_TARGET: live };
      const lines = Object.entries(places).map(([name, value]) => `${name}=${value}\n`);
      writeFileSync(join(folder, 'env'), lines.join(''));
      chmodSync(join(folder, 'env'), 0o600);
      const ended = await Promise.all([
        startByCron(generated, job),
        startByCronJob(generated, job, places),
        startByWorkflow(generated, job, places),
      ]);
      await server.close();
      expect(ended.map(({ status }) => status)).toEqual([0, 0, 0]);
      const told = ended.map(({ stdout }) => parseLine(stdout));
      expect(told.map(({ target, outcome, reason }) => [target, outcome, reason])).toEqual(
        ['crontab', 'kubernetes', 'github-actions'].map((target) =>
          target === live ? [target, 'success', null] : [target, 'skipped', 'standby'],
        ),
      );
      const requests = server.requestsOf(job);
      expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
        'POST /jobs/report-periodo?tipo=manha',
      ]);
    },
  );

  it('runs nowhere while no platform is named', async () => {
    const folder = scratch();
    const generated = compiledFor(folder);
    const server = await startServer();
    const places = { JOBS_BASE_URL: server.url, JOBS_TOKEN: 't' };
    writeFileSync(join(folder, 'env'), `JOBS_BASE_URL=${server.url}\nJOBS_TOKEN=t\n`, {
      mode: 0o600,
    });
    const ended = await Promise.all([
      startByCron(generated, job),
      startByCronJob(generated, job, places),
      startByWorkflow(generated, job, places),
    ]);
    await server.close();
    expect(ended.map(({ status }) => status)).toEqual([2, 2, 2]);
    expect(server.requestsOf(job)).toEqual([]);
  });
});
