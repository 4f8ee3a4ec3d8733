import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { judgedLines } from '../../../bench/lines.ts';
import { startRow } from '../../../bench/rows/start.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
let folder: string;

/** It remembers something, as the row wants to see. */
const dawdling = `require('node:fs').writeFileSync(process.env.HOME + '/memory', '');
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1500);
`;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bench-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the bench', () => {
  it('shows a slowed build: every line of a program that dawdles falls short', async () => {
    mkdirSync(join(folder, 'dist'));
    const program = join(folder, 'dist/cronwright.cjs');
    writeFileSync(program, dawdling);
    const bench = { runs: 1, root, folder, program, say: () => undefined };
    const lines = judgedLines(startRow.goals, await startRow.measure(bench));
    expect(lines.map(({ holds }) => holds)).toEqual(startRow.goals.map(() => false));
  });
});
