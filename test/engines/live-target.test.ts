import { chmodSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { cronwright } from '../end-to-end/real-copy.ts';
import { startByCron, startByCronJob, startByWorkflow } from './platforms.ts';
import { startServer } from './runner/http-server.ts';
import { parseLine } from './runner/json-line.ts';
import { scratch } from './runner/scratch.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const job = 'report_manha';

/** The real schedule compiled for this machine: runner, env file and locks below a folder, http allowed. */
function compiledFor(folder: string): string {
  cpSync(join(root, 'schedules'), join(folder, 'schedules'), { recursive: true });
  const source = join(folder, 'schedules/jobs.yaml');
  const text = readFileSync(source, 'utf8')
    .replace(/runner: \S+/, `runner: ${folder}/generated/crontab/run-job`)
    .replace(/env_file: \S+/, `env_file: ${folder}/env\n    lock_dir: ${folder}/lock`)
    .replace('    user: jobs', '    user: jobs\n    allow_http: true')
    .replace('    namespace: jobs', '    namespace: jobs\n    allow_http: true')
    .replace('    runs_on:', '    allow_http: true\n    runs_on:');
  writeFileSync(source, text);
  const { status, talk } = cronwright(['compile'], folder);
  if (status !== 0) throw new Error(talk);
  return join(folder, 'generated');
}

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
