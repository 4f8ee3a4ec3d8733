import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { record } from '../recorded-terminal.ts';
import { bytesBelow } from './real-copy.ts';

/** Two sources that meet on the disk: neither may cost the other a file. */
let root: string;
beforeEach(() => {
  root = fs.mkdtempSync(join(tmpdir(), 'cronwright-two-'));
});
afterEach(() => fs.rmSync(root, { recursive: true }));

function put(path: string, job: string, folder = 'generated/kubernetes'): void {
  fs.mkdirSync(dirname(join(root, path)), { recursive: true });
  fs.writeFileSync(
    join(root, path),
    `version: 1
timezone: Etc/UTC
defaults: { targets: [kubernetes] }
jobs:
  ${job}: { times: "09:00", endpoint: /jobs/${job} }
targets:
  kubernetes: { namespace: jobs, out: ${folder} }
`,
  );
}

const compile = (cwd: string, ...args: readonly string[]) =>
  record(['compile', ...args], join(root, cwd));
const below = (folder: string) => bytesBelow(join(root, folder));

/** Compiles the first, then expects the second to be refused and everything to be as it was. */
async function expectRefused(
  first: readonly [cwd: string, ...args: string[]],
  second: readonly [cwd: string, ...args: string[]],
  code: string,
): Promise<string> {
  expect((await compile(...first)).status).toBe(0);
  const before = below('.');
  const { status, talk } = await compile(...second);
  expect(talk).toContain(`error[${code}]`);
  expect(talk).toContain('Nothing was written.');
  expect(status).toBe(1);
  const [cwd, ...args] = second;
  const check = await compile(cwd, '--check', ...args);
  expect(check.talk).toContain(`error[${code}]`);
  expect(below('.')).toEqual(before);
  return talk;
}

describe('two sources with paths of their own', () => {
  it('cannot share --out: one refusal names all that is in the way, and the way out', async () => {
    put('a/jobs.yaml', 'one');
    put('b/jobs.yaml', 'two');
    const talk = await expectRefused(
      ['.', 'a/jobs.yaml', '--out', 'shared'],
      ['.', 'b/jobs.yaml', '--out', 'shared'],
      'CW902',
    );
    expect(talk).toBe(`error[CW902]: 4 files stand in the way: they are made from a/jobs.yaml

  docs/jobs-schedule.md
  docs/jobs-schedule.svg
  generated/kubernetes/kustomization.yaml
  generated/kubernetes/run-job

  help: each source needs a folder of its own:   npx cronwright compile b/jobs.yaml --out DIR
        if a/jobs.yaml is no source any more, delete its files and compile again

1 error. Nothing was written.
`);
  });

  it('meet on the page and its picture, even with folders of their own', async () => {
    put('a/jobs.yaml', 'one', 'generated/a');
    put('b/jobs.yaml', 'two', 'generated/b');
    const talk = await expectRefused(['.', 'a/jobs.yaml'], ['.', 'b/jobs.yaml'], 'CW902');
    expect(talk).toContain('2 files stand in the way: they are made from a/jobs.yaml');
    expect(talk).toContain('\n  docs/jobs-schedule.md\n  docs/jobs-schedule.svg\n');
  });

  it('live side by side below two roots', async () => {
    put('a/jobs.yaml', 'one');
    put('b/jobs.yaml', 'two');
    await compile('.', 'a/jobs.yaml');
    const before = below('generated');
    expect((await compile('.', 'b/jobs.yaml', '--out', 'generated/b')).status).toBe(0);
    expect((await compile('.', 'a/jobs.yaml')).talk).toMatch(/: 5 unchanged\n$/);
    for (const [path, text] of before) expect(below('generated').get(path)).toBe(text);
  });
});

describe('two sources with one path, in two folders', () => {
  beforeEach(() => {
    put('a/schedules/jobs.yaml', 'one');
    put('b/schedules/jobs.yaml', 'two');
  });

  it('cannot share --out either: the header does not tell them apart', async () => {
    const talk = await expectRefused(
      ['a', '--out', '../shared'],
      ['b', '--out', '../shared'],
      'CW906',
    );
    const [message, , ...rest] = talk.split('\n');
    expect(message).toBe(
      'error[CW906]: the files below ../shared may be made from another schedules/jobs.yaml',
    );
    expect(rest.filter((line) => /^ {2}(stale|orphan) /.test(line))).toHaveLength(4);
    expect(talk).toMatch(/orphan +generated\/kubernetes\/one\.yaml/);
    expect(talk).toContain('cd .. && npx cronwright compile b/schedules/jobs.yaml --out shared\n');
  });

  it('cannot share an absolute --out', async () => {
    const shared = join(root, 'shared');
    await expectRefused(['a', '--out', shared], ['b', '--out', shared], 'CW906');
  });

  it('cannot write into the other’s folder', async () => {
    await expectRefused(['a'], ['b', '--out', '../a'], 'CW906');
    put('schedules/jobs.yaml', 'three');
    await expectRefused(['b'], ['.', '--out', 'b'], 'CW906');
  });

  it('can, once they are called by paths from a folder above both', async () => {
    await compile('.', 'a/schedules/jobs.yaml', '--out', 'shared/a');
    await compile('.', 'b/schedules/jobs.yaml', '--out', 'shared/b');
    put('a/schedules/jobs.yaml', 'uno');
    const { status } = await compile('.', 'a/schedules/jobs.yaml', '--out', 'shared/a');
    expect(status).toBe(0);
    expect([...below('shared').keys()].filter((path) => /(one|uno|two)\.yaml/.test(path))).toEqual([
      'a/generated/kubernetes/uno.yaml',
      'b/generated/kubernetes/two.yaml',
    ]);
  });
});

describe('a folder elsewhere', () => {
  beforeEach(() => put('a/schedules/jobs.yaml', 'one'));

  it('takes new files and keeps what is as it should be', async () => {
    expect((await compile('a', '--out', '../elsewhere')).status).toBe(0);
    expect((await compile('a', '--out', '../elsewhere')).talk).toMatch(/: 5 unchanged\n$/);
    expect((await compile('a', '--check', '--out', '../elsewhere')).status).toBe(0);
    fs.rmSync(join(root, 'elsewhere/docs'), { recursive: true });
    expect((await compile('a', '--out', '../elsewhere')).status).toBe(0);
  });

  it('may begin with two dots and still lie here', async () => {
    await compile('a', '--out', '..elsewhere');
    put('a/schedules/jobs.yaml', 'two');
    expect((await compile('a', '--out', '..elsewhere')).status).toBe(0);
  });
});
