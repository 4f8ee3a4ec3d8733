import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { withHeader } from '../../src/emit/header.ts';
import { planFiles } from '../../src/emit/plan.ts';
import { readFound } from '../../src/emit/read.ts';
import { applyPlan } from '../../src/emit/write.ts';
import type { Artifact } from '../../src/targets/types.ts';

/** A disk that fails in one place, by the end of a path. */
const failing = vi.hoisted(() => ({ rename: '', write: '' }));

vi.mock('node:fs', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs')>();
  const full = () => new Error("ENOSPC: no space left on device, write '/absolute/path'");
  return {
    ...real,
    renameSync: (from: string, to: string) => {
      if (failing.rename && to.endsWith(failing.rename)) throw full();
      real.renameSync(from, to);
    },
    fsyncSync: (file: number) => {
      if (failing.write && real.readlinkSync(`/proc/self/fd/${file}`).includes(failing.write)) {
        throw full();
      }
      real.fsyncSync(file);
    },
  };
});

const sourcePath = 'schedules/jobs.yaml';
let root: string;

beforeEach(() => {
  root = fs.mkdtempSync(join(tmpdir(), 'cronwright-emit-'));
});
afterEach(() => {
  Object.assign(failing, { rename: '', write: '' });
  fs.rmSync(root, { recursive: true });
});

function artifact(path: string, body: string): Artifact {
  return { path, mode: 0o644, comment: 'hash', notice: 'Generated', body };
}

const before = ['out/a', 'out/b', 'out/c'].map((path) => artifact(path, 'old\n'));
const after = before.map(({ path }) => artifact(path, 'new\n'));

function emit(artifacts: readonly Artifact[]) {
  const { files } = readFound(root, ['out'], []);
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
      message: 'generated files could not be written: ENOSPC: no space left on device',
      help: 'new already: out/a\nstill to do: out/b, out/c\nmend the cause and compile again',
    },
  ]);
  failing.rename = '';
  expect(emit(after).written).toEqual(['out/b', 'out/c']);
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
