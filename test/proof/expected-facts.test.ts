import { describe, expect, it } from 'vitest';
import type { Job } from '../../src/model/types.ts';
import { expectedFacts } from '../../src/proof/expected-facts.ts';
import { category, job, schedule, spanOf, table, window } from '../targets/job-factory.ts';

const plan = { gated: () => false };
const pause = { level: 'target', name: 'crontab', at: spanOf('name') } as const;

describe('what a start of a job must do', () => {
  it('is every fact of the job', () => {
    const all = job({
      category: category('reports'),
      window: window('morning'),
      query: [
        ['a', '1'],
        ['b', '2'],
      ],
    });
    expect(expectedFacts(all, 'crontab', { gated: () => true })).toEqual({
      method: 'POST',
      path: '/jobs/report',
      query: 'a=1\nb=2',
      timeout: '300',
      category: 'reports',
      window: 'morning',
      target: 'crontab',
      gated: 'yes',
      overlap: 'forbid',
      paused: 'no',
      deadline: '300',
      grace: '3600',
      due: '10:00',
      zone: 'America/Sao_Paulo',
    });
  });

  it('is how patient it is, and where its runs are recorded', () => {
    const patient = job({
      trigger: { kind: 'times', minuteOfDay: 5, weekdays: [1] },
      graceSeconds: 90,
      retry: { attempts: 3, backoffSeconds: 20, onTimeout: 'retry' },
    });
    expect(expectedFacts(patient, 'crontab', { ...plan, log: table })).toMatchObject({
      deadline: '90',
      grace: '90',
      due: '00:05',
      attempts: '3',
      backoff: '20',
      retry_timeouts: 'yes',
      record: 'full',
      record_end: 'upsert',
    });
  });

  it('leaves out what the job does not have', () => {
    expect(Object.keys(expectedFacts(job(), 'crontab', plan)).sort()).toEqual(
      'deadline gated method overlap path paused target timeout'.split(' '),
    );
    expect(expectedFacts(job(), 'crontab', plan)).toMatchObject({ gated: 'no' });
  });

  it('is paused with its job or with its target', () => {
    const paused = (of: Job, target?: typeof pause) =>
      expectedFacts(of, 'crontab', { ...plan, ...(target && { pause: target }) }).paused;
    expect(paused(job())).toBe('no');
    expect(paused(job({ pauses: [pause] }))).toBe('yes');
    expect(paused(job(), pause)).toBe('yes');
  });

  it.each([
    ['until the next start', { minutes: [0, 2], hours: [9] }, '120'],
    ['five minutes at most', { minutes: [0, 6], hours: [9] }, '300'],
    ['a minute for one of every minute', {}, '60'],
  ])('may be late %s', (_, times, deadline) => {
    const of = job({ schedules: [schedule(times)] });
    expect(expectedFacts(of, 'crontab', plan).deadline).toBe(deadline);
  });
});
