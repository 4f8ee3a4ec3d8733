import { describe, expect, it } from 'vitest';
import { driftDiagnostic, driftTable } from '../../src/emit/drift.ts';
import { firstDifference } from '../../src/emit/first-difference.ts';
import { withHeader } from '../../src/emit/header.ts';
import { driftOf, type FoundFile, joinedPlans, planFiles } from '../../src/emit/plan.ts';
import type { Artifact } from '../../src/targets/types.ts';
import { spanOf } from '../targets/job-factory.ts';

const sourcePath = 'schedules/jobs.yaml';
const subject = { job: 'report', at: spanOf('name') };

function artifact(path: string, body: string, mode: Artifact['mode'] = 0o644): Artifact {
  return { path, mode, comment: 'hash', notice: 'Generated', body, subject };
}

/** The file as it was written for an artifact, by this source or another. */
function written(of: Artifact, from = sourcePath): FoundFile {
  return {
    path: of.path,
    text: withHeader(of, from),
    encoding: 'utf-8',
    executable: of.mode === 0o755,
  };
}

const wanted = artifact('out/a.yaml', 'a: 1\nb: 2\n');
const plan = (...found: readonly FoundFile[]) => planFiles([wanted], found, sourcePath);
const drift = (...found: readonly FoundFile[]) =>
  driftOf(plan(...found)).map(({ kind, detail }) => [kind, detail]);

describe('a file that is merged by line', () => {
  const lock: Artifact = { ...wanted, stamp: 'merged by line' };
  const planned = (file: FoundFile) => planFiles([lock], [file], sourcePath);

  it.each([
    ['as the source says', written(lock), []],
    [
      'that was changed by hand, which was heard before it is written',
      { ...written(lock), text: written(lock).text.replace('b: 2', 'b: 3') },
      [['stale', 'line 4 is "b: 3", the source says "b: 2"']],
    ],
    [
      'with another source’s header: it came here with a new name of the source',
      written(lock, 'old.yaml'),
      [['stale', expect.stringMatching(/^line 2 is .*from old\.yaml/)]],
    ],
    [
      'with no header: a merge may have lost it',
      { ...written(lock), text: lock.body },
      [['hand-edited', expect.stringMatching(/^line 1 is "a: 1"/)]],
    ],
  ])('%s', (_, file, drifts) => {
    const { files, refused } = planned(file);
    expect(refused).toEqual([]);
    expect(files).toHaveLength(1);
    expect(driftOf(planned(file)).map(({ kind, detail }) => [kind, detail])).toEqual(drifts);
  });
});

it('two plans are told as one, by path', () => {
  const other = planFiles([artifact('a.yaml', 'x: 1\n')], [], sourcePath);
  const both = joinedPlans(plan(written(wanted)), other);
  expect(both.files.map(({ action, path }) => [action, path])).toEqual([
    ['create', 'a.yaml'],
    ['unchanged', 'out/a.yaml'],
  ]);
});

