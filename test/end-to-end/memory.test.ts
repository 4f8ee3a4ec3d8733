import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cronwright } from './real-copy.ts';

/** MiB: as many jobs as they are said to be enough for are read in them, and it is seen that they are. */
const memory = 30;
const env = { NODE_OPTIONS: `--max-old-space-size=${memory}` };
const head = [
  'version: 1',
  'timezone: Etc/UTC',
  'defaults: { targets: [crontab] }',
  'targets: { crontab: { user: jobs } }',
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cronwright-memory-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, jobs: number, top: readonly string[] = head): string {
  const lines = Array.from({ length: jobs }, (_, index) => {
    const [minute, hour, day] = [index % 60, Math.floor(index / 60) % 24, Math.floor(index / 1440)];
    return `  j${index}: { endpoint: /a, schedule: "${minute} ${hour} ${day + 1} * *" }`;
  });
  writeFileSync(join(folder, name), `${[...top, 'jobs:', ...lines].join('\n')}\n`);
  return name;
}

/** Without the question Node aborts with a dump of its stack. */
describe('where Node may take little memory', () => {
  it.each(['lint', 'compile', 'diff'])('%s says how much a large source takes', (command) => {
    const { status, out, talk } = cronwright([command, write('jobs.yaml', 8_000)], folder, env);
    expect(out).toBe('');
    expect(talk).toContain(
      'error[CW008]: reading jobs.yaml takes 50 MiB of memory; Node may take 30\n',
    );
    expect(talk).toContain('export NODE_OPTIONS=--max-old-space-size=50');
    expect(status).toBe(2);
  });

  it('asks for the baseline, too', () => {
    const baseline = write('old.yaml', 8_000, ['version: 1']);
    const source = write('jobs.yaml', 1, [...head, `baseline: ${baseline}`]);
    const { talk, status } = cronwright(['lint', source], folder, env);
    expect(talk).toContain('reading old.yaml takes 50 MiB of memory; Node may take 30\n');
    expect(status).toBe(2);
  });

  it('reads what it is said to be enough for', () => {
    const most = 3_800;
    const refused = cronwright(['lint', write('jobs.yaml', most + 100)], folder, env);
    expect(refused.talk).toContain('takes 31 MiB of memory');
    const { status, talk } = cronwright(['lint', write('jobs.yaml', most)], folder, env);
    expect(talk).not.toContain('CW008');
    expect(status).toBe(0);
  });
});
