import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settledTalk } from '../../src/cli/settled.ts';
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
    schedule: "0 9 * * mon"
    endpoint: /jobs/report
    targets: [crontab]
targets:
  crontab:
    user: jobs
`;
const baseline = 'version: 1\njobs:\n  report: { category: sync, schedule: "0 9 * * mon" }\n';
const crontab = 'generated/crontab/cronwright';

let cwd: string;
let folder: string;
beforeEach(async () => {
  cwd = fs.mkdtempSync(join(tmpdir(), 'cronwright-settled-'));
  folder = join(fs.mkdtempSync(join(tmpdir(), 'cronwright-memory-')), 'cronwright');
  write('schedules/jobs.yaml', source);
  write('schedules/baseline.yaml', baseline);
  await record(['compile'], cwd);
});
afterEach(() => {
  fs.rmSync(cwd, { recursive: true });
  fs.rmSync(join(folder, '..'), { recursive: true, force: true });
});

function write(path: string, text: string, encoding: BufferEncoding = 'utf8'): undefined {
  fs.mkdirSync(dirname(join(cwd, path)), { recursive: true });
  fs.writeFileSync(join(cwd, path), text, encoding);
}

function remove(path: string): undefined {
  fs.rmSync(join(cwd, path));
}

function allowToRun(path: string): undefined {
  fs.chmodSync(join(cwd, path), 0o755);
}

function read(path: string): string {
  return fs.readFileSync(join(cwd, path), 'utf8');
}

/** The same behind a link: what was there goes elsewhere. */
function replaceByLink(path: string): undefined {
  fs.renameSync(join(cwd, path), join(cwd, 'moved'));
  fs.symlinkSync(join(cwd, 'moved'), join(cwd, path));
}

/** Who asks, when and with which words. */
interface Asking {
  readonly program?: string;
  readonly now?: number;
  readonly args?: readonly string[];
  readonly at?: string;
}

const noon = Date.UTC(2026, 0, 5, 12);

function worldOf({ program = 'one', now = noon, args = [] }: Asking) {
  const words = ['compile', '--check', ...args];
  return { words, now: () => now, memory: { folder, program: () => program, args: words } };
}

function check(asking: Asking = {}) {
  const { words, ...world } = worldOf(asking);
  return record(words, asking.at ?? cwd, world);
}

function settled(asking: Asking = {}): string | undefined {
  const { memory, now } = worldOf(asking);
  return settledTalk({ cwd: asking.at ?? cwd, now }, memory);
}

describe('a check that is settled', () => {
  it('says what it said', async () => {
    expect(settled()).toBeUndefined();
    const plain = await check({ args: ['--no-cache'] });
    expect(plain).toMatchObject({ status: 0, out: '', talk: expect.stringContaining('files are') });
    expect(await check()).toEqual(plain);
    expect(settled()).toBe(plain.talk);
    expect(settled({ now: Date.UTC(2026, 0, 6, 2, 59) })).toBe(plain.talk);
  });

  it.each<readonly [why: string, change: () => Asking | undefined]>([
    ['the source says otherwise', () => write('schedules/jobs.yaml', `${source}# \n`)],
    ['the source is gone', () => remove('schedules/jobs.yaml')],
    ['the baseline says otherwise', () => write('schedules/baseline.yaml', `${baseline}# \n`)],
    ['a lock is there that was missing', () => write('schedules/jobs.lock.yaml', 'version: 1\n')],
    ['a file was edited', () => write(crontab, `${read(crontab)}# by hand\n`)],
    ['a file is missing', () => remove(crontab)],
    ['a file can be executed', () => allowToRun(crontab)],
    ['a file is no UTF-8', () => write(crontab, read(crontab), 'utf16le')],
    ['a file is a link now', () => replaceByLink(crontab)],
    ['a folder is a link now', () => replaceByLink('generated/crontab')],
    ['there is an orphan', () => write('generated/crontab/old', read(crontab))],
    ['there is one far from our folders', () => write('generated/a/b/old', read(crontab))],
    ['there is one where a platform reads', () => write('.github/workflows/a', read(crontab))],
    ['there is a temporary file', () => write(`${crontab}.1.tmp`, read(crontab))],
    ['the folder is another', () => ({ at: join(cwd, 'schedules') })],
    ['other words are said', () => ({ args: ['--strict'] })],
    ['it is tomorrow in São Paulo', () => ({ now: Date.UTC(2026, 0, 6, 3) })],
    ['it was yesterday there', () => ({ now: Date.UTC(2026, 0, 5, 2, 59) })],
    ['it is another program, or another node', () => ({ program: 'two' })],
  ])('is so no more where %s', async (_, change) => {
    await check();
    expect(settled()).toBeDefined();
    expect(settled(change())).toBeUndefined();
  });

  it('is so again once all is as it was', async () => {
    await check();
    const text = read(crontab);
    write(crontab, `${text}# by hand\n`);
    expect(settled()).toBeUndefined();
    expect((await check()).status).toBe(1);
    write(crontab, text);
    expect(settled()).toBe((await check()).talk);
  });

  it.each<readonly [why: string, args: readonly string[], change: () => void]>([
    ['drift', [], () => remove(crontab)],
    ['errors', [], () => write('schedules/jobs.yaml', source.replace('[crontab', '[nowhere'))],
    ['another format', ['--format', 'json'], () => undefined],
    ['being told not to remember', ['--no-cache'], () => undefined],
    ['what stands in the way', [], () => write(crontab, 'by hand')],
  ])('is nothing with %s', async (_, args, change) => {
    change();
    await check({ args });
    expect(settled({ args })).toBeUndefined();
  });

  it('is nothing with a warning', async () => {
    write('schedules/jobs.yaml', source.replace('0 9 * * mon', '0 9 31 2 mon'));
    await record(['compile'], cwd);
    expect(await check()).toMatchObject({ status: 0, talk: expect.stringContaining('CW') });
    expect(settled()).toBeUndefined();
  });

  it('goes by no memory that is not whole', async () => {
    await check();
    const name = fs.readdirSync(folder).find((each) => each.endsWith('.settled')) ?? '';
    const bytes = fs.readFileSync(join(folder, name));
    const other = Buffer.from(bytes.toString('latin1').replace(/\d files/, '9 files'), 'latin1');
    for (const broken of [bytes.subarray(0, -1), other, Buffer.alloc(0), Buffer.alloc(500)]) {
      fs.writeFileSync(join(folder, name), broken);
      expect(settled()).toBeUndefined();
    }
  });

  it('looks below the folder that was named', async () => {
    const args = ['--out', 'elsewhere'];
    await record(['compile', ...args], cwd);
    await check({ args });
    expect(settled({ args })).toBeDefined();
    fs.rmSync(join(cwd, 'elsewhere'), { recursive: true });
    write('elsewhere', 'a file');
    expect(settled({ args })).toBeUndefined();
  });
});
