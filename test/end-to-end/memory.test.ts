import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cronwright } from './real-copy.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cronwright-memory-'));
  const jobs = Array.from({ length: 20_000 }, (_, index) => {
    return `  j${index}: { endpoint: /a, schedule: "5 4 * * *" }\n`;
  });
  const head = [
    'version: 1',
    'timezone: Etc/UTC',
    'defaults: { targets: [crontab] }',
    'targets: { crontab: { user: jobs } }',
    'jobs:',
  ];
  writeFileSync(join(folder, 'jobs.yaml'), `${head.join('\n')}\n${jobs.join('')}`);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Node would abort with a dump of its stack: 50 MiB are not enough to parse it. */
it.each(['lint', 'compile', 'diff'])(
  '%s says what memory it needs, and needs no more',
  (command) => {
    const { status, out, talk } = cronwright([command, 'jobs.yaml'], folder, {
      NODE_OPTIONS: '--max-old-space-size=50',
    });
    expect(out).toBe('');
    expect(talk).toMatch(
      /error\[CW008\]: jobs\.yaml needs 134 MiB of memory; Node takes \d+ at most/,
    );
    expect(talk).toContain('export NODE_OPTIONS=--max-old-space-size=134');
    expect(status).toBe(2);
  },
);
