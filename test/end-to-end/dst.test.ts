import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { record } from '../recorded-terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'cronwright-dst-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file with one job in New York, whose clock skips 8 March 02:00-03:00 and repeats 1 November 01:00-02:00. */
function write(job: string, top = ''): void {
  writeFileSync(
    join(folder, 'jobs.yaml'),
    `version: 1
timezone: America/New_York
${top}
windows: { night: { hours: "02:30-03:30" } }
categories: { calm: { dst: { skipped: drop } } }
jobs:
  a: { ${job}, targets: [crontab], endpoint: /jobs/a }
targets: { crontab: { user: jobs } }
`,
  );
}

async function startsOn(date: string): Promise<readonly string[]> {
  const until = new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
  const range = ['--from', date, '--until', until, '--source', 'jobs.yaml', '--format', 'json'];
  const { out } = await record(['next', 'job:a', ...range], folder);
  return JSON.parse(out).occurrences.map((at: string) => at.slice(11, 16));
}

const gap = '2026-03-08';
const overlap = '2026-11-01';
const skippedTime = 'schedule: "30 2 * * *"';
const repeatedTime = 'schedule: "30 1 * * *"';

describe('next follows the policy', () => {
  it.each([
    ['skipped: after, repeated: once', ['07:00'], ['05:30'], 'a start a civil day'],
    ['skipped: after, repeated: twice', ['07:00'], ['05:30', '06:30'], 'never fewer starts'],
    ['skipped: drop, repeated: once', [], ['05:30'], 'never more starts'],
    ['skipped: drop, repeated: twice', [], ['05:30', '06:30'], 'what the clock shows'],
    ['skipped: drop', [], ['05:30'], 'what is left open is preferred as once'],
    ['repeated: twice', ['07:00'], ['05:30', '06:30'], 'what is left open is preferred as after'],
  ])('%s', async (dst, inGap, inOverlap, _why) => {
    write(`${skippedTime}, dst: { ${dst} }`);
    expect(await startsOn(gap)).toEqual(inGap);
    write(`${repeatedTime}, dst: { ${dst} }`);
    expect(await startsOn(overlap)).toEqual(inOverlap);
  });

  it.each([
    [skippedTime, '', ['07:00'], 'after, where nothing is stated'],
    ['times: "02:30"', 'defaults: { dst: { skipped: drop } }', [], 'times'],
    ['windows: [night]', 'defaults: { dst: { skipped: drop } }', [], 'windows'],
    [`${skippedTime}, category: calm`, '', [], "the category's"],
    [
      `${skippedTime}, category: calm`,
      'defaults: { dst: { skipped: after } }',
      [],
      'the category before defaults',
    ],
    [
      `${skippedTime}, category: calm, dst: { repeated: once }`,
      '',
      ['07:00'],
      'a value replaces whole: skipped is open again',
    ],
  ])('%s with %j', async (job, top, starts, _why) => {
    write(job, top);
    expect(await startsOn(gap)).toEqual(starts);
  });

  it('but for an interval, which has none', async () => {
    write('schedule: "30 * * * *", dst: { skipped: after, repeated: once }');
    expect(await startsOn(gap)).toHaveLength(23);
    expect(await startsOn(overlap)).toHaveLength(25);
  });
});

describe('explain says what clock changes do', () => {
  it.each([
    [
      skippedTime,
      '',
      'a time of day: in a gap at the first minute after it, or (left open) not at all; in an overlap the first time, or (left open) the second or both',
    ],
    [
      skippedTime,
      'defaults: { dst: { skipped: after, repeated: once } }',
      'a time of day: in a gap at the first minute after it; in an overlap the first time   (defaults.dst)',
    ],
    [
      `${skippedTime}, category: calm`,
      '',
      'a time of day: in a gap not at all; in an overlap the first time, or (left open) the second or both   (categories.calm.dst)',
    ],
    [
      `${skippedTime}, dst: { repeated: twice }`,
      '',
      'a time of day: in a gap at the first minute after it, or (left open) not at all; in an overlap both times   (jobs.a.dst)',
    ],
    [
      'schedule: "30 * * * *"',
      'defaults: { dst: { skipped: after } }',
      'an interval: follows the real clock through every clock change',
    ],
  ])('%s with %j', async (job, top, words) => {
    write(job, top);
    const { out } = await record(['explain', 'job:a', '--source', 'jobs.yaml'], folder);
    expect(/^clock changes +(.*)$/m.exec(out)?.[1]).toBe(words);
  });
});
