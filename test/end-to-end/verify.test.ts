import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { record } from '../recorded-terminal.ts';
import { cronwright } from './real-copy.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'cronwright-verify-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What `verify` prints for a source with some jobs in New York. */
function verify(jobs: string, ...args: readonly string[]) {
  writeFileSync(
    join(folder, 'jobs.yaml'),
    `version: 1
timezone: America/New_York
defaults: { targets: [kubernetes, github-actions] }
jobs:
${jobs}
targets:
  kubernetes: { namespace: jobs }
  github-actions: {}
`,
  );
  return record(['verify', 'jobs.yaml', ...args], folder);
}

const noon = '  noon: { times: "12:00", endpoint: /jobs/noon }';
const night = '  night: { times: "02:30", endpoint: /jobs/night, targets: [kubernetes] }';
const often = '  often: { schedule: "* * * * *", endpoint: /jobs/often }';

describe('the built program', () => {
  it('asks somebody else, too: their package is found in its parts', () => {
    const { status, out, talk } = cronwright(['verify'], root);
    expect({ status, talk }).toEqual({ status: 0, talk: '' });
    expect(out).toMatch(/cron-parser 5\.10\.5 gives the same 380 starts for 19 expressions/);
  });
});

describe('verify', () => {
  it('finds every verdict on the real schedule good, and so does somebody else', async () => {
    const { status, out, talk } = await record(['verify'], root);
    expect({ status, talk }).toEqual({ status: 0, talk: '' });
    expect(out).toContain('schedules/jobs.yaml: All 66 verdicts are good.\n');
    expect(out).toContain('America/Sao_Paulo  for ever: it has no clock change');
    expect(out).toMatch(/cron-parser 5\.10\.5 gives the same 380 starts for 19 expressions/);
    expect(out).not.toContain('disagrees');
  });

  it('names the version of the zone data', async () => {
    const { out } = await verify(noon, '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({ schemaVersion: 1, tz: process.versions.tz });
  });

  it('tells what stays open, with the first date or every date', async () => {
    const first = await verify(night, '--target', 'kubernetes');
    expect(first.status).toBe(0);
    expect(first.out).toContain('(left open, 27 times more)');
    const all = await verify(night, '--target', 'kubernetes', '--all-dates');
    expect(all.out.match(/\(left open\)/g)).toHaveLength(28);
  });

  it('prints the dates that are accepted so that they can be pasted', async () => {
    const nightWith = (more: string) => `  night:
    times: "02:30"
    endpoint: /jobs/night
    targets: [kubernetes]
    dst: { skipped: after }
    accept: [{ code: CW610, target: kubernetes, reason: "no harm"${more} }]`;
    const all = await verify(nightWith(''), '--target', 'kubernetes', '--all-dates');
    const list = /to accept no other: (dates: \[[^\]]*\])/.exec(all.out)?.[1] ?? '';
    expect(list.match(/\d{4}-\d\d-\d\d/g)).toHaveLength(28);
    const pasted = await verify(nightWith(`, ${list}`), '--target', 'kubernetes', '--all-dates');
    expect(pasted).toEqual(all);
    const first = await verify(nightWith(`, ${list}`), '--target', 'kubernetes');
    expect(first.out).not.toContain('to accept');
    const without = list.replace('2053-03-09, ', '').replace(/,\s+2053-03-09/, '');
    expect((await verify(nightWith(`, ${without}`))).talk).toContain(
      'Sun 9 Mar 2053 02:30: the source',
    );
  });

  it('shows one target when asked for one', async () => {
    const { out } = await verify(noon, '--target', 'kubernetes', '--format', 'json');
    expect(JSON.parse(out).targets.map(({ target }: { target: string }) => target)).toEqual([
      'kubernetes',
    ]);
  });

  it('speaks Markdown', async () => {
    const { out } = await verify(noon, '--format', 'markdown');
    expect(out).toMatch(
      /^## Proof\n\n- \*\*All 2 verdicts are good\.\*\* Compared from 2026 to 2053/,
    );
  });

  it('prints what stands in the way of a proof, and ends with 1', async () => {
    const { status, out, talk } = await verify(`${noon}\n${often}`);
    expect(status).toBe(1);
    expect(talk).toContain('error[CW401]');
    expect(out).toMatch(/Not proved, because of errors:\s+github-actions\. Nothing is written\./);
    expect(out).toContain('noon   0 12 * * *  ✓ equivalent');
    const json = JSON.parse((await verify(`${noon}\n${often}`, '--format', 'json')).out);
    expect(json.unproved).toEqual(['github-actions']);
    expect(json.diagnostics[0].code).toBe('CW401');
  });

  it('refuses what it can not prove', async () => {
    const { status, talk } = await verify(
      '  night: { times: "02:30", endpoint: /jobs/night, targets: [kubernetes], dst: { skipped: after } }',
    );
    expect(status).toBe(1);
    expect(talk).toContain('error[CW610]');
    expect(talk).toContain(
      'Sun 8 Mar 2026 02:30: the source starts at 03:00, after the gap; Kubernetes',
    );
  });

  it.each([
    [['--target', 'nomad'], /--target nomad: the targets are crontab, kubernetes, github-actions/],
    [['--target', 'crontab'], /--target crontab: the source does not configure it/],
    [['--format', 'yaml'], /--format yaml: verify speaks pretty, json, markdown/],
  ])('says what is wrong with %j', async (args, words) => {
    const { status, talk } = await verify(noon, ...args);
    expect(status).toBe(2);
    expect(talk).toMatch(words);
  });

  it('says what is wrong with a source that can not be read', async () => {
    const missing = await record(['verify', 'none.yaml'], folder);
    expect(missing).toMatchObject({ status: 2, out: '' });
    expect(missing.talk).toContain('error[CW001]');
    const json = await record(['verify', 'none.yaml', '--format', 'json'], folder);
    expect(JSON.parse(json.out).diagnostics[0].code).toBe('CW001');
  });
});
