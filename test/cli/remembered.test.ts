import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { todayOf } from '../../src/cli/load.ts';
import { processMemory } from '../../src/cli/process-memory.ts';
import { dateIn } from '../../src/ir/week.ts';
import { record } from '../recorded-terminal.ts';

const source = `
version: 1
timezone: America/Sao_Paulo
baseline: baseline.yaml
categories:
  sync: {}
jobs:
  report:
    category: sync
    schedule: "0 9 31 2 mon"
    endpoint: /jobs/report
    targets: [crontab]
    accept: [{ code: CW219, reason: the old date, until: 2026-01-05 }]
targets:
  crontab:
    user: jobs
`;
const baseline = 'version: 1\njobs:\n  report: { category: sync, schedule: "0 9 * * mon" }\n';

let cwd: string;
let folder: string;
beforeEach(async () => {
  cwd = fs.mkdtempSync(join(tmpdir(), 'cronwright-remembered-'));
  folder = join(fs.mkdtempSync(join(tmpdir(), 'cronwright-memory-')), 'cronwright');
  fs.mkdirSync(join(cwd, 'schedules'));
  write('schedules/jobs.yaml', source);
  write('schedules/baseline.yaml', baseline);
  await record(['compile'], cwd);
});
afterEach(() => {
  fs.rmSync(cwd, { recursive: true });
  fs.rmSync(join(folder, '..'), { recursive: true, force: true });
});

function write(path: string, text: string): undefined {
  fs.writeFileSync(join(cwd, path), text);
}
const noon = Date.UTC(2026, 0, 5, 12);

interface Circumstances {
  readonly program?: string;
  readonly now?: number;
  readonly args?: readonly string[];
}

function check({ program = 'one', now = noon, args = [] }: Circumstances = {}) {
  const words = ['compile', '--check', ...args];
  const memory = { folder, program: () => program, args: words };
  return record(words, cwd, { memory, now: () => now });
}

/** What was remembered, by the file it stands in: it is written as a whole, and so a new one each time. */
function written(): readonly number[] {
  if (!fs.existsSync(folder)) return [];
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.compiled'));
  return names.map((name) => fs.statSync(join(folder, name)).ino);
}

describe('a check that remembers', () => {
  it('compiles again once a lock is there that was missing', async () => {
    write('schedules/jobs.yaml', source.replace('sync: {}', 'sync: { stagger: 10m }'));
    await check();
    const before = written();
    await record(['compile'], cwd);
    const lock = join(cwd, 'schedules/jobs.lock.yaml');
    const kept = fs.readFileSync(lock, 'utf8');
    const other = kept.replace(/"report": (\d)/, (_, by) => `"report": ${by === '3' ? 4 : 3}`);
    write('schedules/jobs.lock.yaml', other);
    expect((await check()).talk).toMatch(/stale +generated\/crontab\/cronwright/);
    expect(written()).not.toEqual(before);
  });

  it('compiles again in another folder, from which its paths count', async () => {
    write('schedules/jobs.yaml', source.replace(/^baseline:.*\n/m, ''));
    await record(['compile'], cwd);
    const memory = { folder, program: () => 'one', args: [] };
    const inside = join(cwd, 'inside');
    fs.mkdirSync(inside);
    const from = (place: string, ...args: readonly string[]) =>
      record(
        ['compile', '--check', join(cwd, 'schedules/jobs.yaml'), '--out', cwd, ...args],
        place,
        { memory, now: () => noon },
      );
    expect((await from(cwd)).status).toBe(0);
    expect(await from(inside)).toEqual(await from(inside, '--no-cache'));
  });

  it('lets the next compile write without compiling, as long as nothing has changed', async () => {
    await check();
    const before = written();
    const memory = { folder, program: () => 'one', args: ['compile'] };
    const compile = () => record(['compile'], cwd, { memory, now: () => noon });
    const crontab = join(cwd, 'generated/crontab/cronwright');
    const kept = fs.readFileSync(crontab, 'utf8');
    fs.rmSync(crontab);
    expect((await compile()).talk).toMatch(/created +generated\/crontab\/cronwright/);
    expect(fs.readFileSync(crontab, 'utf8')).toBe(kept);
    expect(written()).toEqual(before);
    write('schedules/jobs.yaml', source.replace('"0 9 31 2 mon"', '"0 10 * * mon"'));
    expect((await compile()).talk).toMatch(/updated +generated\/crontab\/cronwright/);
    expect(written()).not.toEqual(before);
  });

  it('says the same as one that does not, and compiles once', async () => {
    const plain = await record(['compile', '--check'], cwd);
    expect(plain).toMatchObject({ status: 0, talk: expect.stringContaining('files are what it') });
    expect(await check()).toEqual(plain);
    const before = written();
    expect(before).toHaveLength(1);
    expect(await check()).toEqual(plain);
    expect(written()).toEqual(before);
    for (const format of ['json', 'github', 'sarif']) {
      const args = ['--format', format];
      expect(await check({ args })).toEqual(await record(['compile', '--check', ...args], cwd));
    }
    expect(written()).toEqual(before);
  });

  it.each<readonly [why: string, change: () => Circumstances | undefined]>([
    ['the source says otherwise', () => write('schedules/jobs.yaml', `${source}# \n`)],
    ['the baseline does', () => write('schedules/baseline.yaml', `${baseline}# \n`)],
    ['another program, or another node', () => ({ program: 'two' })],
    ['it is tomorrow in São Paulo', () => ({ now: Date.UTC(2026, 0, 6, 3) })],
    ['it was yesterday there', () => ({ now: Date.UTC(2026, 0, 5, 2, 59) })],
  ])('compiles again where %s', async (_, change) => {
    await check();
    const before = written();
    await check(change());
    expect(written()).not.toEqual(before);
  });

  it('compiles again only where it must', async () => {
    await check();
    const before = written();
    await check({ now: Date.UTC(2026, 0, 6, 2, 59) });
    expect(written()).toEqual(before);
  });

  it('warns of what a new day brings', async () => {
    expect((await check()).talk).not.toContain('CW708');
    expect((await check({ now: Date.UTC(2026, 0, 6, 3) })).talk).toContain('CW708');
  });

  it('looks at every file', async () => {
    await check();
    const before = written();
    fs.appendFileSync(join(cwd, 'generated/crontab/cronwright'), '# by hand\n');
    expect(await check()).toMatchObject({
      status: 1,
      talk: expect.stringContaining('hand-edited'),
    });
    fs.rmSync(join(cwd, 'generated/crontab/cronwright'));
    expect(await check()).toMatchObject({ status: 1, talk: expect.stringContaining('missing') });
    expect(written()).toEqual(before);
  });

  it('remembers nothing with errors, or when told not to', async () => {
    await check({ args: ['--no-cache'] });
    write('schedules/jobs.yaml', source.replace('[crontab]', '[nowhere]'));
    expect(await check()).toMatchObject({ status: 1 });
    expect(written()).toEqual([]);
  });

  it('goes by no memory that is not whole, and needs none', async () => {
    const plain = await check();
    const name = fs.readdirSync(folder).find((each) => each.endsWith('.compiled')) ?? '';
    const place = join(folder, name);
    const bytes = fs.readFileSync(place);
    const other = Buffer.from(bytes.toString('latin1').replaceAll('/jobs/', '/jabs/'), 'latin1');
    for (const broken of [bytes.subarray(0, -1), other, Buffer.alloc(0), Buffer.alloc(500)]) {
      fs.writeFileSync(place, broken);
      expect(await check()).toEqual(plain);
    }
    fs.rmSync(folder, { recursive: true });
    fs.writeFileSync(folder, 'a file where the folder should be');
    expect(await check()).toEqual(plain);
  });
});

