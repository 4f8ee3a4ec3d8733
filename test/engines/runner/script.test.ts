import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JobServer, startServer } from './http-server.ts';
import { lineOf } from './json-line.ts';
import { call, newJob, place, run, SCRIPT } from './runner.ts';
import { scratch } from './scratch.ts';
import { installed, SHELLS } from './shells.ts';

const text = readFileSync(SCRIPT, 'utf8');

let server: JobServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** A copy of the script with something changed, which must be there to change. */
function changed(from: string, to: string): string {
  expect(text).toContain(from);
  const copy = join(scratch(), 'run-job');
  writeFileSync(copy, text.replaceAll(from, to));
  return copy;
}

describe('the script', () => {
  it('satisfies shellcheck', () => {
    execFileSync(installed('shellcheck'), ['-s', 'sh', SCRIPT], { stdio: 'pipe' });
  });

  it('is ASCII without tabs or carriage returns, so that every copy of it is the same', () => {
    expect(text).toMatch(/^#!\/bin\/sh\n[\n -~]+\n$/);
  });

  it('runs no text as code', () => {
    expect(text).not.toMatch(/^\s*(eval|\.|source)\s/m);
  });
});

describe.concurrent.each(SHELLS)('the script, in $name', (shell) => {
  it('may carry a header after its first line', async () => {
    const script = changed('#!/bin/sh\n', '#!/bin/sh\n# generated\n# sha256:x\n');
    const finished = await run(shell, call(newJob(), '/x'), { env: place(server.url), script });
    expect(finished).toMatchObject({ status: 0, stderr: '' });
  });

  it('makes its own id where the kernel gives none', async () => {
    const script = changed('/proc/sys/kernel/random/uuid', '/proc/none');
    const ids = new Set<string>();
    for (let round = 0; round < 4; round += 1) {
      const finished = await run(shell, call(newJob(), '/x'), { env: place(server.url), script });
      ids.add(lineOf(finished).id);
    }
    expect(ids.size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    for (const id of ids) expect(id).toMatch(/^.{14}4.{4}8/);
  });

  it.each(['0.98 1', '7.08 1', '12.5', 'x.10', '12.345', '', '.10'])(
    'measures with the uptime "%s" or without it',
    async (uptime) => {
      const file = join(scratch(), 'uptime');
      writeFileSync(file, `${uptime}\n`);
      const script = changed('/proc/uptime', file);
      const finished = await run(shell, call(newJob(), '/x'), { env: place(server.url), script });
      expect(finished).toMatchObject({ status: 0, stderr: '' });
      expect(lineOf(finished).duration_ms % 1000).toBe(0);
    },
  );
});
