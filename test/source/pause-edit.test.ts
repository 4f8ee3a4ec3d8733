import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PauseOwner, pauseEdit, resumeEdit } from '../../src/source/pause-edit.ts';
import { pauseText, pauseWordsProblems } from '../../src/source/pause-text.ts';
import { readSchedule } from '../../src/source/read-schedule.ts';
import { decodeSource } from '../../src/source/read-text.ts';
import { withEdits } from '../../src/source/text-edit.ts';

const value = '{ reason: "a" }';
const jobA: PauseOwner = { section: 'jobs', name: 'a' };

function edited(written: string, owner: PauseOwner, wanted: string | undefined): string {
  const file = decodeSource('jobs.yaml', new TextEncoder().encode(written));
  if ('code' in file) throw new Error(file.message);
  const edit =
    wanted === undefined ? resumeEdit(file.text, owner) : pauseEdit(file.text, owner, wanted);
  return edit.kind === 'refused' ? `refused: ${edit.why}` : withEdits(written, edit.edits);
}

/** Layouts of one job, with what they become and, if that isn't the layout itself, what a resume makes. */
const layouts: readonly (readonly [
  why: string,
  before: string,
  paused: string,
  resumed?: string,
])[] = [
  ['a block', 'jobs:\n  a:\n    x: 1\n', `jobs:\n  a:\n    paused: ${value}\n    x: 1\n`],
  [
    'a comment behind the key',
    'jobs:\n  a: # c\n    x: 1',
    `jobs:\n  a: # c\n    paused: ${value}\n    x: 1`,
  ],
  [
    'comments and blank lines below the key stay with what they are about',
    'jobs:\n  a:\n\n    # c\n    x: 1 # d\n',
    `jobs:\n  a:\n    paused: ${value}\n\n    # c\n    x: 1 # d\n`,
  ],
  [
    'blanks behind the colon',
    'jobs:\n  a:  \n      x: 1\n',
    `jobs:\n  a:  \n      paused: ${value}\n      x: 1\n`,
  ],
  [
    'an anchor that nobody uses',
    'jobs:\n  a: &a\n    x: 1\n',
    `jobs:\n  a: &a\n    paused: ${value}\n    x: 1\n`,
  ],
  [
    'a quoted key',
    'jobs:\n  "a":\n    "x": 1\n',
    `jobs:\n  "a":\n    paused: ${value}\n    "x": 1\n`,
  ],
  [
    'line ends of another system',
    'jobs:\r\n  a:\r\n    x: 1\r\n',
    `jobs:\r\n  a:\r\n    paused: ${value}\r\n    x: 1\r\n`,
  ],
  [
    'a byte order mark',
    '\ufeffjobs:\n  a:\n    x: 1\n',
    `\ufeffjobs:\n  a:\n    paused: ${value}\n    x: 1\n`,
  ],
  [
    'mixed line ends',
    'jobs:\n  a:\r\n    x: 1\n',
    `jobs:\n  a:\r\n    paused: ${value}\r\n    x: 1\n`,
  ],
  [
    'characters outside the first plane',
    '# 🙂🙂\njobs:\n  a:\n    x: 1\n',
    `# 🙂🙂\njobs:\n  a:\n    paused: ${value}\n    x: 1\n`,
  ],
  [
    'a flow map',
    'jobs:\n  a: { x: 1, y: [2] } # c\n',
    `jobs:\n  a: { paused: ${value}, x: 1, y: [2] } # c\n`,
  ],
  ['a tight flow map', 'jobs: {a: {"x":1}}\n', `jobs: {a: {paused: ${value}, "x":1}}\n`],
  [
    'a flow map of several lines',
    'jobs:\n  a: {\n    x: 1, # c\n  }\n',
    `jobs:\n  a: {\n    paused: ${value}, x: 1, # c\n  }\n`,
  ],
  ['an empty flow map', 'jobs:\n  a: {}\n', `jobs:\n  a: { paused: ${value} }\n`],
  ['a flow map of a blank', 'jobs:\n  a: { }\n', `jobs:\n  a: {paused: ${value} }\n`],
  [
    'a flow map of a comment',
    'jobs:\n  a: { # c\n  }\n',
    `jobs:\n  a: {paused: ${value} # c\n  }\n`,
  ],
  [
    'a pause that is none',
    'jobs:\n  a:\n    paused: false # c\n    x: 1\n',
    `jobs:\n  a:\n    paused: ${value} # c\n    x: 1\n`,
    'jobs:\n  a:\n    x: 1\n',
  ],
  [
    'a quoted pause',
    'jobs:\n  a:\n    x: 1\n    "paused" : true',
    `jobs:\n  a:\n    x: 1\n    "paused" : ${value}`,
    'jobs:\n  a:\n    x: 1\n',
  ],
  [
    'a pause of several lines',
    'jobs:\n  a:\n    paused:\n      reason: b # c\n      by: d   # e\n    # f\n    x: 1\n',
    `jobs:\n  a:\n    paused: ${value}   # e\n    # f\n    x: 1\n`,
    'jobs:\n  a:\n    # f\n    x: 1\n',
  ],
  [
    'a pause of several lines in brackets',
    'jobs:\n  a:\n    x: 1\n    paused: { reason: b,\n      by: d }\n  b: {}\n',
    `jobs:\n  a:\n    x: 1\n    paused: ${value}\n  b: {}\n`,
    'jobs:\n  a:\n    x: 1\n  b: {}\n',
  ],
  [
    'a folded reason',
    'jobs:\n  a:\n    paused:\n      reason: >-\n        b\n        c\n\n    x: 1\n',
    `jobs:\n  a:\n    paused: ${value}\n\n    x: 1\n`,
    'jobs:\n  a:\n\n    x: 1\n',
  ],
  [
    'a pause that is all',
    'jobs:\n  a: # c\n    paused: true\n',
    `jobs:\n  a: # c\n    paused: ${value}\n`,
    'jobs:\n  a: {} # c\n',
  ],
  [
    'a pause in the middle of a flow map',
    'jobs:\n  a: { x: 1, paused: true, y: 2 }\n',
    `jobs:\n  a: { x: 1, paused: ${value}, y: 2 }\n`,
    'jobs:\n  a: { x: 1, y: 2 }\n',
  ],
  [
    'a pause at its end',
    'jobs:\n  a: { x: 1 , paused: true }\n',
    `jobs:\n  a: { x: 1 , paused: ${value} }\n`,
    'jobs:\n  a: { x: 1 }\n',
  ],
  [
    'a pause behind a comment',
    'jobs:\n  a: { x: 1, # c\n    paused: true }\n',
    `jobs:\n  a: { x: 1, # c\n    paused: ${value} }\n`,
    'jobs:\n  a: { x: 1, # c\n     }\n',
  ],
];

