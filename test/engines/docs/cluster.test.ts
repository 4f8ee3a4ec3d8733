import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blocksOf, documentText } from '../../docs/blocks.ts';
import { type Printed, Project } from '../../docs/project.ts';
import { Walk } from '../../docs/walk.ts';
import { installed } from '../installed.ts';
import { runProgram } from '../run-program.ts';
import { Cluster } from './cluster.ts';

const home = mkdtempSync(join(tmpdir(), 'cronwright-kubectl-'));
const blocks = blocksOf(documentText('README.md'));
const project = new Project();
let cluster: Cluster;
let walk: Walk;

/** The kubectl of test/engines, which knows this cluster only. */
async function shell(script: string, cwd: string): Promise<Printed> {
  const env = { PATH: `${home}:${process.env.PATH}`, HOME: home, KUBECONFIG: join(home, 'config') };
  const ended = await runProgram(['sh', '-euc', `exec 2>&1\n${script}`], { cwd, env });
  return { text: ended.stdout, status: ended.status };
}

function kubeconfig(url: string): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'test', cluster: { server: url } }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
    users: [{ name: 'test', user: {} }],
    'current-context': 'test',
  });
}

beforeAll(async () => {
  cluster = await Cluster.start();
  symlinkSync(installed('kubectl'), join(home, 'kubectl'));
  writeFileSync(join(home, 'config'), kubeconfig(cluster.url));
  walk = new Walk(project, new Map([['cluster', shell]]));
});

afterAll(() => {
  cluster.stop();
  project.remove();
  rmSync(home, { recursive: true });
});

/** A CronJob that kubectl applied some time ago. */
function applied(name: string, set: string) {
  return {
    metadata: {
      name,
      namespace: 'jobs',
      labels: { 'cronwright.dev/set': set },
      annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{}' },
    },
  };
}

const liveTarget = () => {
  const data = cluster.get('secrets/jobs/cronwright-jobs')?.data as Record<string, string>;
  return `${Buffer.from(data.JOBS_LIVE_TARGET ?? '', 'base64')}`;
};

const own = ['configmaps/jobs/cronwright-run-job', 'cronjobs/jobs/send-campaigns-evening'];
const others = [
  'configmaps/jobs/kube-root-ca.crt',
  'cronjobs/jobs/of-another-set',
  'namespaces/jobs',
];

/** What a block must have done, by a word that stands in it alone. */
const after: Readonly<Record<string, () => void>> = {
  'create namespace': () => {
    expect(cluster.names()).toEqual(['namespaces/jobs', 'secrets/jobs/cronwright-jobs']);
    expect(liveTarget()).toBe('standby');
    // From here on there are also a job that the source has no more, and things of other people.
    cluster.put('cronjobs', applied('gone-from-the-source', 'cronwright'));
    cluster.put('cronjobs', applied('of-another-set', 'crm'));
    cluster.put('configmaps', { metadata: { name: 'kube-root-ca.crt', namespace: 'jobs' } });
  },
  'apply -k': () => {
    const ours = [...own, 'cronjobs/jobs/send-campaigns-morning', 'secrets/jobs/cronwright-jobs'];
    expect(cluster.names()).toEqual([...ours, ...others].sort());
  },
  'patch secret': () => expect(liveTarget()).toBe('standby'),
  'delete secret': () => expect(cluster.names()).toEqual(others),
};

describe('README.md, on a cluster', () => {
  it.each(blocks)('is right at line $line ($language)', async (block) => {
    await walk.take(block);
    if (block.says.get('run on') !== 'cluster') return;
    const word = Object.keys(after).find((each) => block.text.includes(each));
    expect(word, block.text).toBeDefined();
    after[word ?? '']?.();
  });
});
