import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { withHeader } from '../../src/emit/header.ts';
import { planFiles } from '../../src/emit/plan.ts';
import { readFound } from '../../src/emit/read.ts';
import { applyPlan } from '../../src/emit/write.ts';
import type { Artifact } from '../../src/targets/types.ts';
import { record } from '../recorded-terminal.ts';

/** A disk that fails in one place, by the end of a path. */
const failing = vi.hoisted(() => {
  // Other files of this worker have loaded what writes, with the real disk.
  vi.resetModules();
  return { rename: '', write: '', list: '', read: '' };
});

vi.mock('node:fs', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs')>();
  const refusal = (code: string) =>
    Object.assign(new Error(`${code}: in the system's words, write '/absolute/path'`), { code });
  const full = () => refusal('ENOSPC');
  const refuse = (end: string, path: unknown) => {
    if (end && String(path).endsWith(end)) throw refusal('EACCES');
  };
  return {
    ...real,
    renameSync: (from: string, to: string) => {
      if (failing.rename && to.endsWith(failing.rename)) throw full();
      real.renameSync(from, to);
    },
    writeFileSync: (...args: Parameters<typeof real.writeFileSync>) => {
      const [file] = args;
      if (failing.write && typeof file === 'number') {
        if (real.readlinkSync(`/proc/self/fd/${file}`).includes(failing.write)) throw full();
      }
      real.writeFileSync(...args);
    },
    readdirSync: (...args: Parameters<typeof real.readdirSync>) => {
      refuse(failing.list, args[0]);
      return real.readdirSync(...args);
    },
    readFileSync: (...args: Parameters<typeof real.readFileSync>) => {
      refuse(failing.read, args[0]);
      return real.readFileSync(...args);
    },
  };
});

afterAll(() => {
  vi.doUnmock('node:fs');
  vi.resetModules();
});

const sourcePath = 'schedules/jobs.yaml';
let root: string;

beforeEach(() => {
  root = fs.mkdtempSync(join(tmpdir(), 'cronwright-emit-'));
});
afterEach(() => {
  Object.assign(failing, { rename: '', write: '', list: '', read: '' });
  fs.rmSync(root, { recursive: true });
});

function artifact(path: string, body: string): Artifact {
  return { path, mode: 0o644, comment: 'hash', notice: 'Generated', body };
}

const before = ['out/a', 'out/b', 'out/c'].map((path) => artifact(path, 'old\n'));
const after = before.map(({ path }) => artifact(path, 'new\n'));

function emit(artifacts: readonly Artifact[]) {
  const { files } = readFound(root, [], ['out']);
  return applyPlan(root, planFiles(artifacts, files, sourcePath));
}

function texts(): readonly string[] {
  return fs.readdirSync(join(root, 'out')).map((name) => {
    const [artifactBefore] = before;
    const text = fs.readFileSync(join(root, 'out', name), 'utf8');
    const old = artifactBefore && withHeader(artifactBefore, sourcePath);
    return `${name} ${text === old ? 'old' : 'new'}`;
  });
}

it('a rename that fails midway leaves each file old or new, and says which', () => {
  emit(before);
  failing.rename = 'out/b';
  const applied = emit(after);
  expect(texts()).toEqual(['a new', 'b old', 'c old']);
  expect(applied.written).toEqual(['out/a']);
  expect(applied.diagnostics).toMatchObject([
    {
      code: 'CW904',
      message: 'generated files could not be written: no space is left on the disk',
      help: 'new already: out/a\nstill to do: out/b, out/c\nmend the cause and compile again',
    },
  ]);
  failing.rename = '';
  expect(emit(after).written).toEqual(['out/b', 'out/c']);
});

it('compile does not say that nothing was written when some of it was', async () => {
  await record(['init'], root);
  failing.rename = 'crontab/run-job';
  const some = await record(['compile'], root);
  expect(some.talk).toContain(
    'new already: docs/jobs-schedule.md, docs/jobs-schedule.svg, generated/crontab/cronwright\n',
  );
  expect(some.talk).toMatch(/\n1 error\.\n$/);
  failing.rename = 'docs/jobs-schedule.md';
  fs.rmSync(join(root, 'docs'), { recursive: true });
  fs.rmSync(join(root, 'generated'), { recursive: true });
  expect((await record(['compile'], root)).talk).toMatch(/\n1 error\. Nothing was written\.\n$/);
});

it.runIf(process.platform === 'linux')('a full disk leaves everything as it was', () => {
  emit(before);
  failing.write = 'out/c';
  const applied = emit(after);
  expect(texts()).toEqual(['a old', 'b old', 'c old']);
  expect(applied.written).toEqual([]);
  expect(applied.diagnostics[0]?.help).toMatch(/^nothing was changed\n/);
});

it.runIf(process.platform === 'linux')('a folder made in vain goes again', () => {
  failing.write = 'out/c';
  emit(after);
  expect(fs.readdirSync(root)).toEqual([]);
});

it('files and folders that may not be read are all named, and the others are read', () => {
  emit(before);
  failing.read = 'out/b';
  failing.list = 'more';
  fs.mkdirSync(join(root, 'more'));
  const { files, refused } = readFound(root, [], ['more', 'out']);
  expect(files.map(({ path }) => path)).toEqual(['out/a', 'out/c']);
  expect(refused.map(({ code, message }) => `${code} ${message}`)).toEqual([
    "CW905 more can't be read: permission is denied",
    "CW905 out/b can't be read: permission is denied",
  ]);
});

it('an error that is none of the disk’s is a bug, and leaves no temporary file', () => {
  emit(before);
  const plan = planFiles(after, readFound(root, [], ['out']).files, sourcePath);
  const files = plan.files.map((file) => ({ ...file, text: undefined as unknown as string }));
  expect(() => applyPlan(root, { ...plan, files })).toThrow(TypeError);
  expect(texts()).toEqual(['a old', 'b old', 'c old']);
});
