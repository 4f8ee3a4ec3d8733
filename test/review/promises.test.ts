import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { jsonReview } from '../../src/cli/diff/review-json.ts';
import { markdownReview } from '../../src/report/review/markdown-review.ts';
import { reviewSources } from '../../src/review/review-sources.ts';
import { expectGolden } from '../golden.ts';
import { record } from '../recorded-terminal.ts';
import { realSource } from '../report/read-catalog.ts';
import { reviewOf, sideOf, sourceOf } from './sides.ts';

const golden = (name: string) => fileURLToPath(new URL(`golden/${name}`, import.meta.url));

const base = `categories: { a: {}, b: {}, c: {} }
windows: { w: { hours: "09:00-10:00" } }`;
const jobs =
  'x: times: "09:00", category: a\ny: times: "09:10", category: b\nz: windows: [w], category: c';

function fileOf(policies: string, more = base): string {
  return sourceOf(jobs, `${more}\n${policies}`);
}

function changes(before: string, after: string) {
  return reviewOf(before, after).promises.map(({ kind, path }) => `${kind} ${path}`);
}

const policy = (text: string, name = 'p') => fileOf(`policies: { ${name}: { ${text} } }`);

describe('a promise', () => {
  it.each([
    ['another name only', 'load: { max_starts: 9, within: 1m }', undefined, []],
    [
      'a higher limit',
      'load: { max_starts: 9, within: 1m }',
      'load: { max_starts: 10, within: 1m }',
      ['weakened'],
    ],
    [
      'a shorter stretch',
      'load: { max_starts: 9, within: 5m }',
      'load: { max_starts: 9, within: 4m }',
      ['weakened'],
    ],
    [
      'some categories only',
      'load: { max_starts: 9, within: 1m }',
      'load: { max_starts: 9, within: 1m, categories: [a, b, c] }',
      ['weakened'],
    ],
    [
      'a lower limit in a longer stretch',
      'load: { max_starts: 9, within: 1m }',
      'load: { max_starts: 8, within: 2m }',
      ['strengthened'],
    ],
    [
      'a lower limit in a shorter stretch, which says something else',
      'load: { max_starts: 9, within: 5m }',
      'load: { max_starts: 8, within: 1m }',
      ['weakened'],
    ],
    [
      'a lower limit that is as strict in the longer stretch',
      'load: { max_starts: 10, within: 1h }',
      'load: { max_starts: 1, within: 6m }',
      ['strengthened'],
    ],
    [
      'another kind',
      'load: { max_starts: 9, within: 1m }',
      'wakeups: { at_most: 60, per: hour }',
      ['weakened'],
    ],
    [
      'a warning only',
      'load: { max_starts: 9, within: 1m }',
      'load: { max_starts: 9, within: 1m }, severity: warning',
      ['weakened'],
    ],
    [
      'a warning that is an error now',
      'load: { max_starts: 9, within: 1m }, severity: warning',
      'load: { max_starts: 9, within: 1m }',
      ['strengthened'],
    ],
    [
      'fewer protected hours',
      'protect: { hours: "12:00-20:00", from: [a] }',
      'protect: { hours: "12:00-19:00", from: [a] }',
      ['weakened'],
    ],
    [
      'the same hours over midnight, longer',
      'protect: { hours: "22:00-06:00", from: [a] }',
      'protect: { hours: "21:00-06:00", from: [a] }',
      ['strengthened'],
    ],
    [
      'one category less',
      'protect: { hours: "12:00-20:00", from: [a, b] }',
      'protect: { hours: "12:00-20:00", from: [a] }',
      ['weakened'],
    ],
    [
      'more allowed hours',
      'allowed: { hours: "08:00-20:00", categories: [a] }',
      'allowed: { hours: "07:00-20:00", categories: [a] }',
      ['weakened'],
    ],
    [
      'a slower pace',
      'must_run: { job: x, every: 1d }',
      'must_run: { job: x, every: 2d }',
      ['weakened'],
    ],
    ['no pace', 'must_run: { job: x, every: 1d }', 'must_run: { job: x }', ['weakened']],
    ['another job', 'must_run: { job: x }', 'must_run: { job: y }', ['weakened']],
    [
      'one key less',
      'required_keys: { keys: [category, owner] }, severity: warning',
      'required_keys: { keys: [category] }, severity: warning',
      ['weakened'],
    ],
    [
      'wake-ups of the week for those of an hour',
      'wakeups: { at_most: 60, per: hour }',
      'wakeups: { at_most: 60, per: week }',
      ['weakened'],
    ],
  ])('is held against one with %s', (_, before, after, kinds) => {
    const same = policy(before, 'q');
    expect(changes(policy(before), after === undefined ? same : policy(after))).toEqual(
      kinds.map((kind) => `${kind} policies.p`),
    );
  });

  it('split among several is still made', () => {
    const parts = ['a', 'b'].map(
      (name) => `p_${name}: { protect: { hours: "12:00-20:00", from: [${name}] } }`,
    );
    const whole = policy('protect: { hours: "12:00-20:00", from: [a, b] }');
    expect(changes(whole, fileOf(`policies: { ${parts.join(', ')} }`))).toEqual([]);
    expect(changes(whole, fileOf(`policies: { ${parts[0]} }`))).toEqual(['removed policies.p']);
  });

  it('whose breaking is accepted is weakened', () => {
    const file = fileOf('', base);
    const onJob = file.replace('x: {', 'x: { accept: [{ code: CW511, reason: r }],');
    const onFile = fileOf('accept: [{ code: CW512, reason: r }]', base);
    const other = fileOf('accept: [{ code: CW705, reason: r }]', base);
    expect(changes(file, onJob)).toEqual(['weakened jobs.x.accept']);
    expect(changes(file, onFile)).toEqual(['weakened accept']);
    expect(changes(onFile, file)).toEqual(['strengthened accept']);
    expect(changes(file, other)).toEqual([]);
    const ofFile = fileOf('accept: [{ code: CW511, reason: r }]', base);
    expect(changes(ofFile, onJob)).toEqual(['strengthened accept']);
    expect(changes(onJob, ofFile)).toEqual(['weakened accept']);
  });

  it('of windows only is weakened by longer windows', () => {
    const only = base.replace('c: {}', 'c: { windows_only: true }');
    const longer = only.replace('09:00-10:00', '09:00-11:00');
    expect(changes(fileOf('', only), fileOf('', longer))).toEqual([
      'weakened categories.c.windows_only',
    ]);
    expect(changes(fileOf('', longer), fileOf('', only))).toEqual([
      'strengthened categories.c.windows_only',
    ]);
    const elsewhere = only.replace('09:00-10:00', '09:30-10:10');
    expect(changes(fileOf('', only), fileOf('', elsewhere))).toEqual([]);
    const moved = only.replace('09:00-10:00', '09:30-10:30');
    expect(changes(fileOf('', only), fileOf('', moved))).toEqual([]);
  });

  it('of a reduction is weakened by a fuller baseline', () => {
    const [one, two] = ['*/10 * * * *', '* * * * *'].map((schedule) => {
      const text = fileOf(
        'baseline: baseline.yaml\npolicies: { p: { reduction: { at_least: 50% } } }',
      );
      return sideOf(text, 'a', `version: 1\njobs: { x: { schedule: "${schedule}" } }`);
    });
    if (!one || !two) throw new Error('two sides');
    const found = (a: typeof one, b: typeof one) =>
      reviewSources(a, b).promises.map(({ kind, before, after }) => [kind, before, after]);
    const texts = [
      '{ reduction: { at_least: 50% }, baseline: 1008 }',
      '{ reduction: { at_least: 50% }, baseline: 10080 }',
    ];
    expect(found(one, two)).toEqual([['weakened', ...texts]]);
    expect(found(two, one)).toEqual([['strengthened', ...texts.toReversed()]]);
  });

  it('that is gone, one that is new, windows and tests are told, the lost ones first', () => {
    const before = fileOf(
      `policies: { p: { load: { max_starts: 9, within: 1m } } }
expect: { x: { fires_at: ["2026-01-05 09:00", "2026-01-06 09:00"] }, y: { per_day: 1 } }`,
      base.replace('c: {}', 'c: { windows_only: true }'),
    );
    const after = fileOf(
      `policies: { q: { must_run: { job: x } } }
expect: { x: { fires_at: ["2026-01-05 09:00"] } }`,
    );
    expect(changes(before, after)).toEqual([
      'removed policies.p',
      'removed categories.c.windows_only',
      'removed expect.y',
      'weakened expect.x',
      'added policies.q',
    ]);
    expect(changes(after, before)).toEqual([
      'removed policies.q',
      'strengthened expect.x',
      'added policies.p',
      'added categories.c.windows_only',
      'added expect.y',
    ]);
  });
});

