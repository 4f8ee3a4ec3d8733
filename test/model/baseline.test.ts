import { describe, expect, it } from 'vitest';
import { printCron } from '../../src/cron/print.ts';
import { build, catalogOf, fileWith, summary } from './source.ts';

const top = `windows:
  manha: { hours: "10:00-11:00", weekdays: mon-fri }
categories: { crm: { timeout: 1m } }`;
const main = fileWith({ jobs: 'a: { times: "08:00", endpoint: /a }', top });

function baselineOf(jobs: string): string {
  return `version: 1\njobs:\n${jobs.replace(/^/gm, '  ')}\n`;
}

function starts(jobs: string) {
  return catalogOf(main, baselineOf(jobs)).baseline?.jobs.map(({ name, schedules: [one] }) => [
    name,
    printCron(one),
    one.zone,
  ]);
}

describe('of a baseline', () => {
  it('zones, weekdays and windows count', () => {
    const jobs = `a: { times: "08:00", weekdays: mon-fri, timezone: America/New_York }
b: { schedule: "0 9 * * 1", timezone: Europe/Lisbon }
c: { windows: [manha] }
d: { times: { x: "10:00", y: "16:00" } }`;
    expect(starts(jobs)).toEqual([
      ['a', '0 8 * * 1-5', 'America/New_York'],
      ['b', '0 9 * * 1', 'Europe/Lisbon'],
      ['c_manha', '0 10 * * 1-5', 'America/Sao_Paulo'],
      ['d_x', '0 10 * * *', 'America/Sao_Paulo'],
      ['d_y', '0 16 * * *', 'America/Sao_Paulo'],
    ]);
  });

  it("a job's own policy for clock changes counts, else that of its category or the defaults", () => {
    const text = main.replace('crm: { timeout: 1m }', 'crm: { dst: { repeated: twice } }');
    const jobs = `a: { times: "08:00", category: crm }
b: { times: "08:00", category: crm, dst: { repeated: once, skipped: drop } }
c: { times: "08:00" }`;
    const baseline = catalogOf(text, baselineOf(jobs)).baseline;
    expect(baseline?.jobs.map(({ schedules: [{ dst }] }) => dst)).toMatchObject([
      { repeated: 'twice', open: 'skipped' },
      { repeated: 'once', skipped: 'drop', open: 'nothing' },
      { repeated: 'once', skipped: 'after', open: 'both' },
    ]);
  });

  it('the rest of a job is carried and does not count', () => {
    const rest = `endpoint: /old?a=b, method: GET, timeout: 2m, duration: 5s, overlap: allow,
       owner: ana, why: w, description: d, paused: { reason: r }, targets: [an_old_platform]`;
    expect(starts(`a: { times: "08:00", ${rest} }`)).toEqual(starts('a: { times: "08:00" }'));
  });

  it('windows open by the clock of the main file', () => {
    const zones =
      'a: { windows: [manha], timezone: Europe/Lisbon }\nb: { windows: [manha], timezone: Brazil/East }';
    const { diagnostics } = build(main, baselineOf(zones));
    expect(diagnostics.map(summary)).toEqual([
      'CW309 baseline.yaml:3:36 "a" starts with windows, but in another time zone',
    ]);
  });
});