describe('today', () => {
  it.each([
    ['America/Sao_Paulo', '2018-11-04', 'its first hour is skipped'],
    ['America/Havana', '2026-11-01', 'its first hour comes twice'],
    ['America/St_Johns', '2006-10-29', 'one minute past midnight yesterday comes back'],
    ['Pacific/Apia', '2011-12-31', 'yesterday was skipped'],
    ['Asia/Kathmandu', '2026-01-05', 'nothing happens'],
  ])('lasts as long as the clock of %s shows %s: %s', (zone, date) => {
    const noonUtc = Date.parse(`${date}T12:00Z`) / 60_000;
    for (let minute = noonUtc - 2880; minute < noonUtc + 2880; minute += 7) {
      const { from, until } = todayOf(zone, minute * 60_000);
      expect(from <= minute && minute < until).toBe(true);
      const dates = [from, until - 1, Math.floor((from + until) / 2), minute];
      expect(new Set(dates.map((at) => dateIn(zone, at))).size).toBe(1);
    }
  });
});

describe('where a process remembers', () => {
  afterEach(() => vi.unstubAllEnvs());

  it.each([
    ['/home/ana', undefined, '/srv/app', '/home/ana/.cache/cronwright'],
    ['/home/ana', '/cache', '/srv/app', '/cache/cronwright'],
    ['/home/ana', '', '/srv/app', '/home/ana/.cache/cronwright'],
    ['/home/ana', 'here', '/srv/app', undefined],
    ['', undefined, '/srv/app', undefined],
    ['/home/ana', undefined, '/home/ana', undefined],
    ['/home/ana', undefined, '/home', undefined],
    ['/home/ana', undefined, '/home/anabel', '/home/ana/.cache/cronwright'],
    ['/home/ana', undefined, '/home/ana/app', '/home/ana/.cache/cronwright'],
  ])('with HOME %j and XDG_CACHE_HOME %j, in %s: %j', (home, cache, at, where) => {
    vi.stubEnv('HOME', home);
    vi.stubEnv('XDG_CACHE_HOME', cache);
    expect(processMemory(at, [])?.folder).toBe(where);
  });

  it('tells one program from another by its files and its node', () => {
    vi.stubEnv('XDG_CACHE_HOME', '/cache');
    const id = () => processMemory('/srv/app', [])?.program();
    const before = id();
    expect(before).toContain('process-memory');
    expect(id()).toBe(before);
    vi.stubEnv('NODE_OPTIONS', '--icu-data-dir=/other');
    expect(id()).not.toBe(before);
  });
});
