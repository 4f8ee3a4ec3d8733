import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/analysis/registry.ts';
import { durationInWords, inWords, windowInWords } from '../../src/analysis/words.ts';
import { targetRegistry } from '../../src/targets/registry.ts';
import { dayNumber } from '../../src/time/civil.ts';
import { catalogOf, fileWith } from '../model/source.ts';

function codes(parts: { readonly jobs: string; readonly top?: string }, baseline?: string) {
  return analyse(catalogOf(fileWith(parts), baseline), targetRegistry).map(({ code }) => code);
}

const windows = `windows:
  manha: { hours: "10:00-11:00" }
  tarde: { hours: "14:00-15:00" }`;
const sync = 'categories: { sync: { label: Sync } }';

const load = 'policies: { peak: { load: { max_starts: 12, within: 1m } } }';
const actions = 'github-actions: { runs_on: ubuntu-24.04, secret: S }';
const elsewhere = 'z: { times: "04:05", endpoint: /z }';

/** Two jobs with a trigger each, the second with another endpoint if one is named. */
function two(first: string, second: string, endpoint = '/a'): string {
  return `a: { ${first}, endpoint: /a }\nb: { ${second}, endpoint: ${endpoint} }`;
}

function herd(size: number, time: string): string {
  const jobs = Array.from(
    { length: size },
    (_, n) => `a${n}: { times: "${time}", endpoint: /a${n} }`,
  );
  return jobs.join('\n');
}

