import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cronwright } from '../end-to-end/real-copy.ts';
import { Cluster } from './docs/cluster.ts';
import { installed as installedHere } from './installed.ts';
import { compiledFor, startByCron, startByCronJob, startByWorkflow } from './platforms.ts';
import { type Ended, runProgram } from './run-program.ts';
import { type JobServer, startServer } from './runner/http-server.ts';
import { parseLine } from './runner/json-line.ts';
import { scratch } from './runner/scratch.ts';
import { installed } from './runner/shells.ts';

/** The commands of `cronwright switch`, done: what they set is what the three platforms read. */
const campaigns = ['manha', 'tarde', 'fim'].map((window) => `processar_campanhas_${window}`);
const others = ['report_manha', 'processar_followups_tarde'];
const platforms = ['crontab', 'kubernetes', 'github-actions'] as const;
type Platform = (typeof platforms)[number];

let server: JobServer;
let cluster: Cluster;
let folder: string;
let generated: string;
beforeAll(async () => {
  [server, cluster] = await Promise.all([startServer(), Cluster.start()]);
  cluster.put('namespaces', { metadata: { name: 'jobs' } });
  folder = scratch();
  generated = compiledFor(folder);
  writeFileSync(join(folder, 'env'), '# the place\nJOBS_BASE_URL=here\nJOBS_TOKEN=t\n');
});
afterAll(async () => {
  cluster.stop();
  await server.close();
});

/** sudo that only does as it is told, kubectl of the cluster, gh of a repository that is a file. */
function tools(sed = installed('sed')): Readonly<Record<string, string>> {
  const bin = scratch();
  const put = (name: string, script: string) =>
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  put('sudo', 'exec "$@"');
  put('sed', `exec ${sed} "$@"`);
  put('gh', `case $2 in set) printf %s "$5" >variable ;; delete) rm variable ;; esac`);
  symlinkSync(installedHere('kubectl'), join(bin, 'kubectl'));
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'test', cluster: { server: cluster.url } }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
    users: [{ name: 'test', user: {} }],
    'current-context': 'test',
  };
  writeFileSync(join(bin, 'config'), JSON.stringify(config));
  return { PATH: `${bin}:${process.env.PATH}`, HOME: bin, KUBECONFIG: join(bin, 'config') };
}

/** Prints the command and runs it. */
async function flip(words: readonly string[], platform: Platform): Promise<void> {
  const { out, status, talk } = cronwright(['switch', ...words, '--target', platform], folder);
  expect({ status, lines: out.split('\n').length }, talk).toEqual({ status: 0, lines: 2 });
  const ended = await runProgram(['sh', '-euc', out], { cwd: folder, env: tools() });
  expect(ended, out).toMatchObject({ status: 0, stderr: '' });
}

/** The value as the platform would hand it to a run; the host's stands in its env file. */
const valueOn: Readonly<Record<Platform, () => Readonly<Record<string, string>>>> = {
  crontab: () => ({}),
  kubernetes: () => {
    const map = cluster.get('configmaps/jobs/cronwright-switch');
    return (map?.data ?? {}) as Readonly<Record<string, string>>;
  },
  'github-actions': () => {
    const path = join(folder, 'variable');
    return lstatSync(path, { throwIfNoEntry: false })
      ? { JOBS_PAUSED: readFileSync(path, 'utf8') }
      : {};
  },
};

function startOn(platform: Platform, job: string): Promise<Ended> {
  const live = { JOBS_BASE_URL: server.url, JOBS_TOKEN: 't', JOBS_LIVE_TARGET: platform };
  const places = { ...live, ...valueOn[platform]() };
  switch (platform) {
    case 'crontab': {
      const file = join(folder, 'env');
      const paused = readFileSync(file, 'utf8').match(/^JOBS_PAUSED=.*$/gm) ?? [];
      const lines = Object.entries(live).map(([name, value]) => `${name}=${value}`);
      writeFileSync(file, ['# the place', ...paused, ...lines, ''].join('\n'));
      chmodSync(file, 0o600);
      return startByCron(generated, job);
    }
    case 'kubernetes':
      return startByCronJob(generated, job, places);
    case 'github-actions':
      return startByWorkflow(generated, job, places);
  }
}

