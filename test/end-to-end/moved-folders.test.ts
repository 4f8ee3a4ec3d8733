import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { record } from '../recorded-terminal.ts';
import { bytesBelow } from './real-copy.ts';

/** What becomes of files that an earlier compile wrote somewhere else. */
let cwd: string;
beforeEach(() => {
  cwd = fs.mkdtempSync(join(tmpdir(), 'cronwright-moved-'));
});
afterEach(() => fs.rmSync(cwd, { recursive: true }));

function put(path: string, text: string): void {
  fs.mkdirSync(dirname(join(cwd, path)), { recursive: true });
  fs.writeFileSync(join(cwd, path), text);
}

/** A source with one job on two targets, each with a folder of its own or the usual one. */
function source(folders: { readonly kubernetes?: string; readonly actions?: string } = {}): string {
  const out = (folder?: string) => (folder ? `, out: ${folder}` : '');
  return `version: 1
timezone: Etc/UTC
defaults: { targets: [kubernetes, github-actions] }
jobs:
  report: { times: "09:00", endpoint: /jobs/report }
targets:
  kubernetes: { namespace: jobs${out(folders.kubernetes)} }
  github-actions: { runs_on: ubuntu-24.04${out(folders.actions)} }
`;
}

async function compile(text: string, ...args: readonly string[]) {
  put('schedules/jobs.yaml', text);
  return await record(['compile', ...args], cwd);
}

const paths = () => [...bytesBelow(cwd).keys()];
const usual = [
  'docs/jobs-schedule.md',
  'docs/jobs-schedule.svg',
  'generated/github-actions/cronwright-report.yml',
  'generated/github-actions/cronwright-run.yml',
  'generated/kubernetes/kustomization.yaml',
  'generated/kubernetes/report.yaml',
  'generated/kubernetes/run-job',
  'schedules/jobs.yaml',
];

describe('files in a folder that a target has left', () => {
  it.each([
    { kubernetes: 'generated/k8s' },
    { kubernetes: 'generated/jobs/for/kubernetes' },
    { actions: '.github/workflows' },
    { actions: 'generated/workflows' },
  ])('go, wherever cronwright looks: %j', async (folders) => {
    await compile(source(folders));
    const check = await compile(source(), '--check');
    expect(check.talk).toMatch(/orphan +\S+ +the source asks for it in generated\/\S+ now\n/);
    const { status, talk } = await compile(source());
    expect(status).toBe(0);
    expect(talk).not.toContain('run:');
    expect(paths()).toEqual(usual);
    expect(fs.readdirSync(join(cwd, 'generated')).sort()).toEqual(['github-actions', 'kubernetes']);
  });

  it('stay where they are somebody else’s: no header, another source, or hidden away', async () => {
    await compile(source());
    const others = {
      '.github/workflows/ci.yml': 'on: push\n',
      'generated/kubernetes/overlays/kustomization.yaml': 'resources: [..]\n',
      'generated/.cache/report.yaml': fs.readFileSync(join(cwd, usual[5] ?? ''), 'utf8'),
      'generated/node_modules/x/report.yaml': fs.readFileSync(join(cwd, usual[5] ?? ''), 'utf8'),
      'generated/b/report.yaml': fs
        .readFileSync(join(cwd, usual[5] ?? ''), 'utf8')
        .replace('from schedules/jobs.yaml', 'from b/jobs.yaml'),
    };
    for (const [path, text] of Object.entries(others)) put(path, text);
    expect((await compile(source())).talk).toMatch(/: 7 unchanged\n$/);
    expect(paths()).toEqual([...usual, ...Object.keys(others)].sort());
  });

  it('are no business of another target', async () => {
    await compile(source({ actions: '.github/workflows' }));
    await compile(source(), '--target', 'kubernetes');
    expect(paths()).toContain('.github/workflows/cronwright-report.yml');
  });

  it('are found below another root, too', async () => {
    await compile(source({ kubernetes: 'generated/k8s' }), '--out', 'copy');
    await compile(source(), '--out', 'copy');
    expect(paths().filter((path) => path.includes('k8s'))).toEqual([]);
  });
});

describe('a workflow that was copied to where it is live', () => {
  const copy = () =>
    fs.cpSync(join(cwd, 'generated/github-actions'), join(cwd, '.github/workflows'), {
      recursive: true,
    });

  it('is an orphan, and the setting that keeps it there is named', async () => {
    await compile(source());
    copy();
    const { status, talk } = await compile(source(), '--check');
    expect(status).toBe(1);
    expect(talk).toContain(
      'to keep them in .github/workflows, write under targets   github-actions: { out: .github/workflows }\n',
    );
    await compile(source());
    const stale = await compile(source({ kubernetes: 'k8s' }), '--check');
    expect(stale.talk).toContain('orphan');
    expect(stale.talk).not.toContain('to keep');
  });

  it('goes even if it was edited, which is said', async () => {
    await compile(source());
    copy();
    const path = '.github/workflows/cronwright-report.yml';
    fs.appendFileSync(join(cwd, path), '# ours\n');
    const { talk } = await compile(source());
    expect(talk).toContain(`  deleted   ${path} (edited since it was written)\n`);
    expect(talk).toContain('  deleted   .github/workflows/cronwright-run.yml\n');
  });
});

describe('a workflow that is gone', () => {
  it('goes from where it is live, and then needs no command', async () => {
    await compile(source());
    fs.cpSync(join(cwd, 'generated/github-actions'), join(cwd, '.github/workflows'), {
      recursive: true,
    });
    const { talk } = await compile(source().replace('report:', 'summary:'));
    expect(talk).toContain('deleted   .github/workflows/cronwright-report.yml\n');
    expect(talk).toContain('kubectl delete cronjob report --namespace jobs\n');
    expect(talk).not.toContain('git rm');
  });
});
