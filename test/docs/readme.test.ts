import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/diagnostics/catalogue/index.ts';
import { blocksOf, documentText, repository } from './blocks.ts';

const readme = documentText('README.md');
const { scripts, files } = JSON.parse(readFileSync(`${repository}package.json`, 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly files: readonly string[];
};

describe('the README', () => {
  it('is one long page', () => {
    expect(readme.split('\n').length).toBeLessThanOrEqual(460);
  });

  it('has its parts in the order in which people need them', () => {
    const titles = [...readme.matchAll(/^## (.*)$/gm)].map(([, title]) => title);
    expect(titles).toEqual([
      'What it makes',
      'Use it',
      'One job, one place',
      'On a Debian or Ubuntu host',
      'On Kubernetes',
      'On GitHub Actions',
      'What it refuses, and why',
      'What is proved',
      'Clock changes',
      'Accepting what is meant',
      'Promises',
      'Pausing',
      'What a change does to the day',
      'Findings in a pull request',
      'Statuses',
      'For developers',
    ]);
  });

  it('begins with a jobs.yaml of twelve lines', () => {
    expect(blocksOf(readme)[0]?.text.trimEnd().split('\n')).toHaveLength(12);
  });

  it('leads only to what the package holds, too', () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, link = '']) => link);
    const isShipped = (link: string) =>
      files.some((shipped) => link === shipped || link.startsWith(`${shipped}/`));
    expect(links.length).toBeGreaterThan(4);
    expect(links.filter((link) => !isShipped(link))).toEqual([]);
  });

  it('sets a fresh clone up with two lines that exist, and that continuous integration runs', () => {
    const developers = blocksOf(readme).at(-1)?.text;
    expect(developers).toBe('npm ci && npm run compile\nnpm cit\n');
    expect(scripts.compile).toMatch(/cronwright\.cjs compile$/);
    expect(scripts.test).toContain('vitest run');
    expect(readFileSync(`${repository}.ci/run`, 'utf8')).toMatch(/ npm cit$/m);
  });
});

it('the line for .gitattributes marks all that compile writes, and nothing else', () => {
  const line = readme.split('\n').find((text) => text.endsWith('>>.gitattributes')) ?? 'false';
  const cwd = mkdtempSync(join(tmpdir(), 'cronwright-attributes-'));
  try {
    execFileSync('sh', ['-euc', `git init -q\n${line}`], { cwd });
    const marks = (path: string) =>
      execFileSync('git', ['check-attr', 'eol', 'linguist-generated', '--', path], {
        cwd,
        encoding: 'utf8',
      });
    for (const path of [
      'generated/crontab/cronwright',
      'generated/kubernetes/a.yaml',
      'docs/jobs-schedule.md',
      'docs/jobs-schedule.svg',
      '.github/workflows/cronwright-a.yml',
    ]) {
      expect(marks(path)).toBe(`${path}: eol: lf\n${path}: linguist-generated: set\n`);
    }
    expect(marks('.github/workflows/ci.yml')).toContain('linguist-generated: unspecified');
  } finally {
    rmSync(cwd, { recursive: true });
  }
});

describe.each([
  'README.md',
  'docs/runner.md',
  'docs/audit.md',
  'docs/execution-log.md',
  'docs/cron-hosts.md',
  'docs/continuous-integration.md',
  'docs/pt-BR/comecar.md',
])('%s', (path) => {
  const text = documentText(path);

  it('names only codes that exist', () => {
    for (const [code] of text.matchAll(/CW\d{3}/g)) expect(Object.keys(catalogue)).toContain(code);
  });

  it('leads nowhere else than to files that are there', () => {
    for (const [, link = ''] of text.matchAll(/\]\(([^)#]+)[^)]*\)/g)) {
      const from = new URL(`file://${repository}${path}`);
      expect(() => readFileSync(new URL(link, from)), link).not.toThrow();
    }
  });
});
