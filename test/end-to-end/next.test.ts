import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { record } from '../recorded-terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'cronwright-'));
mkdirSync(join(folder, 'schedules'));
writeFileSync(
  join(folder, 'schedules/jobs.yaml'),
  `version: 1
timezone: Etc/UTC
defaults: { targets: [crontab] }
jobs:
  leap_day: { schedule: "0 0 29 2 *", endpoint: /a }
  leap_noon: { schedule: "0 12 29 2 *", endpoint: /b }
targets: { crontab: { user: jobs } }
`,
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function next(...args: readonly string[]) {
  return record(['next', ...args], folder);
}

async function jsonOf(...args: readonly string[]) {
  const { out, talk, status } = await next(...args, '--format', 'json');
  expect({ status, talk }).toEqual({ status: 0, talk: '' });
  return JSON.parse(out);
}

/** Seven times in 28 years. */
const leapDays = ['--expr', '0 0 29 2 *', '--from', '2026-01-05T12:00:00Z'];

describe('a search that ends before it has found as many starts as were asked for', () => {
  it('says so beside the starts', async () => {
    const { status, out, talk } = await next(...leapDays, '-n', '8');
    expect(status).toBe(0);
    expect(out.trimEnd().split('\n')).toHaveLength(7);
    expect(talk).toBe(
      'only 7 of 8 starts: the search ends after 28 years, at 2054-01-05T12:00:00Z\n',
    );
  });

  it('is marked in the JSON of an expression, a job and several jobs', async () => {
    const mark = { complete: false, searchedUntil: '2054-01-05T12:00:00Z' };
    expect(await jsonOf(...leapDays, '-n', '8')).toMatchObject(mark);
    expect(await jsonOf('leap_day', '-n', '8')).toMatchObject(mark);
    expect(await jsonOf('--all', '-n', '15')).toMatchObject(mark);
  });

  it.each([
    [[...leapDays, '-n', '7'], 'all were found'],
    [['--all', '-n', '14'], 'all were found, of the jobs together'],
    [[...leapDays, '-n', '8', '--until', '2030-01-01'], 'nothing else was asked'],
    [[...leapDays, '--until', '2030-01-01'], 'no number was asked'],
  ])('is not marked for %j: %s', async (args, _why) => {
    expect((await next(...args)).talk).toBe('');
    expect(await jsonOf(...args)).not.toHaveProperty('complete');
  });

  it('is another thing than a range without a start', async () => {
    const { status, out, talk } = await next(...leapDays, '--until', '2026-12-31');
    expect({ status, out, talk }).toEqual({ status: 0, out: '', talk: 'no start in this range\n' });
  });
});