describe('a pause', () => {
  it.each(layouts)('is one place of %s', (_why, before = '', paused = '', resumed = before) => {
    expect(edited(before, jobA, value)).toBe(paused);
    expect(edited(paused, jobA, undefined)).toBe(resumed);
    expect(edited(paused, jobA, 'true')).toBe(paused.replace(value, 'true'));
    expect(edited(resumed, jobA, undefined)).toBe(resumed);
  });

  it.each([
    ['an alias', 'jobs:\n  b: &b\n    x: 1\n  a: *b\n', '"a" is written as an alias'],
    [
      'an anchor others use',
      'jobs:\n  a: &a\n    x: 1\n  b: *a\n',
      'others share what "a" says by the alias *a',
    ],
    [
      'a map of all jobs that others use',
      'jobs: &a\n  a: { x: 1 }\nz: *a\n',
      'others share what "a" says by the alias *a',
    ],
    ['no map', 'jobs:\n  a: 1\n', '"a" is not written as a map'],
    ['no key', 'jobs:\n  b: {}\n', '"a" is not written as a map'],
    ['a key with a question mark', 'jobs:\n  ? a\n  : x: 1\n', 'cronwright can only edit keys'],
    ['an anchor on a line of its own', 'jobs:\n  a:\n    &a\n    x: 1\n', undefined],
  ])('is refused, or right: %s', (_why, text, why) => {
    const result = edited(text, jobA, value);
    if (why !== undefined) expect(result).toContain(`refused: ${why}`);
    else expect(result === text || result.startsWith('refused')).toBe(true);
  });
});

