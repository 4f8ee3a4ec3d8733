import { execFileSync, spawn } from 'node:child_process';
import {
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { expectGolden } from '../golden.ts';
import { record } from '../recorded-terminal.ts';
import { realBaseline, realSource } from '../report/read-catalog.ts';

/** `diff` in a real repository: what a pull request changes, against a commit, a file, the files. */
const root = fileURLToPath(new URL('../../', import.meta.url));
const goldens = join(root, 'test/end-to-end/golden/diff');
const source = 'schedules/jobs.yaml';
let repository: string;
let folders: string[] = [];

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cronwright-diff-'));
  folders.push(folder);
  return folder;
}

function git(cwd: string, ...args: readonly string[]): string {
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...who, ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

function write(path: string, text: string, cwd = repository): void {
  mkdirSync(dirname(join(cwd, path)), { recursive: true });
  writeFileSync(join(cwd, path), text);
}

const small = (jobs: string, more = '') => `version: 1
timezone: Etc/UTC
${more}defaults: { targets: [kubernetes] }
jobs:
${jobs}
targets: { kubernetes: { namespace: jobs } }
`;
const daily = (name: string, time: string) => `  ${name}: { endpoint: /${name}, times: "${time}" }`;

beforeAll(() => {
  repository = temporary();
  git(repository, 'init', '-q', '-b', 'main');
  git(repository, 'commit', '-q', '--allow-empty', '-m', 'nothing yet');
  git(repository, 'tag', 'empty');
  mkdirSync(join(repository, 'schedules'));
  symlinkSync('/etc/passwd', join(repository, source));
  git(repository, 'add', '-A');
  git(repository, 'commit', '-q', '-m', 'a link');
  git(repository, 'tag', 'link');
  rmSync(join(repository, source));
  write(source, small(`${daily('a', '08:00')}\n  b: { endpoint: /b, times: 8 }`));
  git(repository, 'add', '-A');
  git(repository, 'commit', '-q', '-m', 'broken');
  git(repository, 'tag', 'broken');
  write(source, realSource);
  write('schedules/baseline.yaml', realBaseline);
  git(repository, 'add', '-A');
  git(repository, 'commit', '-q', '-m', 'real');
});

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  folders = [];
});

/** A commit in which nothing is what it seems, written without a checkout; tagged `odd`. */
function makeOdd(): void {
  const folder = temporary();
  write('link', 'elsewhere', folder);
  write('huge', ' '.repeat(64 * 1024 * 1024 + 1), folder);
  const hash = (name: string) => git(repository, 'hash-object', '-w', join(folder, name)).trim();
  const link = hash('link');
  const entries = [
    ['120000', link, 'schedules'],
    ['100644', link, 'folder.yaml/a'],
    ['160000', git(repository, 'rev-parse', 'main').trim(), 'module'],
    ['100644', hash('huge'), 'huge.yaml'],
  ];
  const index = entries.map(([mode, object, path]) => `${mode} ${object}\t${path}\n`).join('');
  const env = { ...process.env, GIT_INDEX_FILE: join(folder, 'index') };
  const plumb = (args: readonly string[], input: string) =>
    execFileSync('git', args, { cwd: repository, env, input, encoding: 'utf8' }).trim();
  plumb(['update-index', '--add', '--index-info'], index);
  const tree = plumb(['write-tree'], '');
  git(repository, 'tag', '-f', 'odd', git(repository, 'commit-tree', '-m', 'odd', tree).trim());
}

const diff = (...args: readonly string[]) => record(['diff', ...args], repository);

/** The pull request of the first user: a window moves, a report comes, a category pauses. */
const pullRequest = realSource
  .replace('"14:00-15:00"', '"14:30-15:30"')
  .replace(
    '    label: Grupos\n',
    '    label: Grupos\n    paused: { reason: "WhatsApp limitou a leitura de grupos", by: ana, until: 2026-01-19 }\n',
  )
  .replace(
    '\n# Promessas',
    '\n  report_fechamento:\n    category: report\n    times: "18:30"\n    weekdays: fri\n    endpoint: /jobs/report-periodo?tipo=fechamento\n\n# Promessas',
  );

