import { describe, expect, it } from 'vitest';
import { readBaseline } from '../../src/source/read-schedule.ts';
import { exampleOf, jobKeys } from './job-keys.ts';
import { marked, type Parts, readText, sample } from './sample.ts';

/** The words of each refusal are read in test/diagnostics/err; here is what must be refused at all. */
describe('one mistake gives one diagnostic', () => {
  const refused: readonly (readonly [Parts, string, string])[] = [
    [{ trigger: 'schedule: */5 * * * *' }, 'CW012 */5 * * * *', 'four echoes of YAML are dropped'],
    [{ trigger: 'schedule: *' }, 'CW012 *', 'the shortest unquoted star'],
    [{ trigger: 'schedule: *5 * * * *' }, 'CW012 *5 * * * *', 'looks most like an alias'],
    [{ trigger: 'schedule: *none' }, 'CW016 *none', 'a real alias stays an alias'],
    [{ trigger: 'schedule: "0 9 * * 1"\n    schedule: "0 8 * * 1"' }, 'CW015 schedule', 'twice'],
    [{ trigger: 'shedule: "0 9 * * 1"' }, 'CW101 shedule', 'not "never starts" as well'],
    [{ trigger: 'times: ["08:00"]' }, 'CW117 ["08:00"]', 'not a wrong type as well'],
    [{ trigger: 'times: [manha, noite]' }, 'CW117 [manha, noite]', 'nor bad times in it'],
    [{ trigger: 'windows: []' }, 'CW107 []', 'a trigger all the same'],
    [{ trigger: 'times: { A: "8:00" }' }, 'CW105 A,CW111 "8:00"', 'two mistakes are two'],
    [{ job: 'timeout: 300' }, 'CW110 300', 'a number'],
    [{ job: 'timeout: 999999999999999999999d' }, 'CW110 999999999999999999999d', 'beyond numbers'],
    [{ job: 'timeout: 25h' }, 'CW110 25h', 'the runner takes a day'],
    [{ top: 'defaults: { timeout: 1441m }' }, 'CW110 1441m', 'in defaults, too'],
    [{ top: 'categories: { a: { timeout: 86401s } }' }, 'CW110 86401s', 'on a category, too'],
    [{ job: 'why: "${{ x`$(y)"' }, 'CW140 ${{', 'one text, one word'],
    [{ job: 'timezone: "UTC`"' }, 'CW140 `', 'not an unknown zone as well'],
    [{ job: '"a`b": 1' }, 'CW140 `', 'not an unknown key as well'],
    [{ job: 'paused: { until: x, reason: "" }' }, 'CW114 x,CW107 ""', 'two again'],
    [{ job: '1: x' }, 'CW022 1', 'not an unknown key as well'],
    [{ target: 'runner: /a/../b' }, 'CW109 ..', 'dots in a path on the host'],
    [{ target: 'usr: x' }, 'CW101 usr', 'targets have keys of their own'],
    [{ top: 'anchor: 2026-01-07' }, 'CW115 2026-01-07', 'a Wednesday'],
    [{ top: 'anchor: 2026-13-01' }, 'CW114 2026-13-01', 'no month'],
  ];
  it.each(refused)('%j: %s: %s', (parts, expected, _why) => {
    expect(marked(sample(parts)).join(',')).toBe(expected);
  });
});

describe('a rewrite works', () => {
  const mended: readonly (readonly [Parts, Parts, string])[] = [
    [{ trigger: 'times: 8h' }, { trigger: 'times: "08:00"' }, 'hours as people write them'],
    [{ trigger: 'times: "12:30 am"' }, { trigger: 'times: "00:30"' }, 'half past midnight'],
    [{ trigger: 'times: "12 pm"' }, { trigger: 'times: "12:00"' }, 'noon'],
    [{ job: 'timeout: 90 segundos' }, { job: 'timeout: 90s' }, 'Portuguese units'],
    [{ job: 'timeout: 2h 30min' }, { job: 'timeout: 150m' }, 'the largest unit that fits'],
    [{ job: 'method: post' }, { job: 'method: POST' }, 'case'],
    [{ job: 'owner: 007' }, { job: 'owner: "007"' }, 'digits stay as written'],
    [{ job: 'paused: sim' }, { job: 'paused: true' }, 'a truth value of another language'],
  ];
  it.each(mended)('%j is told as %j: %s', (wrong, right, _why) => {
    const [found] = readText(sample(wrong)).diagnostics;
    const line = right.trigger ?? right.job;
    expect(found?.help).toBe(`write   ${line}`);
    expect(marked(sample(right))).toEqual([]);
  });
});

