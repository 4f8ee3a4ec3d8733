import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const root = openFolder(join(tmpdir(), 'run-job-test-'), 0o755);
afterAll(() => rmSync(root, { recursive: true, force: true }));

function openFolder(prefix: string, mode: number): string {
  const folder = mkdtempSync(prefix);
  chmodSync(folder, mode);
  return folder;
}

/** A folder of its own, gone after the test file; open to everyone, because some runs are nobody's. */
export function scratch(): string {
  return openFolder(join(root, 's-'), 0o777);
}
