import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { corpus, pairs } from '../../bench/corpus.ts';
import { expressionOf, sourceText } from '../../bench/generate-source.ts';
import { runBench } from '../../bench/main.ts';
import { rows } from '../../bench/rows/registry.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bench-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the bench', () => {
  it('has a goal of its own for every line', () => {
    const ids = rows.flatMap(({ goals }) => goals.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('does not run without a peer', async () => {
    writeFileSync(join(folder, 'package.json'), '{ "devDependencies": { "cron-parser": "1" } }');
    expect(await runBench(['--only', 'parse'], folder)).toBe(2);
  });

  it.each([
    ['--only', 'nothing', 'no row'],
    ['--runs', '0', 'no number'],
    ['--quick', '1', 'no option'],
  ])('refuses %s %s (%s)', async (...args) => {
    expect(await runBench(args.slice(0, 2), root)).toBe(2);
  });
});

describe('what is measured', () => {
  it('is at least forty expressions, and twenty pairs', () => {
    expect(new Set(corpus).size).toBeGreaterThanOrEqual(40);
    expect(pairs).toHaveLength(20);
  });

  it('is jobs that all differ, the same each time', () => {
    const expressions = Array.from({ length: 100_000 }, (_, index) => expressionOf(index));
    expect(new Set(expressions).size).toBe(100_000);
    expect(sourceText(100)).toBe(sourceText(100));
    expect(sourceText(100)).toContain(
      '  job_000099:\n    category: category_19\n    schedule: "39 1 * * 0"\n',
    );
  });
});