describe('weekdays', () => {
  const rows: readonly (readonly [string, string | undefined, string])[] = [
    ['sat-mon', 'mon,sat,sun', 'over the end of the week'],
    ['sun-thu', 'mon-thu,sun', 'weeks begin on Monday'],
    ['MON,WED', 'mon,wed', 'lower case'],
    ['segunda a sexta', undefined, 'words are not guessed'],
    ['seg, qua', 'mon,wed', 'Portuguese, with a blank'],
    ['terça', 'tue', 'with an accent'],
    ['5-1', 'mon,fri-sun', 'numbers as cron counts them'],
  ];
  it.each(rows)('%s is told as %s: %s', (text, rewrite, _why) => {
    const wrong = sample({ trigger: 'times: "08:00"', job: `weekdays: ${text}` });
    const { diagnostics } = readText(wrong);
    expect(diagnostics.map(({ code }) => code)).toEqual(['CW113']);
    if (rewrite !== undefined) expect(diagnostics[0]?.help).toBe(`write   weekdays: ${rewrite}`);
    const right = wrong.replace(`weekdays: ${text}`, `weekdays: ${rewrite ?? 'mon'}`);
    expect(marked(right)).toEqual([]);
  });
});

describe('misspelled keys', () => {
  it('are checked as the ones they mean', () => {
    const text = sample().replace('timezone: America/Sao_Paulo', 'fuso: Brasília');
    expect(marked(text)).toEqual(['CW101 fuso', 'CW116 Brasília']);
  });

  it('keep the order of the file', () => {
    const { diagnostics } = readText(sample({ job: 'pausado: sim', top: 'colour: red' }));
    const starts = diagnostics.map(({ span }) => span?.start ?? 0);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  });
});

/** A baseline with one job of these keys. */
function baselineOf(job: string, top = ''): string {
  return `version: 1\n${top}jobs:\n  a: { ${job} }\n`;
}

describe('a baseline', () => {
  const main = 'it comes from the main file';
  const refused: readonly (readonly [text: string, code: string, why: string])[] = [
    [baselineOf('category: crm'), 'CW120', 'a trigger is needed'],
    [baselineOf('times: "08:00", endpoint: jobs/a'), 'CW130', 'endpoints have the shape of today'],
    [baselineOf('times: "08:00", timeout: 2d'), 'CW110', 'so do timeouts'],
    [baselineOf('times: "08:00", method: post'), 'CW106', 'and methods'],
    [baselineOf('times: "08:00", timezone: Brasilia'), 'CW116', 'and zones'],
    [baselineOf('schedule: "0 9 * * *", weekdays: mon'), 'CW122', 'weekdays stand beside times'],
    [baselineOf('times: "08:00", command: x'), 'CW101', 'no key of the language'],
    ...['timezone: UTC', 'locale: en', 'anchor: 2026-01-05', 'baseline: b.yaml'].map(
      (top) => [baselineOf('times: "08:00"', `${top}\n`), 'CW101', main] as const,
    ),
    [baselineOf('times: "08:00"', 'defaults: { timeout: 1m }\n'), 'CW101', main],
    [baselineOf('times: "08:00"', 'windows: { w: { hours: 08:00-09:00 } }\n'), 'CW101', main],
    [baselineOf('times: "08:00"', 'categories: { crm: {} }\n'), 'CW101', main],
    [baselineOf('times: "08:00"', 'accept: [{ code: CW705, reason: r }]\n'), 'CW101', main],
    [baselineOf('times: "08:00"', 'targets: { crontab: { user: jobs } }\n'), 'CW101', main],
    ['version: 1\njobs: {}\n', 'CW107', 'nothing to compare with'],
  ];
  it.each(refused)('%j is refused as %s: %s', (text, code, why) => {
    const { diagnostics, document } = readBaseline({ path: 'baseline.yaml', text });
    expect(diagnostics.map((found) => found.code)).toEqual([code]);
    if (why === main) expect(diagnostics[0]?.help).toContain('the main file');
    expect(document).toBeUndefined();
  });

  it('may have every key of a job of the main file, and needs a trigger alone', () => {
    const keys = jobKeys.map((key) => `${key}: ${JSON.stringify(exampleOf(key))}`);
    const others = keys.filter((line) => !/^(schedule|windows|weekdays):/.test(line));
    expect(keys.length).toBeGreaterThan(12);
    for (const job of [...others, 'schedule: "0 9 * * 1"', 'windows: [manha]', 'weekdays: mon']) {
      const trigger = /^(times|schedule|windows):/.test(job) ? '' : 'times: "08:00", ';
      const text = baselineOf(`${trigger}${job}`);
      expect(readBaseline({ path: 'baseline.yaml', text }).diagnostics).toEqual([]);
    }
  });
});
