import { describe, expect, it } from 'vitest';
import { loadAndCompile } from '../../src/cli/load.ts';
import { catalogue } from '../../src/diagnostics/catalogue/index.ts';
import { expectGolden } from '../golden.ts';
import { repository } from './blocks.ts';
import { change, diagnosticsPage, examples } from './diagnostics-page.ts';
import { codesWithoutExample } from './without-example.ts';

const now = () => Date.UTC(2026, 0, 5, 12);

function found(path: string, cwd: string) {
  const { diagnostics } = loadAndCompile(path, { cwd, now });
  return diagnostics.map(({ code, severity }) => ({ code, severity }));
}

describe('docs/diagnostics.md', () => {
  it('is what the catalogue and the golden cases say', () => {
    expectGolden(`${repository}docs/diagnostics.md`, diagnosticsPage());
  });

  it('has an entry for each code', () => {
    const entries = [...diagnosticsPage().matchAll(/^### (CW\d+)$/gm)].map(([, code]) => code);
    expect(entries.sort()).toEqual(Object.keys(catalogue).sort());
  });

  it('has one example of each code, or says why there is none', () => {
    const shown = [...examples().map(({ code }) => code), ...codesWithoutExample];
    expect(shown.sort()).toEqual(Object.keys(catalogue).sort());
  });

  it.each(examples())(
    'shows a file with $code alone, and that file without it',
    ({ code, folder }) => {
      const before = found('jobs.yaml', folder);
      expect([...new Set(before.map((one) => one.code))]).toEqual([code]);
      const after = found('fixed.yaml', folder);
      expect(after.filter((one) => one.severity !== 'note' || one.code === code)).toEqual([]);
    },
  );
});

describe('a change', () => {
  it.each([
    ['in the middle', 'a\nb\nc\nd\n', 'a\nb\nC\nd\n', ' b\n-c\n+C\n d'],
    ['a line more', 'a\nb\n', 'a\nx\nb\n', ' a\n+x\n b'],
    ['a line less at the end', 'a\nb\n', 'a\n', ' a\n-b'],
    ['a line doubled', 'a\n', 'a\na\n', ' a\n+a'],
  ])('%s', (_where, before, after, wanted) => {
    expect(change(before, after)).toBe(wanted);
  });
});
