import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/analysis/registry.ts';
import { durationInWords, inWords, windowInWords } from '../../src/analysis/words.ts';
import { dayNumber } from '../../src/time/civil.ts';
import { catalogOf, fileWith } from '../model/source.ts';

function codes(parts: { readonly jobs: string; readonly top?: string }, baseline?: string) {
  return analyse(catalogOf(fileWith(parts), baseline)).map(({ code }) => code);
}

const windows = `windows:
  manha: { hours: "10:00-11:00" }
  tarde: { hours: "14:00-15:00" }`;
const sync = 'categories: { sync: { label: Sync } }';

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

  it('is about calls that one job makes twice at a time', () => {
    const twice = 'a: { times: { x: "09:00", y: "09:00" }, endpoint: /a }';
    const apart = 'a: { times: { x: "09:00", y: "09:01" }, endpoint: /a }';
    expect(codes({ jobs: twice })).toEqual(['CW704']);
    expect(codes({ jobs: apart })).toEqual([]);
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
    ['both', '*/7 */9 * * *', ['CW709', 'CW709']],
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
    const found = analyse(catalogOf(fileWith({ jobs })), now);
    expect(found.map(({ code }) => code)).toEqual(expected);
    expect(codes({ jobs })).toEqual([]);
  });

  it('tells a pause of many jobs once', () => {
    const held = 'categories: { c: { paused: { until: 2026-01-01, reason: x } } }';
    const jobs = [1, 2].map((n) => `a${n}: { category: c, times: "09:0${n}", endpoint: /a }`);
    const catalog = catalogOf(fileWith({ jobs: jobs.join('\n'), top: held }));
    const found = analyse(catalog, Date.parse('2026-02-01T00:00Z') / 60_000);
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