describe('a file', () => {
  it('that is as the source says stays', () => {
    expect(plan(written(wanted)).files).toEqual([{ action: 'unchanged', path: 'out/a.yaml' }]);
  });

  it('that is not there is missing, and made', () => {
    expect(plan().files).toMatchObject([
      { action: 'create', mode: 0o644, text: withHeader(wanted, sourcePath) },
    ]);
    expect(drift()).toEqual([['missing', undefined]]);
  });

  it('that was written for an earlier source is stale', () => {
    const old = written(artifact('out/a.yaml', 'a: 1\nb: 3\n'));
    expect(drift(old)).toEqual([['stale', 'line 4 is "b: 3", the source says "b: 2"']]);
    expect(plan(old).files).toMatchObject([{ action: 'update' }]);
  });

  it('that was changed by hand says where', () => {
    const { text, ...rest } = written(wanted);
    const edited = (change: (text: string) => string) => drift({ ...rest, text: change(text) });
    expect(edited((t) => t.replace('b: 2', 'b: 22'))).toEqual([
      ['hand-edited', 'line 4 is "b: 22", the source says "b: 2"'],
    ]);
    expect(edited((t) => `${t}c: 3\n`)).toEqual([
      ['hand-edited', 'line 5 is "c: 3", the source says ""'],
    ]);
    expect(edited((t) => t.replaceAll('\n', '\r\n'))).toEqual([
      ['hand-edited', 'its lines end in CRLF'],
    ]);
    expect(edited((t) => t.replace(/[0-9a-f]{16}/, '0'.repeat(16)))).toEqual([
      ['hand-edited', 'its checksum was changed'],
    ]);
  });

  it('that is no UTF-8 was edited by hand, even where what stands for its bytes is the text', () => {
    expect(drift({ ...written(wanted), encoding: 'other' })).toEqual([
      ['hand-edited', 'it is not UTF-8'],
    ]);
  });

  it('whose mode was changed was edited by hand', () => {
    expect(drift({ ...written(wanted), executable: true })).toEqual([
      ['hand-edited', 'it is executable'],
    ]);
    const script = artifact('out/run-job', '#!/bin/sh\n', 0o755);
    const found = [{ ...written(script), executable: false }];
    expect(driftOf(planFiles([script], found, sourcePath))).toMatchObject([
      { kind: 'hand-edited', detail: 'it is not executable' },
    ]);
  });

  it('that nothing asks for any more is an orphan, if it is this source’s', () => {
    const orphan = written(artifact('out/old.yaml', 'x: 1\n'));
    expect(plan(written(wanted), orphan).files.at(-1)).toMatchObject({
      action: 'delete',
      path: 'out/old.yaml',
    });
    const others = written(artifact('out/old.yaml', 'x: 1\n'), 'other/jobs.yaml');
    const foreign = {
      path: 'out/ci.yml',
      text: 'on: push\n',
      encoding: 'utf-8',
      executable: false,
    } as const;
    expect(drift(written(wanted), others, foreign)).toEqual([]);
  });

  it('that nothing asks for any more and that was edited says so', () => {
    const orphan = written(artifact('out/old.yaml', 'x: 1\n'));
    const rows: readonly (readonly [found: FoundFile, wasEdited: boolean])[] = [
      [orphan, false],
      [{ ...orphan, text: orphan.text.replace('x: 1', 'x: 2') }, true],
      [{ ...orphan, encoding: 'other' }, true],
    ];
    for (const [found, wasEdited] of rows) {
      const reason = 'nothing in the source asks for it any more';
      const detail = wasEdited ? `${reason}; edited since it was written` : reason;
      expect(plan(written(wanted), found).files.at(-1)).toMatchObject({
        action: 'delete',
        wasEdited,
        drift: { kind: 'orphan', detail },
      });
    }
  });

  it('that is somebody else’s stops the plan', () => {
    const foreign = plan({
      path: 'out/a.yaml',
      text: 'mine\n',
      encoding: 'utf-8',
      executable: false,
    });
    expect(foreign).toMatchObject({ files: [], refused: [{ code: 'CW902' }] });
    expect(plan(written(wanted, 'other.yaml')).refused[0]?.message).toBe(
      'out/a.yaml stands in the way: it is made from other.yaml',
    );
  });

  it('is written for one artifact only', () => {
    expect(() => planFiles([wanted, wanted], [], sourcePath)).toThrow('two artifacts');
  });
});

describe('the first difference of long lines', () => {
  it('is shown with a little of what stands before it', () => {
    const start = `${'x'.repeat(80)} `;
    const sentence = firstDifference(
      `${start}one ${'y'.repeat(80)}`,
      `${start}two ${'y'.repeat(80)}`,
    );
    expect(sentence).toBe(
      `line 1 is "…${'x'.repeat(15)} one ${'y'.repeat(40)}…", the source says "…${'x'.repeat(15)} two ${'y'.repeat(40)}…"`,
    );
  });

  it('leaves indentation out, unless that is the difference', () => {
    expect(firstDifference('  a: "1"', '  a: "2"')).toBe(
      'line 1 is `a: "1"`, the source says `a: "2"`',
    );
    expect(firstDifference('  a', 'a')).toBe('line 1 is "  a", the source says "a"');
  });

  it('may be an end', () => {
    expect(firstDifference('a\nb', 'a')).toBe('line 2 is "b", the source ends before it');
    expect(firstDifference('a', 'a\nb')).toBe('line 2 is missing, the source says "b"');
  });
});

describe('drift', () => {
  const edited = { ...written(wanted), text: written(wanted).text.replace('b: 2', 'b: 3') };
  const orphan = written(artifact('out/old.yaml', 'x: 1\n'));

  it('is one problem that names the command and where a change belongs', () => {
    expect(driftDiagnostic(plan(written(wanted)), 'npx cronwright compile', [])).toBeUndefined();
    expect(driftDiagnostic(plan(edited, orphan), 'npx cronwright compile', [])).toMatchObject({
      code: 'CW901',
      message: "generated files don't match schedules/jobs.yaml",
      related: [{ span: subject.at, excerpt: 'job report' }],
      help: 'to mend both:   npx cronwright compile',
    });
  });

  it('is a table of files', () => {
    expect(driftTable(plan(edited, orphan))).toEqual([
      'hand-edited  out/a.yaml    line 4 is "b: 3", the source says "b: 2"',
      'orphan       out/old.yaml  nothing in the source asks for it any more',
    ]);
  });
});
