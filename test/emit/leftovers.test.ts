import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withHeader } from '../../src/emit/header.ts';
import { driftOf, planFiles } from '../../src/emit/plan.ts';
import { readFound } from '../../src/emit/read.ts';
import { removalCommands } from '../../src/emit/removals.ts';
import { applyPlan } from '../../src/emit/write.ts';
import type { Artifact } from '../../src/targets/types.ts';

const sourcePath = 'schedules/jobs.yaml';
let root: string;
beforeEach(() => {
  root = fs.mkdtempSync(join(tmpdir(), 'cronwright-leftovers-'));
});
afterEach(() => fs.rmSync(root, { recursive: true }));

function artifact(path: string): Artifact {
  return { path, mode: 0o644, comment: 'hash', notice: 'Generated', body: 'a: 1\n' };
}

const wanted = [artifact('docs/page.md'), artifact('out/a.yaml')];
const ours = withHeader(artifact('any'), sourcePath);
const dead = spawnSync('true').pid;

function plan(artifacts = wanted) {
  const paths = artifacts.map(({ path }) => path);
  const { files } = readFound(root, paths, ['out']);
  return { files, plan: planFiles(artifacts, files, sourcePath) };
}

function put(path: string, text: string): void {
  fs.mkdirSync(dirname(join(root, path)), { recursive: true });
  fs.writeFileSync(join(root, path), text);
}

interface Row {
  readonly why: string;
  readonly path: string;
  readonly text: string;
  readonly becomes: 'removed' | 'left';
}

const rows: readonly Row[] = [
  { why: 'a whole one', path: `out/a.yaml.${dead}.tmp`, text: ours, becomes: 'removed' },
  {
    why: 'one cut short',
    path: `out/a.yaml.${dead}.tmp`,
    text: ours.slice(0, -3),
    becomes: 'removed',
  },
  {
    why: 'one killed before its first byte',
    path: `out/a.yaml.${dead}.tmp`,
    text: '',
    becomes: 'removed',
  },
  {
    why: 'one beside a file outside the folders',
    path: `docs/page.md.${dead}.tmp`,
    text: ours,
    becomes: 'removed',
  },
  {
    why: 'one of a file that was never made',
    path: `out/old.yaml.${dead}.tmp`,
    text: ours,
    becomes: 'removed',
  },
  {
    why: 'one of this very number, from an earlier start',
    path: `out/a.yaml.${process.pid}.tmp`,
    text: ours,
    becomes: 'removed',
  },
  {
    why: 'a number no process has',
    path: 'out/a.yaml.99999999999.tmp',
    text: ours,
    becomes: 'removed',
  },
  {
    why: 'one whose process still runs',
    path: `out/a.yaml.${process.ppid}.tmp`,
    text: ours,
    becomes: 'left',
  },
  {
    why: 'another source’s',
    path: `out/a.yaml.${dead}.tmp`,
    text: withHeader(artifact('any'), 'b.yaml'),
    becomes: 'left',
  },
  {
    why: 'somebody else’s of such a name',
    path: `out/a.yaml.${dead}.tmp`,
    text: 'mine\n',
    becomes: 'left',
  },
  {
    why: 'an empty one of no file of ours',
    path: `out/b.yaml.${dead}.tmp`,
    text: '',
    becomes: 'left',
  },
  {
    why: 'an empty one in a folder that is not ours',
    path: `docs/b.md.${dead}.tmp`,
    text: '',
    becomes: 'left',
  },
];

describe('a temporary file that a killed compile left behind', () => {
  it.each(rows)('$why is $becomes, and is no drift', ({ path, text, becomes }) => {
    applyPlan(root, plan().plan);
    put(path, text);
    const again = plan().plan;
    expect(driftOf(again)).toEqual([]);
    expect(applyPlan(root, again)).toEqual({ written: [], deleted: [], diagnostics: [] });
    expect(fs.existsSync(join(root, path))).toBe(becomes === 'left');
  });

  it('goes before anything is written: the next process may have its number', () => {
    put(`out/a.yaml.${process.pid}.tmp`, '');
    expect(applyPlan(root, plan().plan).diagnostics).toEqual([]);
    expect(fs.readdirSync(join(root, 'out'))).toEqual(['a.yaml']);
  });

  it('holds no object: what it was to hold is still named for removal', () => {
    put('out/a.yaml', ours);
    put(`out/a.yaml.${dead}.tmp`, ours);
    const { files, plan: emptied } = plan([]);
    expect(removalCommands(emptied, files, [{ removal: () => 'remove a' }])).toEqual(['remove a']);
  });
});
