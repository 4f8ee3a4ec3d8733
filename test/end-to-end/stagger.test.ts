import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { record } from '../recorded-terminal.ts';

/** Staggered jobs on the disk: the lock beside the source is written, read, compared and deleted. */
const source = 'schedules/jobs.yaml';
const lock = 'schedules/jobs.lock.yaml';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cronwright-stagger-'));
  mkdirSync(join(folder, 'schedules'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (path: string) => join(folder, path);
const text = (path: string) => readFileSync(at(path), 'utf8');
const inside = (...words: readonly string[]) => record(words, folder);

function writeSource(names: readonly string[], stagger = '{ label: Sync, stagger: 10m }'): void {
  const jobs = names.map(
    (name) =>
      `  "${name}": { category: sync, schedule: "0 * * * *", endpoint: /jobs/${name.replaceAll('_', '-')} }`,
  );
  const lines = [
    'version: 1',
    'timezone: America/Sao_Paulo',
    `categories: { sync: ${stagger} }`,
    'defaults: { targets: [crontab] }',
    'targets: { crontab: { user: jobs } }',
    'jobs:',
    ...jobs,
  ];
  writeFileSync(at(source), `${lines.join('\n')}\n`);
}

async function compile(...words: readonly string[]): Promise<void> {
  const { status, talk } = await inside('compile', ...words);
  expect(talk).not.toContain('error');
  expect(status).toBe(0);
}

/** The lines of the lock that pin a job. */
const pins = () =>
  text(lock)
    .split('\n')
    .filter((line) => line.startsWith('  '));

const names = Array.from({ length: 24 }, (_, i) => `job_${i + 1}`);

const few = names.slice(8, 12).concat('job_1');

const git = (...words: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...words], {
    cwd: folder,
    stdio: 'ignore',
  });

describe('a lock', () => {
  it('keeps the offsets of 24 jobs, and a 25th moves no other; nor does one that goes', async () => {
    writeSource(names);
    await compile();
    const before = pins();
    expect(before).toHaveLength(24);
    await compile('--check');

    writeSource(['arrives_first', ...names]);
    await compile();
    expect(pins().filter((line) => !line.includes('arrives'))).toEqual(before);
    expect(pins()).toHaveLength(25);

    writeSource(names.toSpliced(7, 1).toReversed());
    await compile();
    expect(pins()).toEqual(before.filter((line) => !line.includes('"job_8"')));
  });

  it('is the same when it is written anew, and orders its lines by name', async () => {
    writeSource(few);
    const written: string[] = [];
    for (let i = 0; i < 2; i++) {
      await compile();
      written.push(text(lock));
      rmSync(at(lock));
    }
    expect(written[1]).toBe(written[0]);
    const lines = written[0]?.split('\n').slice(4, -1) ?? [];
    expect(lines).toHaveLength(few.length);
    expect(lines).toEqual(lines.toSorted());
  });

  it('takes names that YAML reads otherwise', async () => {
    writeSource(['null', 'true', 'no', 'y']);
    await compile();
    const before = text(lock);
    await compile();
    expect(text(lock)).toBe(before);
    expect((await inside('explain', 'job:null')).out).toContain('pinned in jobs.lock.yaml');
  });

  it('is written with the files of one target, too', async () => {
    writeSource(few);
    await compile('--target', 'crontab');
    expect(pins()).toHaveLength(few.length);
    expect(existsSync(at('docs'))).toBe(false);
    const before = text(lock);
    await compile();
    expect(text(lock)).toBe(before);
  });

  it('stays beside its source whatever --out says: three more in front move none', async () => {
    writeSource(few);
    await compile('--out', 'build');
    const before = pins();
    writeSource(['a', 'b', 'c', ...few]);
    await compile('--out', 'build');
    expect(pins().slice(3)).toEqual(before);
    await compile('--check', '--out', 'build');
    expect(existsSync(at(`build/${lock}`))).toBe(false);

    writeSource(few, '{ label: Sync }');
    expect((await inside('compile', '--check', '--out', 'build')).talk).toMatch(
      new RegExp(`orphan +${lock}`),
    );
    await compile('--out', 'build');
    expect(existsSync(at(lock))).toBe(false);
  });

  it('is no leftover where a target writes into its folder', async () => {
    writeSource(few);
    const into = text(source).replace('user: jobs', 'user: jobs, out: schedules');
    writeFileSync(at(source), into);
    await compile();
    await compile('--check');
    expect(pins()).toHaveLength(few.length);
  });

  it('goes with its source to another name', async () => {
    writeSource(few);
    await compile();
    const before = pins();
    renameSync(at(source), at('schedules/crm.yaml'));
    renameSync(at(lock), at('schedules/crm.lock.yaml'));
    await compile('schedules/crm.yaml', '--out', 'crm');
    const [, stamp, ...rest] = text('schedules/crm.lock.yaml').split('\n');
    expect(stamp).toContain('from schedules/crm.yaml');
    expect(rest.filter((line) => line.startsWith('  '))).toEqual(before);
  });

  it('is not written outside the folder one is in, and not missed there', async () => {
    mkdirSync(at('elsewhere'));
    writeSource(few);
    const refused = await record(['compile', `../${source}`], at('elsewhere'));
    expect(refused.status).toBe(1);
    expect(refused.talk).toContain('error[CW903]');
    expect(refused.talk).toContain('run cronwright in a folder above both');
    expect(existsSync(at(lock))).toBe(false);
    writeSource(few, '{ label: Sync }');
    expect((await record(['compile', `../${source}`], at('elsewhere'))).status).toBe(0);
  });

  it('is not looked for behind a link where nothing is staggered', async () => {
    writeSource(few, '{ label: Sync }');
    symlinkSync('schedules', at('linked'));
    await compile('linked/jobs.yaml');
  });
});

describe('a lock is merged by line', () => {
  it('two branches that add jobs far apart merge, and nothing moves', async () => {
    const commit = (message: string) => {
      git('add', source, lock);
      git('commit', '-q', '-m', message);
    };
    const base = ['c', 'd', 'e', 'f', 'g', 'h'];
    git('init', '-q', '-b', 'main');
    writeSource(base);
    await compile();
    commit('base');
    git('checkout', '-q', '-b', 'one');
    writeSource(['a', ...base]);
    await compile();
    const one = pins();
    commit('one');
    git('checkout', '-q', 'main');
    writeSource([...base, 'z']);
    await compile();
    const main = pins();
    commit('two');
    git('merge', '-q', 'one');

    const merged = text(lock);
    expect(pins()).toEqual([...new Set([...one, ...main])]);
    await compile();
    expect(text(lock)).toBe(merged);
  });

  it('an offset that is written by hand is a pin like any other', async () => {
    writeSource(few);
    await compile();
    const was = Number(/"job_1": (\d)/.exec(text(lock))?.[1]);
    const edited = text(lock).replace(/"job_1": \d/, `"job_1": ${(was + 1) % 10}`);
    writeFileSync(at(lock), edited);
    const { talk } = await inside('compile', '--check');
    expect(talk).toMatch(/stale +generated\/crontab\/cronwright/);
    expect(talk).not.toContain(lock);
    await compile();
    expect(text(lock)).toBe(edited);
    await compile('--check');
  });

  it('all are chosen anew where every line was deleted', async () => {
    writeSource(few);
    await compile();
    const before = text(lock);
    writeFileSync(at(lock), before.replace(/^ {2}".*\n/gm, ''));
    await compile();
    expect(text(lock)).toBe(before);
  });

  it('one that is not eligible is chosen anew', async () => {
    writeSource(few);
    await compile();
    writeFileSync(at(lock), text(lock).replace(/"job_1": \d/, '"job_1": 10'));
    expect((await inside('compile', '--check')).talk).toMatch(
      new RegExp(`stale +${lock} +line 5 is .*"job_1": 10`),
    );
    await compile();
    await compile('--check');
  });
});

describe('drift of a lock', () => {
  it.each([
    ['missing', () => rmSync(at(lock))],
    ['stale', () => writeSource([...few, 'job_25'])],
    ['orphan', () => writeSource(few, '{ label: Sync }')],
  ])('%s: --check names it, compile mends it', async (kind, spoil) => {
    writeSource(few);
    await compile();
    spoil();
    const { status, talk } = await inside('compile', '--check');
    expect(status).toBe(1);
    expect(talk).toMatch(new RegExp(`${kind} +${lock}`));
    await compile();
    await compile('--check');
    expect(existsSync(at(lock))).toBe(kind !== 'orphan');
  });

  it('one that was half merged stops every command, and nothing is written', async () => {
    writeSource(few);
    await compile();
    const broken = text(lock).replace('minutes_later:', 'minutes_later:\n<<<<<<< HEAD');
    writeFileSync(at(lock), broken);
    for (const words of [
      ['compile'],
      ['list'],
      ['next', '--all'],
      ['verify'],
      ['explain', 'job_1'],
    ]) {
      const { status, talk } = await inside(...words);
      expect(status).toBe(1);
      expect(talk).toContain('error[CW314]');
    }
    expect(text(lock)).toBe(broken);
  });
});

describe('the other commands', () => {
  it('see the same offsets', async () => {
    writeSource(['a', 'b', 'c']);
    await compile();
    const found = /"a": (\d)/.exec(text(lock))?.[1];
    const pinned = text(lock).replace(/"a": \d/, `"a": ${found === '3' ? 4 : 3}`);
    writeFileSync(at(lock), pinned);
    const later = found === '3' ? 4 : 3;
    expect((await inside('list')).out).toMatch(new RegExp(`a +${later} \\* \\* \\* \\*`));
    expect((await inside('next', 'a')).out).toContain(`:0${later}`);
    expect((await inside('explain', 'a')).out).toContain(
      `starts ${later} minutes later than written: stagger 10m, pinned in jobs.lock.yaml`,
    );
    const verified = await inside('verify');
    expect(verified.status).toBe(0);
    expect(verified.out).toContain(`${later} * * * *`);
  });

  it('suggest leaves a staggered job to its stagger', async () => {
    writeSource(['a', 'b']);
    const { status, talk } = await inside('suggest', 'a');
    expect(status).toBe(2);
    expect(talk).toContain('"a" has a stagger, which finds it a quiet time by itself');
  });

  it('diff reads the lock of the commit', async () => {
    writeSource(['a', 'b']);
    await compile();
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'first');
    expect((await inside('diff', '--against', 'HEAD')).out).toContain('no run changes');
    const by = Number(/"a": (\d)/.exec(text(lock))?.[1]);
    writeFileSync(at(lock), text(lock).replace(/"a": \d/, `"a": ${(by + 1) % 10}`));
    const { out } = await inside('diff', '--against', 'HEAD');
    expect(out).toContain(`a  every hour at minute ${by} → ${(by + 1) % 10}`);
  });
});
