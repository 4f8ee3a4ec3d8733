import { describe, expect, test } from 'vitest';
import { complaints, type DaemonName, daemonNames, runDaemon } from './cron-daemon.ts';

const zone = 'America/New_York';
/** Local days of 23 and of 25 hours. */
const spring = { from: new Date('2026-03-08T05:00:00Z'), to: new Date('2026-03-09T04:00:00Z') };
const autumn = { from: new Date('2026-11-01T04:00:00Z'), to: new Date('2026-11-02T05:00:00Z') };

const crontab = ['*/15 * * * * quarter', '30 2 * * * in-gap', '15 1 * * * in-overlap', ''].join(
  '\n',
);

/** The UTC minutes in which each command of `crontab` was started. */
async function startsOn(engine: DaemonName, day: { readonly from: Date; readonly to: Date }) {
  const result = await runDaemon({ engine, zone, ...day, crontab, kind: 'user' });
  expect(complaints(result)).toEqual([]);
  expect(new Set(result.runs.map(({ user }) => user))).toEqual(new Set(['jobs']));
  const minutes = (name: string) =>
    result.runs
      .filter(({ command }) => command === name)
      .map(({ at }) => new Date(at * 1000).toISOString().slice(11, 16));
  return {
    quarters: minutes('quarter').length,
    inGap: minutes('in-gap'),
    inOverlap: minutes('in-overlap'),
  };
}

// Measured, see README.md: the Vixie family repairs times of day, BusyBox nothing.
const vixie = {
  spring: { quarters: 92, inGap: ['07:00'], inOverlap: ['06:15'] },
  autumn: { quarters: 100, inGap: ['07:30'], inOverlap: ['05:15'] },
};
const expected: Readonly<Record<DaemonName, typeof vixie>> = {
  debian: vixie,
  debian197: vixie,
  cronie: vixie,
  busybox: {
    spring: { quarters: 92, inGap: [], inOverlap: ['06:15'] },
    autumn: { quarters: 100, inGap: ['07:30'], inOverlap: ['05:15', '06:15'] },
  },
};

describe.each(daemonNames)('%s', (engine) => {
  test('starts jobs over a gap and an overlap of New York', async () => {
    expect(await startsOn(engine, spring)).toEqual(expected[engine].spring);
    expect(await startsOn(engine, autumn)).toEqual(expected[engine].autumn);
  });
});

const hour = { from: new Date('2026-01-05T00:00:00Z'), to: new Date('2026-01-05T01:00:00Z') };
const good = '*/30 * * * * jobs a\n';

function loadSystem(engine: DaemonName, text: string, users: readonly [string, ...string[]]) {
  return runDaemon({ engine, zone: 'UTC', ...hour, crontab: text, kind: 'system', users });
}

describe.each(['debian', 'debian197', 'cronie'] as const)('%s, a system crontab', (engine) => {
  test('starts each line as its user, made up or real', async () => {
    const result = await loadSystem(engine, `${good}0 * * * * crm b c\n0 * * * * root d\n`, [
      'jobs',
      'crm',
    ]);
    expect(complaints(result)).toEqual([]);
    expect(result.runs.map(({ user, command }) => `${user}: ${command}`)).toEqual([
      'crm: b c',
      'jobs: a',
      'root: d',
      'jobs: a',
    ]);
  });

  test('a command may hold tabs', async () => {
    const { runs } = await loadSystem(engine, '0 * * * * jobs a\tb\n', ['jobs']);
    expect(runs.map(({ command }) => command)).toEqual(['a\tb']);
  });
});

describe.each(['debian', 'debian197'] as const)('%s ignores the whole file', (engine) => {
  test.each([
    ['an unknown user', `${good}0 * * * * nobody_here b\n`, /bad username/],
    ['a bad line', `${good}0 24 * * * jobs b\n`, /bad hour/],
    ['no newline at its end', `${good}0 * * * * jobs b`, /Missing newline before EOF/],
  ])('with %s', async (_, text, complaint) => {
    const result = await loadSystem(engine, text, ['jobs']);
    expect(result.runs).toEqual([]);
    expect(complaints(result).join('\n')).toMatch(complaint);
    expect(complaints(result).at(-1)).toMatch(/this crontab file will be ignored/);
  });
});

test('cronie skips the bad line only', async () => {
  const result = await loadSystem('cronie', `${good}0 24 * * * jobs b\n`, ['jobs']);
  expect(result.runs.map(({ command }) => command)).toEqual(['a', 'a']);
  expect(complaints(result)).toEqual([expect.stringMatching(/bad hour/)]);
});

test('busybox says what it cannot read, and starts the line all the same', async () => {
  const result = await runDaemon({
    engine: 'busybox',
    zone: 'UTC',
    ...hour,
    crontab: '0 0 * * 9 a\n',
    kind: 'user',
  });
  expect(new Set(complaints(result))).toEqual(new Set(['user jobs: parse error at 9']));
  expect(result.runs).toHaveLength(1);
});

test('busybox reads no system crontab', async () => {
  await expect(loadSystem('busybox', good, ['jobs'])).rejects.toThrow('reads no system crontab');
});