/** Pieces of sources that mean the same and look different. */
const comment = fc.constantFrom('', ' # c', '   # é 🙂 "x": { paused: true }');
const blank = fc.constantFrom('', '\n', '    # a line\n', '\n  # paused: no\n\n');
const lines = fc.shuffledSubarray(
  [
    'endpoint: /x?a=1',
    'times: "08:00"',
    "why: 'it''s'",
    'description: >-\n        a\n        b',
    'accept: [{ code: CW701, reason: "b" }]',
  ],
  { minLength: 5, maxLength: 5 },
);
const block = fc
  .record({
    lines,
    comments: fc.array(comment, { minLength: 5, maxLength: 5 }),
    blank,
    behind: comment,
    step: fc.constantFrom('  ', '    '),
  })
  .map(({ lines, comments, blank, behind, step }) => {
    const rows = lines.map((row, at) => {
      const end = row.includes('\n') ? '' : comments[at];
      return `  ${step}${row}${end}\n`;
    });
    return `${behind}\n${blank}${rows.join('')}`;
  });
const flow = fc
  .record({
    comment,
    open: fc.constantFrom('{ ', '{', '{\n      '),
    between: fc.constantFrom(', ', ',', ',\n      ', ', # c\n      '),
    close: fc.constantFrom(' }', '}', ',\n    }', ' # c\n    }'),
  })
  .map(
    ({ comment, open, between, close }) =>
      ` ${open}${['endpoint: /x', 'times: "08:00"', '"why": "b"'].join(between)}${close}${comment}\n`,
  );
const source = fc
  .record({
    jobs: fc.array(fc.oneof(block, flow), { minLength: 3, maxLength: 3 }),
    isDos: fc.boolean(),
    mark: fc.boolean(),
    end: fc.boolean(),
  })
  .map(({ jobs, isDos, mark, end }) => {
    const [a, b, c] = jobs;
    const text = `version: 1\ntimezone: Etc/UTC # z\ntargets: { crontab: { user: jobs } }\njobs:\n  b:${b}\n  a:${a}\n  # behind a\n  "c":${c}`;
    const ended = end ? text : text.trimEnd();
    return (mark ? '\ufeff' : '') + (isDos ? ended.replaceAll('\n', '\r\n') : ended);
  });

function dataOf(written: string): Readonly<Record<string, unknown>> | undefined {
  const file = decodeSource('jobs.yaml', new TextEncoder().encode(written));
  return 'code' in file ? undefined : (readSchedule(file).document?.data as never);
}

describe('whatever the source looks like', () => {
  const words = fc.record(
    {
      reason: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
      by: fc.string({ maxLength: 8 }),
    },
    { requiredKeys: ['reason'] },
  );

  it('a pause says what it shall, all else says what it said, and a resume gives the same bytes', () => {
    let tried = 0;
    fc.assert(
      fc.property(source, words, fc.constantFrom('a', 'b', 'c'), (written, said, name) => {
        const before = dataOf(written) as { jobs: Record<string, object> } | undefined;
        fc.pre(before !== undefined && pauseWordsProblems(said).length === 0);
        const owner: PauseOwner = { section: 'jobs', name };
        const paused = edited(written, owner, pauseText(said));
        const expected = structuredClone({ ...before, jobs: { ...before?.jobs } }) as {
          jobs: Record<string, object>;
        };
        expected.jobs[name] = { ...expected.jobs[name], paused: { ...said } };
        expect(JSON.parse(JSON.stringify(sorted(dataOf(paused))))).toEqual(sorted(expected));
        expect(edited(paused, owner, undefined)).toBe(written);
        tried++;
      }),
      { numRuns: 120 },
    );
    expect(tried).toBeGreaterThan(60);
  }, 60_000);
});

/** As plain JSON: maps of the reader have no prototype. */
function sorted(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data));
}
