import { describe, expect, it } from 'vitest';
import { buildCatalog } from '../../src/model/build-catalog.ts';
import { readSchedule } from '../../src/source/read-schedule.ts';
import { build, fileWith, summary } from './source.ts';

const windows = `windows:
  manha: { hours: "10:00-11:00" }
  tarde: { hours: "14:00-15:00" }`;

/** What the golden cases under test/diagnostics show one by one is counted here: how many, where. */
function found(parts: { readonly jobs: string; readonly top?: string }, baseline?: string) {
  return build(fileWith(parts), baseline).diagnostics.map((d) => summary(d).split(' ').slice(0, 2));
}

describe('a refusal', () => {
  it('leaves no catalog', () => {
    const result = build(fileWith({ jobs: 'a: { windows: [x], endpoint: /a }', top: windows }));
    expect(result.catalog).toBeUndefined();
  });

  it('comes once for each wrong place, sorted by place', () => {
    const jobs = `a: { windows: [x, y], category: q, endpoint: /a }
b: { schedule: "60 25 * * *", category: r, endpoint: /b }`;
    const top = `${windows}\ncategories: { sync: { targets: [nope] } }`;
    expect(found({ jobs, top })).toEqual([
      ['CW303', 'jobs.yaml:8:33'],
      ['CW301', 'jobs.yaml:10:18'],
      ['CW301', 'jobs.yaml:10:21'],
      ['CW302', 'jobs.yaml:10:35'],
      ['CW220', 'jobs.yaml:11:19'],
      ['CW220', 'jobs.yaml:11:22'],
      ['CW302', 'jobs.yaml:11:43'],
    ]);
  });

  it('of a category keeps quiet about the targets that category might have named', () => {
    const text = `version: 1
timezone: UTC
categories: { sync: { targets: [crontab] } }
jobs: { a: { category: sinc, times: "09:00", endpoint: /a } }
targets: { crontab: { user: jobs } }
`;
    expect(build(text).diagnostics.map(({ code }) => code)).toEqual(['CW302']);
  });

  it('of a misspelled word in defaults comes once, however many jobs inherit it', () => {
    const text = `version: 1
timezone: UTC
defaults: { targets: [kubernets] }
jobs:
  a: { times: "09:00", endpoint: /a }
  b: { times: "09:00", endpoint: /b }
targets: { crontab: { user: jobs } }
`;
    expect(build(text).diagnostics.map(({ code }) => code)).toEqual(['CW303']);
  });

  it('stands in the file where the mistake is, the main file first', () => {
    const baseline = 'version: 1\njobs: { a: { category: q, schedule: "61 * * * *" } }\n';
    const jobs = 'a: { windows: [x], endpoint: /a }';
    const top = `${windows}\ncategories: { sync: { label: Sync } }`;
    expect(found({ jobs, top }, baseline)).toEqual([
      ['CW301', 'jobs.yaml:10:18'],
      ['CW302', 'baseline.yaml:2:24'],
      ['CW220', 'baseline.yaml:2:38'],
    ]);
  });

  it('of an expression has its caret inside, in whichever quotes', () => {
    expect(found({ jobs: `a: { schedule: '0 22-2 * * *', endpoint: /a }` })).toEqual([
      ['CW205', 'jobs.yaml:7:21'],
    ]);
  });

  it('of names is there for the baseline, too', () => {
    const baseline = `version: 1
jobs:
  a_x: { times: "10:00" }
  a: { times: { x: "09:00" } }
`;
    expect(found({ jobs: 'a: { times: "09:00", endpoint: /a }' }, baseline)).toEqual([
      ['CW307', 'baseline.yaml:4:17'],
    ]);
  });

  it('tells a target that the registry does not know, once, not at each use', () => {
    const { document } = readSchedule({
      path: 'jobs.yaml',
      text: fileWith({ jobs: 'a: { times: "09:00", endpoint: /a }' }),
    });
    if (!document) throw new Error('no document');
    const { diagnostics } = buildCatalog(document, undefined, ['crontabs']);
    expect(diagnostics.map(({ code, help }) => [code, help])).toEqual([
      ['CW303', 'write   crontabs:'],
    ]);
  });

  it('is not made of names that plain objects know', () => {
    const jobs = 'a: { category: constructor, windows: [valueof], endpoint: /a }';
    const top = `${windows}\ncategories: { sync: { label: Sync } }`;
    expect(found({ jobs, top }).map(([code]) => code)).toEqual(['CW302', 'CW301']);
  });

  it.each([
    ['America/Sao_Paulo', 'the same name'],
    ['Brazil/East', 'another name of the same zone'],
  ])('is not due for windows in %s, %s', (zone) => {
    const jobs = `a: { windows: [manha], timezone: ${zone}, endpoint: /a }`;
    expect(found({ jobs, top: windows })).toEqual([]);
  });

  it('is due for windows in a zone that differs part of the year only', () => {
    const jobs = 'a: { windows: [manha], timezone: Atlantic/Azores, endpoint: /a }';
    expect(found({ jobs, top: windows }).map(([code]) => code)).toEqual(['CW309']);
  });
});
