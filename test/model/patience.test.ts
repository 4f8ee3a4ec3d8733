import { describe, expect, it } from 'vitest';
import { dueMinuteOfDay, lateAfterSeconds } from '../../src/model/opening.ts';
import { longestRunSeconds } from '../../src/model/run-length.ts';
import type { Job } from '../../src/model/types.ts';
import { catalogOf, fileWith } from './source.ts';

/** The one job of a file whose windows are open for one hour and, over midnight, for three. */
function job(trigger: string, keys = ''): Job {
  const top = 'windows: { noon: { hours: "12:00-13:00" }, night: { hours: "23:00-02:00" } }';
  const jobs = `send: { endpoint: /jobs/send, ${[trigger, keys].filter(Boolean).join(', ')} }`;
  const [first] = catalogOf(fileWith({ jobs, top })).jobs;
  if (!first) throw new Error('no job');
  return first;
}

const at10 = 'times: "10:00"';

describe('how late a start may be', () => {
  it.each([
    ['no end without a grace', at10, '', undefined],
    ['its grace', at10, 'grace: 90m', 5400],
    ['until its window closes', 'windows: [noon]', '', 3600],
    ['until a window closes behind midnight', 'windows: [night]', '', 10_800],
    ['the shorter of both: the grace', 'windows: [noon]', 'grace: 20m', 1200],
    ['the shorter of both: the close', 'windows: [noon]', 'grace: 2h', 3600],
    ['its grace for a schedule, too', 'schedule: "*/5 * * * *"', 'grace: 2m', 120],
  ])('%s', (_, trigger, keys, seconds) => {
    expect(lateAfterSeconds(job(trigger, keys))).toBe(seconds);
  });

  it.each([
    ['a time', at10, 600],
    ["a window's opening", 'windows: [night]', 1380],
    ['nothing for a schedule, which has many', 'schedule: "0 10 * * *"', undefined],
  ])('counts from %s', (_, trigger, minute) => {
    expect(dueMinuteOfDay(job(trigger))).toBe(minute);
  });
});

describe('how long a run may take', () => {
  it.each([
    ['one call', 'timeout: 60s', 60],
    ['two calls and a wait', 'timeout: 60s, retry: { attempts: 2, backoff: 10s }', 130],
    ['waits that double', 'timeout: 60s, retry: { attempts: 4, backoff: 10s }', 240 + 10 + 20 + 40],
    ['30 s between them by default', 'timeout: 60s, retry: { attempts: 2 }', 150],
  ])('%s', (_, keys, seconds) => {
    expect(longestRunSeconds(job(at10, keys))).toBe(seconds);
  });

  it('a call that timed out is repeated only when asked', () => {
    expect(job(at10, 'retry: { attempts: 2 }').retry?.onTimeout).toBe('give up');
    expect(job(at10, 'retry: { attempts: 2, on_timeout: true }').retry?.onTimeout).toBe('retry');
  });
});

describe('the table of executions', () => {
  const log = (top: string) => catalogOf(fileWith({ jobs: `a: { endpoint: /a, ${at10} }`, top }));

  it('is recorded where the file names it, with our choice of the rest', () => {
    expect(log('log: { table: runs }').log).toEqual({
      schema: 'public',
      table: 'runs',
      columns: 'full',
      end: 'upsert',
    });
    expect(log('').log).toBeUndefined();
  });
});
