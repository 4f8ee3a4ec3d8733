import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';

/**
 * Compares a text with the file that holds what was read and approved.
 * `UPDATE_GOLDEN=1` rewrites the file, outside CI only: a golden is read before it is committed.
 */
export function expectGolden(path: string, actual: string): void {
  if (process.env.UPDATE_GOLDEN === '1') {
    if (process.env.CI) throw new Error('CI does not rewrite goldens');
    writeFileSync(path, actual);
    return;
  }
  if (!existsSync(path)) {
    throw new Error(`${path} is missing: write it with UPDATE_GOLDEN=1, then read it`);
  }
  expect(actual).toBe(readFileSync(path, 'utf8'));
}