describe('advice', () => {
  it('is about a category without jobs, unless the baseline has some', () => {
    const jobs = 'a: { times: "09:00", endpoint: /a }';
    const before = 'version: 1\njobs: { a: { category: sync, times: "09:00" } }\n';
    expect(codes({ jobs, top: sync })).toEqual(['CW701']);
    expect(codes({ jobs, top: sync }, before)).toEqual([]);
  });

  it('is about a window nobody uses, unless it bounds the starts of a category', () => {
    const bounded = `${windows}\ncategories: { sync: { windows_only: true } }`;
    expect(codes({ jobs: 'a: { windows: [manha], endpoint: /a }', top: windows })).toEqual([
      'CW702',
    ]);
    expect(
      codes({ jobs: 'a: { category: sync, times: "10:30", endpoint: /a }', top: bounded }),
    ).toEqual([]);
  });

  it.each([
    ['one job', 'a: { times: { x: "09:00", y: "09:00" }, endpoint: /a }', ['CW704']],
    ['one job, apart', 'a: { times: { x: "09:00", y: "09:01" }, endpoint: /a }', []],
    ['two jobs written otherwise', two('schedule: "0 9 * * *"', 'times: "09:00"'), ['CW704']],
    ['two jobs once a year', two('schedule: "0 9 25 12 *"', 'times: "09:00"'), ['CW704']],
    [
      'two jobs in two zones',
      two('times: "09:00"', 'times: "12:00", timezone: Etc/UTC'),
      ['CW704'],
    ],
    [
      'three jobs, of which one meets two',
      'a: { times: "10:00", endpoint: /x }\nb: { schedule: "0 10,11 * * *", endpoint: /x }\nc: { schedule: "0 11 15 3 *", endpoint: /x }',
      ['CW704', 'CW704'],
    ],
    ['two jobs on other days', two('times: "09:00", weekdays: mon', 'schedule: "0 9 * * 2"'), []],
    ['other queries', two('times: "09:00"', 'times: "09:00"', '/a?x=1'), []],
    ['other methods', two('times: "09:00"', 'times: "09:00", method: GET'), []],
  ])('is about a call that is made twice at a time: %s', (_, jobs, expected) => {
    expect(codes({ jobs })).toEqual(expected);
  });

  it.each([
    ['ten at a full hour', herd(10, '09:00'), '', ['CW711']],
    ['nine', herd(9, '09:00'), '', []],
    ['ten at another minute', herd(10, '09:01'), '', []],
    ['ten in a file that says how many may', herd(10, '09:00'), load, []],
  ])('is about a herd: %s', (_, jobs, top, expected) => {
    expect(codes({ jobs, top })).toEqual(expected);
  });

  it('proposes a limit that holds in every year', () => {
    const monthly = 'z: { schedule: "0 9 29 2 *", endpoint: /z }';
    const [found] = analyse(
      catalogOf(fileWith({ jobs: `${herd(10, '09:00')}\n${monthly}` })),
      targetRegistry,
    );
    expect(found?.help).toContain('max_starts: 11,');
  });

  it('lists twenty jobs of a herd, and counts the others', () => {
    const [found] = analyse(catalogOf(fileWith({ jobs: herd(23, '09:00') })), targetRegistry);
    expect(found?.details).toHaveLength(21);
    expect(found?.details?.at(-1)).toBe('… and 3 more');
  });

  it.each([
    ['09:00', '[github-actions]', ['CW712']],
    ['09:01', '[github-actions]', []],
    ['09:00, timezone: Australia/Lord_Howe', '[github-actions]', ['CW712']],
    ['10:30, timezone: Australia/Lord_Howe', '[github-actions]', ['CW712']],
    ['09:15, timezone: Australia/Lord_Howe', '[github-actions]', []],
    ['09:00', '[crontab, github-actions]', []],
    ['09:00', '[crontab]', []],
  ])('is about starts when GitHub is busiest: %s on %s', (time, targets, expected) => {
    const [clock, zone = ''] = time.split(', ');
    const jobs = `a: { times: "${clock}", ${zone}${zone && ','} endpoint: /a, targets: ${targets} }\n${elsewhere}`;
    const source = fileWith({ jobs }).replace(
      'targets: { crontab',
      `targets: { ${actions}, crontab`,
    );
    const found = analyse(catalogOf(source), targetRegistry).map(({ code }) => code);
    expect(found.filter((code) => code !== 'CW703')).toEqual(expected);
  });

  it.each([
    ['65 starts a day', '1-59/12 0-12 * * *', []],
    ['66', '1-51/10 0-10 * * *', ['CW713']],
  ])('is about what a month on GitHub costs: %s', (_, schedule, expected) => {
    const jobs = `a: { schedule: "${schedule}", endpoint: /a, targets: [github-actions] }\n${elsewhere}`;
    const source = fileWith({ jobs }).replace(
      'targets: { crontab',
      `targets: { ${actions}, crontab`,
    );
    const found = analyse(catalogOf(source), targetRegistry).map(({ code }) => code);
    expect(found.filter((code) => code !== 'CW705')).toEqual(expected);
  });

  it.each([
    ['as long as the interval', '*/5 * * * *', '5m', []],
    ['longer', '*/5 * * * *', '301s', ['CW705']],
    ['longer than the gap over the hour', '0,58 * * * *', '3m', ['CW705']],
    ['longer than the gap over midnight', '0,50 0,23 * * *', '15m', ['CW705']],
    ['shorter than the gap, as the next day is free', '0,50 0,23 * * 1', '15m', []],
    ['as long as can be, once a week', '0 9 * * 1', '1d', []],
  ])('is about a timeout %s', (_, schedule, timeout, expected) => {
    const jobs = `a: { schedule: "${schedule}", timeout: ${timeout}, endpoint: /a }`;
    expect(codes({ jobs })).toEqual(expected);
  });

  it.each([
    ['45 minutes and 15', '*/45 * * * *', ['CW709']],
    ['the hours', '0 */5 * * *', ['CW709']],
    ['both', '*/7 */5,1 * * *', ['CW709']],
    ['both kinds', '*/7 * * * *', ['CW709']],
    ['nothing where no hour follows another', '*/45 9,11 * * *', []],
    ['midnight after eleven', '*/45 0,23 * * *', ['CW709']],
    ['nothing where no day follows another', '0 */9 * * mon', []],
    ['Sunday after Saturday', '0 */9 * * sat,sun', ['CW709']],
    ['nothing where no date follows another', '0 */9 1,15 * *', []],
    ['nothing that divides the hour', '*/15 */8 * * *', []],
    ['nothing in a range, whose end is written', '0-50/7 * * * *', []],
    ['nothing in dates, as months differ', '0 9 */7 * *', []],
    ['every minute', '*/1 * * * *', []],
  ])('is about a step that begins anew: %s', (_, schedule, expected) => {
    const jobs = `a: { schedule: "${schedule}", timeout: 1m, endpoint: /a }`;
    expect(codes({ jobs })).toEqual(expected);
  });

  it.each([
    ['on its last day', '2026-01-12', []],
    ['on the day after, on the clock of the file', '2026-01-11', ['CW710']],
  ])('is about a pause that should be over: not %s', (_, until, expected) => {
    const jobs = `a: { times: "09:00", endpoint: /a, paused: { until: ${until} } }`;
    // In São Paulo it is still the 12th.
    const now = Date.parse('2026-01-13T02:59Z') / 60_000;
    const found = analyse(catalogOf(fileWith({ jobs })), targetRegistry, now);
    expect(found.map(({ code }) => code)).toEqual(expected);
    expect(codes({ jobs })).toEqual([]);
  });

  it('tells a pause of many jobs once', () => {
    const held = 'categories: { c: { paused: { until: 2026-01-01, reason: x } } }';
    const jobs = [1, 2].map((n) => `a${n}: { category: c, times: "09:0${n}", endpoint: /a }`);
    const catalog = catalogOf(fileWith({ jobs: jobs.join('\n'), top: held }));
    const found = analyse(catalog, targetRegistry, Date.parse('2026-02-01T00:00Z') / 60_000);
    expect(found.map(({ message }) => message)).toEqual([
      'the pause of category "c" was to end on 2026-01-01',
    ]);
  });

  it('says nothing about timeouts where runs may overlap', () => {
    const jobs = 'a: { schedule: "* * * * *", overlap: allow, endpoint: /a }';
    expect(codes({ jobs })).toEqual([]);
  });
});

describe('words', () => {
  it('say a civil minute as people write it', () => {
    const noon = dayNumber({ year: 2026, month: 1, date: 5 }) * 1440 + 720;
    expect(inWords(noon)).toBe('Mon 5 Jan 2026 12:00');
  });

  it.each([
    [[1, 2, 3, 4, 5], 'manha Mon-Fri 10:00-11:00'],
    [[0, 6], 'manha Sat/Sun 10:00-11:00'],
    [[0, 1, 3], 'manha Mon/Wed/Sun 10:00-11:00'],
    [[0, 5, 6], 'manha Fri-Sun 10:00-11:00'],
    [[0, 1, 2, 3, 4, 5, 6], 'manha 10:00-11:00'],
  ])('say a window on %j', (weekdays, words) => {
    const [window] = catalogOf(
      fileWith({ jobs: 'a: { windows: [manha], endpoint: /a }', top: windows }),
    ).windows;
    expect(window && windowInWords({ ...window, weekdays })).toBe(words);
  });

  it.each([
    [55, '55 seconds'],
    [60, '1 minute'],
    [90, '90 seconds'],
    [7200, '2 hours'],
  ])('say %i seconds', (seconds, words) => {
    expect(durationInWords(seconds)).toBe(words);
  });
});
