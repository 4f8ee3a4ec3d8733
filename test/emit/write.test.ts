import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withHeader } from '../../src/emit/header.ts';
import { planFiles } from '../../src/emit/plan.ts';
import { readFound } from '../../src/emit/read.ts';
import { applyPlan } from '../../src/emit/write.ts';
import type { Artifact } from '../../src/targets/types.ts';

const sourcePath = 'schedules/jobs.yaml';
let root: string;

beforeEach(() => {
  root = fs.mkdtempSync(join(tmpdir(), 'cronwright-emit-'));
});
afterEach(() => {
  fs.rmSync(root, { recursive: true });
});

function artifact(path: string, body = 'a: 1\n', mode: Artifact['mode'] = 0o644): Artifact {
  return { path, mode, comment: 'hash', notice: 'Generated', body };
}

function put(path: string, text: string): void {
  fs.mkdirSync(join(root, path, '..'), { recursive: true });
  fs.writeFileSync(join(root, path), text);
}

/** Every file below the root with its text. */
function tree(): Record<string, string> {
  const names = fs.readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => fs.lstatSync(join(root, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, fs.readFileSync(join(root, name), 'utf8')]));
}

function planFor(artifacts: readonly Artifact[], folders = ['out']) {
  const paths = artifacts.map(({ path }) => path);
  const { files, refused } = readFound(root, paths, folders);
  expect(refused).toEqual([]);
  return planFiles(artifacts, files, sourcePath);
}

function emit(artifacts: readonly Artifact[]) {
  return applyPlan(root, planFor(artifacts));
}

const text = (of: Artifact) => withHeader(of, sourcePath);
const [a, b, script] = [
  artifact('out/a.yaml'),
  artifact('out/b.yaml', 'b: 1\n'),
  artifact('out/run-job', '#!/bin/sh\n', 0o755),
];

describe('writing', () => {
  it('makes folders, files and modes, and then has nothing to do', () => {
    const page = artifact('docs/deep/page.md');
    const applied = applyPlan(root, planFor([a, script, page]));
    expect(applied).toEqual({
      written: ['docs/deep/page.md', 'out/a.yaml', 'out/run-job'],
      deleted: [],
      diagnostics: [],
    });
    expect(tree()).toEqual({
      'docs/deep/page.md': text(page),
      'out/a.yaml': text(a),
      'out/run-job': text(script),
    });
    expect(fs.statSync(join(root, 'out/run-job')).mode & 0o777).toBe(0o755);
    expect(fs.statSync(join(root, 'out/a.yaml')).mode & 0o777).toBe(0o644);
    expect(emit([a, script, page])).toEqual({ written: [], deleted: [], diagnostics: [] });
  });

  it('makes the root as well', () => {
    root = join(root, 'new');
    expect(emit([a]).written).toEqual(['out/a.yaml']);
    root = join(root, '..');
  });

  it('restores a text and a mode that were changed', () => {
    emit([a, script]);
    fs.appendFileSync(join(root, 'out/a.yaml'), 'more: 1\n');
    fs.chmodSync(join(root, 'out/run-job'), 0o644);
    expect(emit([a, script]).written).toEqual(['out/a.yaml', 'out/run-job']);
    expect(emit([a, script]).written).toEqual([]);
  });

  it('restores bytes that are no UTF-8', () => {
    const said = artifact('out/said.yaml', 'a: \ufffd\n');
    emit([said]);
    const place = join(root, 'out/said.yaml');
    const bytes = fs.readFileSync(place);
    fs.writeFileSync(place, bytes.toString('latin1').replace('ï¿½', '\xff'), 'latin1');
    expect(emit([said]).written).toEqual(['out/said.yaml']);
    expect(fs.readFileSync(place)).toEqual(bytes);
  });

  it('deletes orphans of this source and folders that they leave empty, nothing else', () => {
    put('out/ci.yml', 'on: push\n');
    put('out/other.yaml', withHeader(b, 'other/jobs.yaml'));
    emit([a, b]);
    put('out/nested/deep/old.yaml', text(b));
    expect(emit([a])).toEqual({
      written: [],
      deleted: ['out/b.yaml', 'out/nested/deep/old.yaml'],
      diagnostics: [],
    });
    expect(Object.keys(tree())).toEqual(['out/a.yaml', 'out/ci.yml', 'out/other.yaml']);
    expect(fs.existsSync(join(root, 'out/nested'))).toBe(false);
    put('alone/b.yaml', text(b));
    applyPlan(root, planFor([], ['alone']));
    expect(fs.existsSync(join(root, 'alone'))).toBe(false);
  });

  it('leaves an orphan that became somebody else’s since it was planned', () => {
    emit([a, b]);
    const plan = planFor([a]);
    put('out/b.yaml', 'mine now\n');
    expect(applyPlan(root, plan).deleted).toEqual([]);
    expect(tree()['out/b.yaml']).toBe('mine now\n');
  });
});

describe('what is refused', () => {
  it('a foreign file: nothing at all is written', () => {
    put('out/b.yaml', 'mine\n');
    const applied = emit([a, b]);
    expect(applied).toMatchObject({ written: [], diagnostics: [{ code: 'CW902' }] });
    expect(tree()).toEqual({ 'out/b.yaml': 'mine\n' });
  });

  it('a folder that is a symbolic link', () => {
    fs.mkdirSync(join(root, 'elsewhere'));
    fs.symlinkSync('elsewhere', join(root, 'out'));
    const found = readFound(root, ['out/a.yaml'], ['out']);
    expect(found.refused.map(({ code, message }) => [code, message])).toEqual([
      ['CW903', "cronwright won't write to out: it is a symbolic link"],
    ]);
    expect(found.files).toEqual([]);
  });

  it('a symbolic link that came after the plan', () => {
    fs.mkdirSync(join(root, 'elsewhere'));
    const plan = planFor([a]);
    fs.symlinkSync('elsewhere', join(root, 'out'));
    expect(applyPlan(root, plan)).toMatchObject({ written: [], diagnostics: [{ code: 'CW903' }] });
    expect(tree()).toEqual({});
  });

  it('a file that is a symbolic link or a folder, but not one that lies beside', () => {
    put('out/real.yaml', 'x\n');
    fs.symlinkSync('real.yaml', join(root, 'out/a.yaml'));
    fs.mkdirSync(join(root, 'out/b.yaml'));
    const codes = readFound(root, ['out/a.yaml', 'out/b.yaml'], ['out']).refused;
    expect(codes.map(({ message }) => message)).toEqual([
      "cronwright won't write to out/a.yaml: it is a symbolic link",
      "cronwright won't write to out/b.yaml: it is not a file",
    ]);
    expect(readFound(root, [], ['out']).refused).toEqual([]);
  });

  it('a way that leads through a file or outside', () => {
    put('out', 'a file\n');
    const messages = (path: string) => readFound(root, [path], []).refused.map((d) => d.message);
    expect(messages('out/a.yaml')).toEqual(["cronwright won't write to out: it is not a folder"]);
    expect(messages('../a.yaml')).toEqual([
      "cronwright won't write to ../a.yaml: it leads outside",
    ]);
    expect(messages('/etc/x')).toEqual(["cronwright won't write to /etc/x: it leads outside"]);
  });
});
