import { appendFileSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyOfTheRealSchedule, cronwright, remove } from './real-copy.ts';

let cwd: string;
let memory: string;
beforeAll(() => {
  cwd = copyOfTheRealSchedule();
  memory = mkdtempSync(join(tmpdir(), 'cronwright-memory-'));
});
afterAll(() => {
  remove(cwd);
  remove(memory);
});

const check = (...more: readonly string[]) =>
  cronwright(['compile', '--check', ...more], cwd, { XDG_CACHE_HOME: memory });

describe('the program itself', () => {
  it('answers a check that is settled, and looks at every file first', () => {
    const first = check();
    expect(first).toMatchObject({ status: 0, out: '' });
    const kept = readdirSync(join(memory, 'cronwright'));
    expect(kept.map((name) => name.replace(/^.*\./, '')).sort()).toEqual(['compiled', 'settled']);
    expect(check()).toEqual(first);
    appendFileSync(join(cwd, 'docs/jobs-schedule.md'), 'by hand\n');
    const drifted = check();
    expect(drifted.status).toBe(1);
    expect(drifted).toEqual(check('--no-cache'));
  });

  it('prints its help and its version as its parts do', () => {
    expect(cronwright(['-h'], cwd)).toEqual(cronwright(['--help', '--no-color'], cwd));
    expect(cronwright(['-V'], cwd)).toEqual(cronwright(['--version', '--no-color'], cwd));
  });
});
