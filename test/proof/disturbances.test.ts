import { describe, expect, it } from 'vitest';
import { compile } from '../../src/compile.ts';
import { realRunner } from '../targets/read/written.ts';

/**
 * Jobs of one crontab on a host of New York, where five missed minutes are made up for within one
 * minute and six are not (test/engines/differential/neighbours.test.ts has the daemons themselves).
 */
function outcome(
  jobs: Readonly<Record<string, object>>,
  { settings = {}, accept }: { settings?: object; accept?: readonly object[] } = {},
) {
  const { diagnostics, outputs } = compile({
    source: {
      path: 'jobs.yaml',
      text: JSON.stringify({
        version: 1,
        timezone: 'America/New_York',
        defaults: { targets: ['crontab'], timeout: '30s' },
        jobs,
        targets: { crontab: { user: 'jobs', ...settings } },
        ...(accept ? { accept } : {}),
      }),
    },
    read: () => {
      throw new Error('no baseline is named');
    },
    runner: realRunner,
  });
  const said = diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message, label }) => `${code} ${/"(.*?)"/.exec(message)?.[1]} ${label}`);
  return { said, written: outputs.length > 0 };
}

const nightly = (count: number, more: object = {}) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `nightly_${index}`,
      { times: `02:${50 + index}`, endpoint: `/jobs/nightly/${index}`, ...more },
    ]),
  );
const every = { schedule: '* * * * *', endpoint: '/jobs/every' };
const zoned = { schedule: '1 7 * * *', timezone: 'Etc/UTC', endpoint: '/jobs/zoned' };
const lost = (name: string, minute: string, missed: number) =>
  `CW610 ${name} Sun 8 Mar 2026 ${minute}: crontab: it may start twice or not at all, while the daemon makes up for ${missed} minutes that its clock has skipped`;

describe('a crontab whose daemon makes up for many minutes', () => {
  it('may start a job of every minute twice', () => {
    const { said, written } = outcome({ ...nightly(6), every });
    expect(said).toEqual([lost('every', '03:00', 6)]);
    expect(written).toBe(false);
  });

  it('is fine with five of them', () => {
    expect(outcome({ ...nightly(5), every })).toEqual({ said: [], written: true });
  });

  it('counts minutes, not jobs: many at one time are one', () => {
    const together = nightly(8, { times: '02:30' });
    expect(outcome({ ...together, every })).toEqual({ said: [], written: true });
  });

  it('does not count paused jobs', () => {
    const paused = nightly(6, { paused: true });
    expect(outcome({ ...paused, every })).toEqual({ said: [], written: true });
  });

  it('disturbs no time of day of its own zone: that is made up for, too', () => {
    const later = { times: '03:01', endpoint: '/jobs/later' };
    expect(outcome({ ...nightly(6), later })).toEqual({ said: [], written: true });
  });

  it('may lose a start of another zone', () => {
    const settings = { implementation: 'cronie' };
    const { said } = outcome({ ...nightly(6), zoned }, { settings });
    expect(said).toEqual([lost('zoned', '07:01', 6)]);
  });

  it('is written when that is accepted', () => {
    const accept = [{ code: 'CW610', target: 'crontab', reason: 'twice does no harm' }];
    expect(outcome({ ...nightly(6), every }, { accept })).toEqual({ said: [], written: true });
  });
});