describe('promises of the real schedule that a change takes back', () => {
  const changed = realSource
    .replace('    windows_only: true\n', '')
    .replace('max_starts: 12', 'max_starts: 20')
    .replace(/ {2}critico_fora_do_actions:\n.*\n.*\n/, '')
    .replace('at_least: 50%', 'at_least: 55%')
    .replace('"0 * * * *"', '"5 * * * *"');

  it('stand above all else in a comment, though the jobs keep what is left', () => {
    expectGolden(golden('promises.md'), markdownReview(reviewOf(realSource, changed)));
  });

  it('stand above all else on a terminal', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cronwright-'));
    cpSync(fileURLToPath(new URL('../../schedules', import.meta.url)), folder, { recursive: true });
    writeFileSync(join(folder, 'new.yaml'), changed);
    const told = await record(['diff', 'new.yaml', '--against', 'jobs.yaml'], folder, {
      columns: 120,
    });
    rmSync(folder, { recursive: true });
    expect(told.status).toBe(0);
    expectGolden(golden('promises.txt'), told.out);
  });

  it('are plain data as JSON', () => {
    const [first] = jsonReview(reviewOf(realSource, changed)).promises as readonly unknown[];
    expect(first).toEqual({
      change: 'removed',
      place: 'schedules/jobs.yaml:221',
      side: 'before',
      path: 'policies.critico_fora_do_actions',
      before: '{ never_on: { categories: [critico], targets: [github-actions] } }',
      after: null,
    });
  });
});
