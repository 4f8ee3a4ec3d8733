import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printCron } from '../../src/cron/print.ts';
import { catalogOf, fileWith } from './source.ts';

const windows = `windows:
  manha: { hours: "10:00-11:00", weekdays: mon-fri, types: [Ofertas] }
  noite: { hours: "22:30-01:00", weekdays: "sat,sun" }`;

function rows(jobs: string) {
  return catalogOf(fileWith({ jobs, top: windows })).jobs.map(({ name, source, schedules }) => [
    name,
    source,
    printCron(schedules[0]),
  ]);
}

describe('a job expands', () => {
  it.each([
    ['not, with an expression', 'schedule: "*/5 * * * *"', [['a', 'a', '*/5 * * * *']]],
    ['not, with one time', 'times: "08:05"', [['a', 'a', '5 8 * * *']]],
    [
      'not, with one time on weekdays',
      'times: "08:05"\n  weekdays: mon,wed-fri',
      [['a', 'a', '5 8 * * 1,3-5']],
    ],
    [
      'to one for each key of times',
      'times: { x: "10:00", y: "16:30" }\n  weekdays: mon-fri',
      [
        ['a_x', 'a', '0 10 * * 1-5'],
        ['a_y', 'a', '30 16 * * 1-5'],
      ],
    ],
    ['to one even for a single key', 'times: { x: "10:00" }', [['a_x', 'a', '0 10 * * *']]],
    [
      'to one for each window, at its opening',
      'windows: [noite, manha]',
      [
        ['a_noite', 'a', '30 22 * * 0,6'],
        ['a_manha', 'a', '0 10 * * 1-5'],
      ],
    ],
  ])('%s', (_, trigger, expected) => {
    expect(rows(`a:\n  ${trigger}\n  endpoint: /jobs/a`)).toEqual(expected);
  });

  it('in source order, expansions side by side', () => {
    const jobs =
      'b: { windows: [noite, manha], endpoint: /b }\na: { times: "01:00", endpoint: /a }';
    expect(rows(jobs).map(([name]) => name)).toEqual(['b_noite', 'b_manha', 'a']);
  });

  it('and keeps the window with what it shows', () => {
    const [job] = catalogOf(
      fileWith({ jobs: 'a: { windows: [manha], endpoint: /a }', top: windows }),
    ).jobs;
    expect(job?.window).toMatchObject({
      name: 'manha',
      label: 'manha',
      hours: { from: 600, until: 660 },
      weekdays: [1, 2, 3, 4, 5],
      types: ['Ofertas'],
    });
    expect(job?.trigger.kind).toBe('window');
  });

  it('to names that are the job, an underscore and the key, for any keys', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/);
    const time = fc.constantFrom('00:00', '09:59', '23:30');
    const times = fc.dictionary(name, time, { minKeys: 1, maxKeys: 5, noNullPrototype: true });
    fc.assert(
      fc.property(name, times, (job, keys) => {
        fc.pre(job !== 'all');
        const written = Object.entries(keys).map(([key, at]) => `"${key}": "${at}"`);
        const jobs = `"${job}": { times: { ${written.join(', ')} }, endpoint: /a }`;
        const made = catalogOf(fileWith({ jobs })).jobs;
        expect(made.map((each) => each.name)).toEqual(
          Object.keys(keys).map((key) => `${job}_${key}`),
        );
        expect(made.every((each) => each.source === job)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
