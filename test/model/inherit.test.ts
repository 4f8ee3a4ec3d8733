import { describe, expect, it } from 'vitest';
import type { Job } from '../../src/model/types.ts';
import { catalogOf, fileWith } from './source.ts';

/** A file with one job, each of whose three levels may set something. */
function job(levels: {
  readonly defaults?: string;
  readonly category?: string;
  readonly job?: string;
}): Job {
  const catalog = catalogOf(`version: 1
timezone: America/Sao_Paulo
${levels.defaults ? `defaults: { ${levels.defaults} }` : ''}
categories:
  sync: { ${levels.category ?? 'label: Sync'} }
jobs:
  briefing:
    category: sync
    times: "09:00"
    endpoint: /jobs/briefing
    ${levels.job ?? ''}
targets:
  crontab: { user: jobs }
  kubernetes: { namespace: jobs, secret: jobs }
`);
  const [first] = catalog.jobs;
  if (!first) throw new Error('no job');
  return first;
}

const here = 'targets: [crontab]';

describe('what is in force', () => {
  it('is ours where nobody says anything', () => {
    const { method, timeoutSeconds, overlap, owner } = job({ defaults: here });
    expect({ method, timeoutSeconds, overlap, owner }).toEqual({
      method: 'POST',
      timeoutSeconds: 300,
      overlap: 'forbid',
      owner: undefined,
    });
  });

  it.each([
    ['defaults alone', { defaults: `${here}, timeout: 1m` }, 60],
    [
      'the category over defaults',
      { defaults: `${here}, timeout: 1m`, category: 'timeout: 2m' },
      120,
    ],
    [
      'the job over both',
      { defaults: `${here}, timeout: 1m`, category: 'timeout: 2m', job: 'timeout: 3m' },
      180,
    ],
  ])('is %s', (_, levels, seconds) => {
    expect(job(levels).timeoutSeconds).toBe(seconds);
  });

  it('replaces lists instead of joining them', () => {
    const { targets, places } = job({
      defaults: 'targets: [kubernetes, crontab]',
      category: 'targets: [kubernetes]',
    });
    expect(targets).toEqual(['kubernetes']);
    expect(places.targetsFrom).toBe('categories.sync.targets');
  });

  it("lists targets in the registry's order, however they are written", () => {
    expect(job({ defaults: 'targets: [kubernetes, crontab]' }).targets).toEqual([
      'crontab',
      'kubernetes',
    ]);
  });

  it('knows where the targets and the overlap were said', () => {
    const { places } = job({ defaults: `${here}, overlap: allow` });
    const said = ({ file, start, end }: typeof places.overlap) => file.text.slice(start, end);
    expect(said(places.overlap)).toBe('allow');
    expect(said(places.targets)).toBe('[crontab]');
    expect(said(places.timezone)).toBe('America/Sao_Paulo');
    expect(said(places.trigger)).toBe('"09:00"');
    expect(places.targetsFrom).toBe('defaults.targets');
  });

  it('knows where a policy for clock changes was said, or that none was', () => {
    const said = ({ dst }: Job['places']) => dst.file.text.slice(dst.start, dst.end);
    const stated = job({ defaults: `${here}, dst: { skipped: drop }` }).places;
    expect([said(stated), stated.dstFrom]).toEqual(['{ skipped: drop }', 'defaults.dst']);
    const open = job({ defaults: here }).places;
    expect([said(open), open.dstFrom]).toEqual(['"09:00"', undefined]);
  });

  it("is the category's policy for a job of the baseline, whatever the job says today", () => {
    const text = fileWith({
      top: 'categories: { calm: { dst: { skipped: drop } } }',
      jobs: 'a: { category: calm, times: "02:30", dst: { repeated: twice }, endpoint: /jobs/a }',
    });
    const before = 'version: 1\njobs: { a: { category: calm, times: "02:30" } }\n';
    const { jobs, baseline } = catalogOf(text, before);
    expect(jobs[0]?.schedules[0].dst).toEqual({
      skipped: 'after',
      repeated: 'twice',
      open: 'skipped',
    });
    expect(baseline?.jobs[0]?.schedules[0].dst).toEqual({
      skipped: 'drop',
      repeated: 'once',
      open: 'repeated',
    });
  });

  it('is the owner, the method and the overlap of the nearest level', () => {
    const found = job({
      defaults: `${here}, owner: plataforma, method: GET`,
      category: 'owner: crm',
      job: 'overlap: allow',
    });
    expect(found).toMatchObject({ owner: 'crm', method: 'GET', overlap: 'allow' });
  });
});
