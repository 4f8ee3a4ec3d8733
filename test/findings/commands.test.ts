import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { GitHubRunner } from '../../src/cli/terminal.ts';
import { diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { markdownFindings } from '../../src/report/findings-list.ts';
import { record } from '../recorded-terminal.ts';
import { commandsIn } from './runner-reads.ts';
import { sarifFaults } from './sarif-schema.ts';

const workspace = mkdtempSync(join(tmpdir(), 'cronwright-findings-'));
afterAll(() => rmSync(workspace, { recursive: true, force: true }));

const golden = fileURLToPath(
  new URL('../diagnostics/ok/701-category-nobody-uses/jobs.yaml', import.meta.url),
);
/** A folder below the workspace with a source in it. */
function folder(name: string, text: string): string {
  const path = join(workspace, name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'jobs.yaml'), text);
  return path;
}

const warned = folder('warned', readFileSync(golden, 'utf8'));
const refused = folder('refused', 'jobs: 1\n');
const summary = join(workspace, 'summary.md');
const runner: GitHubRunner = { workspace, stepSummary: summary };

function run(args: string, cwd: string, github: GitHubRunner = {}) {
  return record([...args.split(' '), 'jobs.yaml'], cwd, { github });
}

describe('--format github', () => {
  it('prints annotations as data, with paths from the workspace, and the count as talk', async () => {
    const { status, out, talk } = await run('compile --check --format github', warned, {
      workspace,
    });
    expect(status).toBe(1);
    expect(talk).toBe('1 error, 1 warning.\n');
    expect(
      commandsIn(out).map(({ name, properties: { file, title } }) => [name, file, title]),
    ).toEqual([
      ['warning', 'warned/jobs.yaml', 'CW701: category without jobs'],
      ['error', 'warned/jobs.yaml', 'CW901: generated files do not match their source'],
    ]);
    expect(out.trimEnd().split('\n')).toHaveLength(2);
  });

  it.each([
    ['a checkout below the workspace', 'app/schedules', 'app/.git', 'schedules/jobs.yaml'],
    ['no checkout', 'plain/schedules', undefined, 'plain/schedules/jobs.yaml'],
  ])('counts paths from %s', async (_where, name, git, wanted) => {
    const cwd = folder(name, 'jobs: 1\n');
    if (git) mkdirSync(join(workspace, git));
    const { out } = await run('compile --format github', cwd, { workspace });
    expect(commandsIn(out)[0]?.properties.file).toBe(wanted);
  });

  it('says what it wrote, and of a correct source nothing to GitHub', async () => {
    const { out, talk } = await run('compile --format github', warned, {});
    expect(commandsIn(out)).toHaveLength(1);
    expect(talk).toContain('created');
    const clean = await run('verify --format github', warned, runner);
    expect(clean).toEqual({ status: 0, out: '', talk: '' });
  });

  it('says of verify what stands in the way of a proof', async () => {
    const { status, out } = await run('verify --format github', refused, runner);
    expect(status).toBe(1);
    expect(commandsIn(out).length).toBeGreaterThan(0);
  });
});

describe("the step's summary", () => {
  async function summaryOf(text: string, before = ''): Promise<string> {
    writeFileSync(summary, before);
    const { out } = await run('compile --check --format github', folder('summed', text), runner);
    expect(commandsIn(out).length).toBeGreaterThan(0);
    return readFileSync(summary, 'utf8');
  }

  it('gets a list below what stands there, errors first', async () => {
    const told = await summaryOf(readFileSync(golden, 'utf8'), 'before\n');
    expect(told).toMatch(/^before\n### cronwright: 1 error, 1 warning\n\n\*\*error CW901\*\* /);
    expect(told).toContain(
      '**warning CW701** `summed/jobs.yaml:6:3` no job is in category "report"',
    );
  });

  it('has all findings, where annotations end at ten', async () => {
    const keys = Array.from({ length: 60 }, (_, index) => `key_${index}: 1\n`).join('');
    const told = await summaryOf(`version: 1\n${keys}`);
    expect(told.match(/^\*\*error CW101\*\* /gm)).toHaveLength(60);
  });

  it('has a rewrite as it is to be written', async () => {
    expect(await summaryOf('version: 1\n')).toContain(
      '\n```text\nhelp: add   targets:\n        crontab:\n          user: jobs\n```\n',
    );
  });

  it('says what a source says as text: no mention, tag, link or end of a block', async () => {
    const key = '@team | <img src=x> [a](https://b.c)';
    const told = await summaryOf(`version: 1\n"${key}": 1\n`);
    const [head = ''] = told.split('\n').filter((line) => line.includes('team'));
    expect(head).toContain('"@<!-- -->team \\| \\<img src=x\\> \\[a\\](https:\\/\\/b.c)"');
  });

  it('stays below what GitHub takes, and says how many findings are left out', async () => {
    const told = await summaryOf(`version: 1\na: 1\nb: 1\n`, 'x'.repeat(1024 * 1024 - 400));
    expect(told.length).toBeLessThanOrEqual(1024 * 1024);
    expect(told).toMatch(/\n\n… and \d+ more, which the log has\.\n/);
  });

  it.each([
    [
      'full',
      () => writeFileSync(summary, 'x'.repeat(1024 * 1024)),
      summary,
      'is full; the log has',
    ],
    ['a folder', () => {}, workspace, "can't be written: it is a folder"],
    ['in no folder', () => {}, join(workspace, 'none', 'a'), "can't be written: there is no such"],
  ])('that is %s is said, and changes no status', async (_what, prepare, stepSummary, words) => {
    prepare();
    const { status, talk } = await run('compile --format github', refused, { stepSummary });
    expect(status).toBe(1);
    expect(talk).toContain(`cronwright: the step's summary ${words}`);
  });

  it('is left alone by a source without findings, and by other formats', async () => {
    writeFileSync(summary, '');
    await run('verify --format github', warned, runner);
    await run('compile --format sarif', refused, runner);
    expect(readFileSync(summary, 'utf8')).toBe('');
  });
});

describe('--format sarif', () => {
  it.each(['compile', 'compile --check', 'verify'])(
    'of %s is one log; people read beside it',
    async (args) => {
      const { status, out, talk } = await run(`${args} --format sarif`, refused);
      expect(status).toBe(1);
      expect(talk).toContain('error[CW102]');
      const log = JSON.parse(out);
      expect(sarifFaults(log)).toEqual([]);
      expect(log.runs[0].results.length).toBeGreaterThan(0);
    },
  );

  it('has no result where nothing is wrong: alerts of before are closed', async () => {
    const { status, out } = await run('verify --format sarif', warned);
    expect(status).toBe(0);
    expect(JSON.parse(out).runs[0].results).toEqual([]);
  });

  it('is written of a source that is not there, too', async () => {
    const { status, out } = await run('compile --format sarif', workspace);
    expect(status).toBe(2);
    expect(JSON.parse(out).runs[0].results).toMatchObject([{ ruleId: 'CW001', level: 'error' }]);
  });
});

it('no text of a finding ends the block it stands in', () => {
  const label = 'a ```` b';
  const told = markdownFindings(
    [{ ...diagnostic('CW101', 'x'), label, help: '```\n@team' }],
    { source: 'a', locate: (path) => ({ kind: 'inside', path }) },
    1000,
  );
  expect(told).toContain(`\n\`\`\`\`\`text\n${label}\nhelp: \`\`\`\n@team\n\`\`\`\`\`\n`);
});
