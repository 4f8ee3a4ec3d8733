import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generatedFiles, generatedPath } from './generated.ts';
import { shellcheck } from './shellcheck.ts';

test('shellcheck flags a word that splits and a bashism', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'shellcheck-'));
  try {
    const file = join(folder, 'run-job');
    writeFileSync(file, '#!/bin/sh\n[[ -n $1 ]] && rm $1\n');
    const { status, stdout } = await shellcheck(file);
    expect(status).toBe(1);
    expect(stdout).toContain('SC2086');
    expect(stdout).toContain('SC3010');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('every generated runner is clean', async () => {
  for (const file of generatedFiles('.', /(^|\/)run-job$/)) {
    expect(await shellcheck(generatedPath(file)), file).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    });
  }
});
