import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  compiledFor,
  type Moment,
  startByCron,
  startByCronJob,
  startByWorkflow,
} from './platforms.ts';
import type { Ended } from './run-program.ts';
import { type JobServer, startServer } from './runner/http-server.ts';
import { parseLine } from './runner/json-line.ts';
import { scratch } from './runner/scratch.ts';

/** The campaign of the morning, whose window is open from 10:00 to 11:00 in São Paulo. */
const campaign = 'processar_campanhas_manha';

let server: JobServer;
let folder: string;
let generated: string;
beforeAll(async () => {
  server = await startServer();
  folder = scratch();
  generated = compiledFor(folder);
});
afterAll(() => server.close());

const starts: Readonly<Record<string, (moment: Moment) => Promise<Ended>>> = {
  crontab: (moment) => {
    const lines = Object.entries(places('crontab')).map(([name, value]) => `${name}=${value}\n`);
    writeFileSync(join(folder, 'env'), lines.join(''));
    chmodSync(join(folder, 'env'), 0o600);
    return startByCron(generated, campaign, moment);
  },
  kubernetes: (moment) => startByCronJob(generated, campaign, places('kubernetes'), moment),
  'github-actions': (moment) => {
    return startByWorkflow(generated, campaign, places('github-actions'), moment);
  },
};

function places(live: string) {
  return { JOBS_BASE_URL: server.url, JOBS_TOKEN: 't', JOBS_LIVE_TARGET: live };
}

describe.each(Object.entries(starts))('a campaign on %s', (_, start) => {
  it.each<readonly [string, Moment, string, number]>([
    ['when its window opens', { at: '2026-01-05T13:00:05Z', by: 'schedule' }, 'success', 1],
    ['before it closes', { at: '2026-01-05T13:59:59Z', by: 'schedule' }, 'success', 1],
    ['when it has closed', { at: '2026-01-05T14:00:00Z', by: 'schedule' }, 'late', 0],
    ['90 minutes late', { at: '2026-01-05T14:30:00Z', by: 'schedule' }, 'late', 0],
    ['90 minutes late, by hand', { at: '2026-01-05T14:30:00Z', by: 'hand' }, 'success', 1],
  ])('%s', async (_why, moment, told, calls) => {
    const before = server.requestsOf(campaign).length;
    const ended = await start(moment);
    expect(ended).toMatchObject({ status: 0, stderr: '' });
    const { outcome, reason } = parseLine(ended.stdout);
    expect(reason ?? outcome).toBe(told);
    expect(server.requestsOf(campaign).length - before).toBe(calls);
  });
});