async function toldOn(platform: Platform, jobs: readonly string[]): Promise<readonly string[]> {
  const told: string[] = [];
  for (const job of jobs) {
    const ended = await startOn(platform, job);
    expect(ended).toMatchObject({ status: 0, stderr: '' });
    const { outcome, reason, warning } = parseLine(ended.stdout);
    expect(warning).toBe(null);
    told.push(reason ?? outcome);
  }
  return told;
}

describe.each(platforms)('the switch on %s', (platform) => {
  it('pauses the campaigns and nothing else, and a deploy leaves it', async () => {
    const both = [...campaigns, ...others];
    const calls = () => campaigns.flatMap((job) => server.requestsOf(job)).length;
    const before = calls();
    await flip(['category:campanha'], platform);
    const paused = [...campaigns.map(() => 'paused'), 'success', 'success'];
    expect(await toldOn(platform, both)).toEqual(paused);
    expect(cronwright(['compile'], folder).status).toBe(0);
    if (platform === 'kubernetes') await deploy();
    expect(await toldOn(platform, both)).toEqual(paused);
    expect(calls()).toBe(before);
  });

  it('is set as a whole, also by a name that stands for several jobs, and cleared', async () => {
    const jobs = [campaigns[0] ?? '', ...others];
    await flip(['processar_followups,report_manha'], platform);
    expect(await toldOn(platform, jobs)).toEqual(['success', 'paused', 'paused']);
    await flip(['--none'], platform);
    expect(await toldOn(platform, jobs)).toEqual(['success', 'success', 'success']);
    expect(valueOn[platform]()).toEqual({});
  });
});

/** As the README says it. */
async function deploy(): Promise<void> {
  const prune = ['batch/v1/CronJob', 'core/v1/ConfigMap'].map((of) => `--prune-allowlist=${of}`);
  const argv = ['apply', '-k', `${generated}/kubernetes`, '--prune', '-l'];
  const env = tools();
  const ended = await runProgram(
    ['sh', '-c', 'kubectl "$@"', 'sh', ...argv, 'cronwright.dev/set=cronwright', ...prune],
    { cwd: folder, env },
  );
  expect(ended.status, ended.stderr).toBe(0);
}

describe.each(['sed', 'busybox'])('the env file, changed by %s', (program) => {
  const command = program === 'sed' ? installed('sed') : `${installed('busybox')} sed`;
  const rows: readonly (readonly [why: string, before: string, after: string])[] = [
    ['without the line', 'A=1\nB=2\n', 'JOBS_PAUSED=all\nA=1\nB=2\n'],
    ['with the line in front', 'JOBS_PAUSED=x\nA=1\n', 'JOBS_PAUSED=all\nA=1\n'],
    ['with the line at the end', 'A=1\nJOBS_PAUSED=x\n', 'JOBS_PAUSED=all\nA=1\n'],
    ['with the line alone', 'JOBS_PAUSED=\n', 'JOBS_PAUSED=all\n'],
    ['with the line twice', 'JOBS_PAUSED=x\nA=1\nJOBS_PAUSED=y\n', 'JOBS_PAUSED=all\nA=1\n'],
    ['without a last line end', 'A=1', 'JOBS_PAUSED=all\nA=1'],
    ['with others like it', '#JOBS_PAUSED=x\nMY_JOBS_PAUSED=y\n', ''],
  ];

  it.each(rows)('%s', async (_why, before, after) => {
    const place = scratch();
    const file = join(place, 'env');
    mkdirSync(join(place, 'schedules'));
    const source = readFileSync(join(folder, 'schedules/jobs.yaml'), 'utf8');
    writeFileSync(
      join(place, 'schedules/jobs.yaml'),
      source.replace(/env_file: \S+/, `env_file: ${file}`),
    );
    cpSync(join(folder, 'schedules/baseline.yaml'), join(place, 'schedules/baseline.yaml'));
    writeFileSync(file, before);
    chmodSync(file, 0o640);
    const { out } = cronwright(['switch', 'all', '--target', 'crontab'], place);
    const cleared = cronwright(['switch', '--none', '--target', 'crontab'], place).out;
    const env = tools(command);
    expect((await runProgram(['sh', '-c', out], { env })).status).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(after || `JOBS_PAUSED=all\n${before}`);
    expect(lstatSync(file).mode & 0o777).toBe(0o640);
    expect((await runProgram(['sh', '-c', cleared], { env })).status).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(before.replace(/^JOBS_PAUSED=.*\n/gm, ''));
  });
});
