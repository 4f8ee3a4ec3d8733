import { describe, expect, it } from 'vitest';
import { type Diagnostic, diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { sarifLog } from '../../src/diagnostics/render-sarif.ts';
import type { Repository } from '../../src/diagnostics/repository.ts';
import { sarifFaults } from './sarif-schema.ts';

const repository: Repository = {
  source: 'jobs.yaml',
  locate: (path) =>
    path.startsWith('../')
      ? { kind: 'outside', url: `file:///elsewhere/${path.slice(3)}` }
      : { kind: 'inside', path },
};

function found(text: string, marked: string, more: Partial<Diagnostic> = {}): Diagnostic {
  const start = text.indexOf(marked);
  const span = { file: { path: 'jobs.yaml', text }, start, end: start + marked.length };
  return { ...diagnostic('CW101', 'no such key', { span }), ...more };
}

function run(...diagnostics: readonly Diagnostic[]) {
  const log = sarifLog(diagnostics, repository, '1.2.3');
  expect(sarifFaults(log)).toEqual([]);
  const [only] = log.runs;
  if (!only) throw new Error('a log without a run');
  return { ...only, results: only.results ?? [] };
}

function known(...diagnostics: readonly Diagnostic[]) {
  return run(...diagnostics).results.map(({ partialFingerprints }) => partialFingerprints);
}

describe('a SARIF log', () => {
  it('names the program, its version and all its rules, found or not', () => {
    const { driver } = run().tool;
    expect(driver).toMatchObject({ name: 'cronwright', semanticVersion: '1.2.3' });
    const rule = driver.rules?.find(({ id }) => id === 'CW701');
    expect(rule).toMatchObject({
      shortDescription: { text: 'category without jobs' },
      defaultConfiguration: { level: 'warning' },
      help: { text: expect.stringContaining('accept: [{ code: CW701, reason: "…" }]') },
    });
  });

  it('points each result to its rule', () => {
    const { results, tool } = run(found('a: 1', 'a'));
    expect(tool.driver.rules?.[results[0]?.ruleIndex ?? -1]?.id).toBe('CW101');
  });

  it('counts columns as it says: an emoji is one', () => {
    const { columnKind, results } = run(found('é𝄞: 1\n', ': 1\n'));
    expect(columnKind).toBe('unicodeCodePoints');
    const region = { startLine: 1, startColumn: 3, endLine: 2, endColumn: 1 };
    expect(results[0]?.locations?.[0]?.physicalLocation?.region).toEqual(region);
  });

  it('writes a path as a URI below the root, and one outside as a URL', () => {
    const file = { path: 'a b/ç#?%.yaml', text: 'x' };
    const outside = { path: '../b.yaml', text: 'x' };
    const { results } = run(
      diagnostic('CW101', 'x', { span: { file, start: 0, end: 1 } }),
      diagnostic('CW101', 'x', { span: { file: outside, start: 0, end: 1 } }),
    );
    const at = results.map(({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation);
    expect(at).toEqual([
      { uri: 'a%20b/%C3%A7%23%3F%25.yaml', uriBaseId: '%SRCROOT%' },
      { uri: 'file:///elsewhere/b.yaml' },
    ]);
  });

  it('links the places that a finding refers to', () => {
    const file = { path: 'a[1].yaml', text: 'jobs' };
    const related = [{ message: 'first', span: { file, start: 0, end: 4 } }];
    const [result] = run(found('a: 1', 'a', { related })).results;
    expect(result?.message.text).toBe('no such key\nfirst: [a\\[1\\].yaml:1:1](1)');
    expect(result?.relatedLocations?.[0]).toMatchObject({ id: 1, message: { text: 'first' } });
  });

  it('makes no link of what a source says', () => {
    const [result] = run(
      found('a: 1', 'a', { message: '[press here](https://example.org)' }),
    ).results;
    expect(result?.message.text).toBe('[press here] (https://example.org)');
  });
});

describe('the identity of a finding', () => {
  const first = found('a: 1', 'a');

  it.each([
    ['lines are added above', found('# new\n\na: 1', 'a')],
    ['it is said in other words', found('a: 1', 'a', { message: 'unknown key' })],
  ])('stays when %s', (_when, later) => {
    expect(known(later)).toEqual(known(first));
  });

  it.each([
    ['another key', found('b: 1', 'b')],
    ['another job', found('a: 1', 'a', { about: { job: 'x' } })],
    ['another code', found('a: 1', 'a', { code: 'CW102' })],
  ])('is different for %s', (_what, other) => {
    expect(known(other)).not.toEqual(known(first));
  });

  it('is told apart by its order from one that is alike', () => {
    const [one, two] = known(first, first);
    expect(one?.['cronwrightFinding/v1']).toMatch(/^[0-9a-f]{16}:1$/);
    expect(two?.['cronwrightFinding/v1']).toMatch(/:2$/);
  });
});
