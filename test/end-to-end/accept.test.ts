import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { record } from '../recorded-terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'cronwright-accept-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(accept: string): void {
  writeFileSync(
    join(folder, 'jobs.yaml'),
    `version: 1
timezone: America/Sao_Paulo
${accept}
jobs:
  a: { times: "10:00", targets: [crontab], endpoint: /jobs/a }
targets: { crontab: { user: root } }
`,
  );
}

const crontab = () => readFileSync(join(folder, 'generated/crontab/cronwright'), 'utf8');

describe('jobs that run as root', () => {
  it('are refused, and nothing is written', async () => {
    write('');
    const { status, talk } = await record(['compile', 'jobs.yaml'], folder);
    expect([status, talk.includes('Nothing was written.')]).toEqual([1, true]);
  });

  it('are written when it is accepted, and say so no more', async () => {
    write('accept: [{ code: CW407, reason: "no other user there", until: 2026-12-31 }]');
    const { status, talk } = await record(['compile', 'jobs.yaml', '--strict'], folder);
    expect([status, talk]).toEqual([0, expect.not.stringContaining('CW')]);
    expect(crontab()).toContain('0 10 * * * root ');
  });

  it('are written all the same when the time is over, with the same bytes and a warning', async () => {
    const before = crontab();
    const late = ['--now', '2027-01-01T03:00:00Z'];
    const compiled = await record(['compile', 'jobs.yaml', ...late], folder);
    expect([compiled.status, compiled.talk]).toEqual([0, expect.stringContaining('CW708')]);
    expect(crontab()).toBe(before);
    const strict = await record(['compile', 'jobs.yaml', '--check', '--strict', ...late], folder);
    expect(strict.status).toBe(1);
    const dayBefore = ['--now', '2027-01-01T02:59:00Z'];
    const check = await record(['compile', 'jobs.yaml', '--check', ...dayBefore], folder);
    expect(check.talk).not.toContain('CW708');
  });
});