describe('a pull request', () => {
  it.each([
    ['pull-request.md', ['--format', 'markdown'], 80],
    ['pull-request-80.txt', [], 80],
    ['pull-request-160.txt', [], 160],
    ['pull-request.json', ['--format', 'json'], 80],
  ] as const)('is told as %s', async (name, args, columns) => {
    write(source, pullRequest);
    const told = await record(['diff', '--against', 'main', ...args], repository, { columns });
    expect(told).toMatchObject({ status: 0, talk: '' });
    expectGolden(join(goldens, name), told.out);
  });

  it('changes runs, and a status says so when asked', async () => {
    write(source, pullRequest);
    expect(await diff('--against', 'main', '--exit-code')).toMatchObject({ status: 1 });
  });

  it('is told on the page of a run too', async () => {
    write(source, pullRequest);
    const stepSummary = join(temporary(), 'summary.md');
    await record(['diff', '--against', 'main'], repository, { github: { stepSummary } });
    expect(readFileSync(stepSummary, 'utf8')).toBe(
      readFileSync(join(goldens, 'pull-request.md'), 'utf8'),
    );
  });

  it('begins on a line of its own there', async () => {
    write(source, pullRequest);
    write('summary.md', 'before');
    const github = { stepSummary: join(repository, 'summary.md') };
    await record(['diff', '--against', 'main'], repository, { github });
    expect(readFileSync(github.stepSummary, 'utf8')).toMatch(/^before\n<!-- cronwright:diff /);
  });

  it.each([
    ['no-such', ['--against', 'main']],
    ['new', []],
  ])('is left out where the page is full (%s)', async (out, args) => {
    write(source, pullRequest);
    const stepSummary = join(temporary(), 'summary.md');
    const full = `${'x'.repeat(1024 * 1024 - 100)}\n`;
    writeFileSync(stepSummary, full);
    const told = await record(['diff', '--out', out, ...args], repository, {
      github: { stepSummary },
    });
    expect(told.talk).toContain("cronwright: the step's summary is full; the log has everything\n");
    expect(readFileSync(stepSummary, 'utf8')).toBe(full);
  });

  it('changes no run by other words, other comments and another order', async () => {
    const [head = '', jobs = '', tail = ''] = realSource.split(/^(?=jobs:|# Promessas)/m);
    const entries = jobs.split(/^(?= {2}[a-z])/m);
    const [first = '', ...others] = entries;
    const turned = `# another beginning\n${head.replaceAll('    label:', '    label:   ')}${first}${others.toReversed().join('')}${tail}`;
    expect(turned).not.toBe(realSource);
    write(source, turned);
    const told = await diff('--against', 'main', '--exit-code', '--format', 'markdown');
    expect(told).toMatchObject({ status: 0, talk: '' });
    expect(told.out).toContain('### Agenda de jobs: nenhuma execução muda\n');
    expect(told.out).not.toContain('```diff');
  });
});

describe('what is compared with', () => {
  it('may be a commit without the source: then all is new', async () => {
    write(source, small(daily('a', '08:00')));
    const told = await diff('--against', 'empty');
    expect(told.status).toBe(0);
    expect(told.out).toContain('1 added\n');
    expect(told.out).toContain(`There is no ${source} in empty: all of it is new.`);
  });

  it('may be a commit in which it does not compile: this version is told alone', async () => {
    write(source, small(daily('a', '08:00')));
    const told = await diff('--against', 'broken');
    expect(told).toMatchObject({ status: 0, talk: '' });
    expect(told.out).toContain("The source in broken doesn't compile (CW");
    expect(told.out).toMatch(/Runs a week +— +7/);
    expect(await diff('--against', 'broken', '--exit-code')).toMatchObject({ status: 1 });
  });

  it('may be a file, and the same one', async () => {
    write(source, small(daily('a', '08:00')));
    write('before.yaml', small(daily('a', '07:00')));
    expect((await diff('--against', 'before.yaml')).out).toMatch(/^1 moved\n/);
    expect((await diff('--against', source)).out).toMatch(/^no run changes\n/);
  });

  it('may have another zone: all is told on the clock of this version', async () => {
    write(source, small(daily('a', '08:00')));
    write('before.yaml', small(daily('a', '08:00')).replace('Etc/UTC', 'America/New_York'));
    const { out } = await diff('--against', 'before.yaml');
    expect(out).toContain('The zone changed from America/New_York to Etc/UTC');
    expect(out).toContain('moved    a  Mon 2026-01-05 13:00 → 08:00');
  });

  it('is found from a folder below the root', async () => {
    write(source, small(daily('a', '08:00')));
    const told = await record(
      ['diff', 'jobs.yaml', '--against', 'empty'],
      join(repository, 'schedules'),
    );
    expect(told.out).toContain('There is no jobs.yaml in empty');
    expect(
      (await record(['diff', 'jobs.yaml', '--against', 'main'], join(repository, 'schedules'))).out,
    ).toContain('removed');
  });

  it('is no file and no commit', async () => {
    write(source, small(daily('a', '08:00')));
    const told = await diff('--against', 'no-such');
    expect(told).toEqual({
      status: 2,
      out: '',
      talk: 'cronwright: --against no-such is no file and no commit\n',
    });
    expect(await diff('--against', '--output=/tmp/x')).toMatchObject({ status: 2 });
  });

  it('is a file and a commit', async () => {
    write(source, small(daily('a', '08:00')));
    write('empty', small(daily('a', '08:00')));
    const told = await diff('--against', 'empty');
    rmSync(join(repository, 'empty'));
    expect(told).toMatchObject({ status: 2 });
    expect(told.talk).toContain('is a file and a commit; write  ./empty  or  refs/heads/empty');
  });

  it('is missing in a shallow clone, which is told how to get it', async () => {
    write(source, small(daily('a', '08:00')));
    git(repository, 'branch', '-f', 'other', 'empty');
    const clone = join(temporary(), 'clone');
    git(repository, 'clone', '-q', '--depth=1', `file://${repository}`, clone);
    const told = await record(['diff', '--against', 'origin/other'], clone);
    expect(told.status).toBe(2);
    const line = /^ {2}(git fetch .*)$/m.exec(told.talk)?.[1] ?? '';
    expect(line).toBe('git fetch --depth=1 origin +refs/heads/other:refs/remotes/origin/other');
    git(clone, ...line.split(' ').slice(1));
    expect(await record(['diff', '--against', 'origin/other'], clone)).toMatchObject({ status: 0 });
  });

  it('can only be a file where there is no repository', async () => {
    const folder = temporary();
    write(source, small(daily('a', '08:00')), folder);
    const told = await record(['diff', '--against', 'main'], folder);
    expect(told.talk).toBe(
      'cronwright: --against main is no file, and this folder is in no git repository\n',
    );
  });

  it('is a pipe, a link or an open file as well', async () => {
    write(source, small(daily('a', '08:00')));
    const folder = temporary();
    write('before.yaml', small(daily('a', '07:00')), folder);
    const before = join(folder, 'before.yaml');
    symlinkSync(before, join(folder, 'link.yaml'));
    expect((await diff('--against', join(folder, 'link.yaml'))).out).toMatch(/^1 moved\n/);
    const open = openSync(before, 'r');
    expect((await diff('--against', `/dev/fd/${open}`)).out).toMatch(/^1 moved\n/);
    closeSync(open);
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    spawn('sh', ['-c', 'cat "$0" > "$1"', before, pipe], { stdio: 'ignore' });
    expect((await diff('--against', pipe)).out).toMatch(/^1 moved\n/);
  });

  it.each([
    ['', '--against is empty'],
    // Git answers with more than a hash, or with one that is to be left out.
    ['^main', '--against ^main is no file and no commit'],
    ['empty..main', '--against empty..main is no file and no commit'],
  ])('is wrong as %j', async (against, why) => {
    write(source, small(daily('a', '08:00')));
    expect(await diff('--against', against)).toEqual({
      status: 2,
      out: '',
      talk: `cronwright: ${why}\n`,
    });
  });

  it('is in a repository that git refuses, which is told in its words', async () => {
    write(source, small(daily('a', '08:00')));
    vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1');
    const told = await diff('--against', 'main');
    vi.unstubAllEnvs();
    expect(told.status).toBe(2);
    expect(told.talk).toMatch(
      /^cronwright: --against main is no file, and git says: detected dubious ownership in repository at .*\n$/,
    );
  });
});

describe('the source in a commit', () => {
  beforeAll(makeOdd);

  it('is found by every path that leads to it', async () => {
    write(source, realSource);
    const same = /^no run changes\n/;
    expect((await diff(join(repository, source), '--against', 'main')).out).toMatch(same);
    const around = `../${basename(repository)}/${source}`;
    expect((await diff(around, '--against', 'main')).out).toMatch(same);
    const link = join(temporary(), 'link');
    symlinkSync(repository, link);
    const through = await record(['diff', join(repository, source), '--against', 'main'], link);
    expect(through.out).toMatch(same);
  });

  it.each([
    ['link', source, 'is a symbolic link in that commit'],
    ['odd', source, 'is below schedules, a symbolic link in that commit'],
    ['odd', 'folder.yaml', 'is a folder in that commit'],
    ['odd', 'module/jobs.yaml', 'is below module, a submodule in that commit'],
    ['odd', 'module', 'is a submodule in that commit'],
    ['odd', 'huge.yaml', 'has more than 64 MiB in that commit'],
  ])('of %s can not be read as %s, which is no new source', async (commit, path, why) => {
    const cwd = temporary();
    git(cwd, 'clone', '-q', '--no-checkout', repository, '.');
    write(path, small(daily('a', '08:00')), cwd);
    expect(await record(['diff', path, '--against', commit], cwd)).toEqual({
      status: 2,
      out: '',
      talk: `cronwright: --against ${commit}: ${path} ${why}\n`,
    });
  });

  it('is not looked for outside of the repository', async () => {
    const folder = temporary();
    write('jobs.yaml', small(daily('a', '08:00')), folder);
    const told = await diff(join(folder, 'jobs.yaml'), '--against', 'main');
    expect(told).toMatchObject({ status: 2, out: '' });
    expect(told.talk).toContain("jobs.yaml isn't in this repository\n");
  });

  it.each(['blob:none', 'tree:0'])('is fetched first in a clone without %s', async (filter) => {
    git(repository, 'config', 'uploadpack.allowFilter', 'true');
    git(repository, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
    const clone = join(temporary(), 'clone');
    const from = `file://${repository}`;
    git(repository, 'clone', '-q', '--no-checkout', `--filter=${filter}`, from, clone);
    write(source, realSource, clone);
    write('schedules/baseline.yaml', realBaseline, clone);
    let told = await record(['diff', '--against', 'main'], clone);
    expect(told).toMatchObject({ status: 2, out: '' });
    expect(told.talk).toContain(
      `--against main: the content of ${source} isn't in this partial clone; fetch it first:\n`,
    );
    for (let fetched = 0; fetched < 2 && told.status === 2; fetched++) {
      const line = /^ {2}git (.*)$/m.exec(told.talk)?.[1] ?? '';
      git(clone, ...line.split(' '));
      told = await record(['diff', '--against', 'main'], clone);
    }
    expect(told).toMatchObject({ status: 0, talk: '' });
  });
});

describe('what is left on a platform', () => {
  it('is named with the command that removes it', async () => {
    write(source, small(daily('a', '08:00')));
    write('before.yaml', small(`${daily('a', '08:00')}\n${daily('gone_job', '09:00')}`));
    const command = /kubectl .*delete cronjob.* gone-job/;
    expect((await diff('--against', 'before.yaml')).out).toMatch(command);
    const { out } = await diff('--against', 'before.yaml', '--format', 'json');
    expect(JSON.parse(out).removals).toEqual([expect.stringMatching(command)]);
  });
});

describe('a source that is wrong', () => {
  it('is refused with its findings, in every format', async () => {
    write(source, small('  b: { endpoint: /b, times: 8 }'));
    const told = await diff('--against', 'main');
    expect(told).toMatchObject({ status: 1, out: '' });
    expect(told.talk).toContain('error[CW');
    const json = await diff('--against', 'main', '--format', 'json');
    expect(JSON.parse(json.out)).toMatchObject({ diagnostics: [{ severity: 'error' }] });
  });

  it('is still compared where only a target refuses it', async () => {
    write(
      source,
      small(
        `${daily('a', '08:00')}\n  c: { endpoint: /c, schedule: "* * * * *", targets: [github-actions] }`,
      ).replace('targets: { k', 'targets: { github-actions: {}, k'),
    );
    const told = await diff('--against', 'empty');
    expect(told.status).toBe(1);
    expect(told.talk).toContain('CW401');
    expect(told.out).toContain('2 added');
  });
});

describe('names that nobody trusts', () => {
  it('stay text in a comment', async () => {
    const label = '@team [x](http://evil.example) <img src=x> | ``` www.evil.example';
    const category = (text: string) =>
      small(
        '  a: { endpoint: /a, category: c, times: "08:00" }',
        `categories: { c: { label: ${JSON.stringify(text)} } }\n`,
      );
    write(source, category(label.replaceAll('`', '~')));
    const { out } = await diff('--against', 'empty', '--format', 'markdown');
    const outside = out.replace(/```diff\n[\s\S]*?```/g, '');
    for (const danger of ['@team', '](http', '<img', '| ~', ' www.evil'])
      expect(outside).not.toContain(danger);
  });

  it('do not make a comment longer than may be', async () => {
    const many = (time: string) =>
      Array.from({ length: 200 }, (_, i) =>
        daily(`job_with_a_name_that_is_rather_long_${i}`, time),
      ).join('\n');
    write(source, small(many('08:00')));
    write('before.yaml', small(many('09:00')));
    const { out } = await diff('--against', 'before.yaml', '--format', 'markdown');
    expect(out.length).toBeLessThanOrEqual(60_000);
    expect(out).toContain('### Job schedule: 200 moved');
    expect(out).toMatch(/… and [\d,]+ more/);
  });
});

describe('without --against', () => {
  it('compares the generated files, by what their engines make of them', async () => {
    const folder = temporary();
    cpSync(join(root, 'schedules'), join(folder, 'schedules'), { recursive: true });
    cpSync(join(root, 'generated'), join(folder, 'generated'), { recursive: true });
    for (const page of ['docs/jobs-schedule.md', 'docs/jobs-schedule.svg']) {
      cpSync(join(root, page), join(folder, page));
    }
    const at = (...args: readonly string[]) => record(['diff', ...args], folder);
    expect((await at('--exit-code')).out).toBe(
      'no run changes: the generated files start what schedules/jobs.yaml says\n',
    );

    const crontab = join(folder, 'generated/crontab/cronwright');
    const text = readFileSync(crontab, 'utf8');
    writeFileSync(crontab, text.replace(/^\*\/15 /m, '0,15,30,45 '));
    expect(await at('--exit-code')).toMatchObject({
      status: 0,
      talk: expect.stringContaining('1 file is not what the source says'),
    });

    writeFileSync(crontab, text.replace(/^0 14 /m, '0 13 '));
    write(source, pullRequest, folder);
    const told = await at('--exit-code');
    expect(told.status).toBe(1);
    expectGolden(join(goldens, 'generated.txt'), `${told.out}\n${told.talk}`);
  });

  it('finds the jobs of a target that is not configured any more, and of one that has none', async () => {
    const folder = temporary();
    const two = small(daily('a', '08:00'))
      .replace('[kubernetes]', '[kubernetes, github-actions]')
      .replace('targets: { k', 'targets: { github-actions: {}, k');
    write(source, two, folder);
    await record(['compile'], folder);
    write(source, small(daily('a', '08:00')), folder);
    const gone = await record(['diff', '--exit-code'], folder);
    expect(gone.status).toBe(1);
    expect(gone.out).toContain('against the files of github-actions');
    expect(gone.out).toMatch(/- {2}a +every day 08:00 +removed/);
    write(source, two.replace('[kubernetes, github-actions]', '[kubernetes]'), folder);
    expect((await record(['diff'], folder)).out).toContain('against the files of github-actions');
  });

  it('says of a source that was never compiled that all is new', async () => {
    const folder = temporary();
    write(source, small(daily('a', '08:00')), folder);
    expect((await record(['diff'], folder)).out).toMatch(/^1 added\n/);
  });

  it('refuses a file of somebody else, in every format', async () => {
    const folder = temporary();
    write(source, small(daily('a', '08:00')), folder);
    await record(['compile'], folder);
    const [made = ''] = readdirSync(join(folder, 'generated/kubernetes'));
    write(`generated/kubernetes/${made}`, 'mine: true\n', folder);
    const told = await record(['diff'], folder);
    expect(told).toMatchObject({ status: 1, out: '' });
    expect(told.talk).toContain('error[CW902]');
    const json = await record(['diff', '--format', 'json'], folder);
    expect(json).toMatchObject({ status: 1, talk: '' });
    expect(JSON.parse(json.out)).toMatchObject({ diagnostics: [{ code: 'CW902' }] });
  });
});
