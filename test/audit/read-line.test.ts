import { describe, expect, it } from 'vitest';
import { readInstant } from '../../src/audit/read-instant.ts';
import { readLine } from '../../src/audit/read-line.ts';
import { readRow } from '../../src/audit/read-run.ts';

const line = {
  id: '5f0c',
  job_name: 'report',
  category: null,
  window: null,
  target: 'crontab',
  trigger: 'schedule',
  scheduled_at: null,
  started_at: '2026-01-05T13:00:01.123Z',
  finished_at: '2026-01-05T13:00:02Z',
  duration_ms: 877,
  attempt: 2,
  response_code: 200,
  outcome: 'success',
  reason: null,
  error: null,
  items_processed: null,
  warning: null,
};
const bare = JSON.stringify(line);
const { attempt, ...older } = line;

const run = {
  kind: 'run',
  line: {
    id: '5f0c',
    job: 'report',
    target: 'crontab',
    trigger: 'schedule',
    scheduledAt: undefined,
    startedAt: Date.UTC(2026, 0, 5, 13, 0, 1, 123),
    finishedAt: Date.UTC(2026, 0, 5, 13, 0, 2),
    attempt: 2,
    outcome: 'success',
    reason: undefined,
  },
};

describe('a line of a run', () => {
  it.each([
    ['journalctl -o cat', bare],
    ['journalctl', `Jan 05 10:00:02 host-a cronwright[4711]: ${bare}`],
    ['syslog', `2026-01-05T10:00:02.5-03:00 host-a cronwright: ${bare}`],
    ['kubectl logs --prefix --timestamps', `[pod/a-1/run] 2026-01-05T13:00:02.5Z ${bare}`],
    ['a container runtime', `2026-01-05T13:00:02.5Z stdout F ${bare}`],
    ['a prefix with a brace', `{host-a} cronwright: ${bare}`],
    ['journalctl -o json', JSON.stringify({ PRIORITY: '6', MESSAGE: bare, _PID: '4711' })],
    ['an envelope of Docker', JSON.stringify({ log: `${bare}\n`, stream: 'stdout' })],
    ['an envelope of Loki', JSON.stringify({ line: bare, timestamp: '1' })],
    ['journalctl -o json, bytes', JSON.stringify({ MESSAGE: [...Buffer.from(bare)] })],
  ])('is found in %s', (_, text) => {
    expect(readLine(text)).toEqual(run);
  });

  it('of an older runner is of the first attempt', () => {
    expect(readLine(JSON.stringify(older))).toMatchObject({ kind: 'run', line: { attempt: 1 } });
  });
});

describe('a line of another program', () => {
  it.each([
    ['words', 'Jan 05 10:00:02 host-a sshd[1]: Accepted publickey for root'],
    ['JSON', '{"level":"info","msg":"started"}'],
    ['half of some JSON', 'app: {"level":"in'],
    ['a list', '[{"level":"info"}]'],
    ['a journal entry', '{"MESSAGE":"Started Daily apt upgrade","_PID":"1"}'],
    ['a number', '17'],
  ])('is not broken: %s', (_, text) => {
    expect(readLine(text)).toEqual({ kind: 'other' });
  });
});

describe('a broken line', () => {
  const without = (key: string) => JSON.stringify({ ...line, [key]: undefined });
  const having = (more: object) => JSON.stringify({ ...line, ...more });
  it.each([
    ['its end is cut off', bare.slice(0, 40), 'it is not a whole JSON object'],
    ['its head is cut off', bare.slice(40), 'it is not a whole JSON object'],
    ['two in one', bare.slice(0, 90) + bare, 'it is not a whole JSON object'],
    ['no id', without('id'), 'id is missing'],
    ['no start', without('started_at'), 'started_at is missing'],
    ['no name', without('job_name'), 'job_name is missing'],
    ['a name that is none', having({ job_name: 7 }), 'job_name is 7'],
    [
      'a start in words',
      having({ started_at: 'yesterday' }),
      'started_at is "yesterday", no instant such as 2026-01-05T13:00:01.123Z',
    ],
    [
      'another outcome',
      having({ outcome: 'ok' }),
      'outcome is "ok", not success, error, timeout, skipped',
    ],
    [
      'another reason',
      having({ reason: 'x' }),
      'reason is "x", not paused, late, overlap, standby',
    ],
    ['a start of nobody', having({ trigger: 'x' }), 'trigger is "x", not schedule, manual'],
    [
      'a clock that was set in between',
      having({ finished_at: '2099-01-05T13:00:02Z' }),
      'started_at and finished_at lie more than a week apart',
    ],
    ['half an attempt', having({ attempt: 1.5 }), 'attempt is 1.5, no whole number'],
  ])('says why: %s', (_, text, why) => {
    expect(readLine(text)).toEqual({ kind: 'broken', why });
  });
});

describe('a row of the table', () => {
  const row = {
    id: '5f0c',
    job_name: 'report',
    started_at: '2026-01-05 13:00:01.123456+00',
    finished_at: '2026-01-05 10:00:02-03',
    status: 'success',
    duration_ms: '877',
  };
  it('is a run, whole', () => {
    const whole = { ...row, target: 'crontab', trigger: 'schedule', attempts: '2' };
    expect(readRow(whole)).toEqual(run);
  });

  it.each([
    [
      { status: 'running', finished_at: null },
      { outcome: 'running', attempt: 0, finishedAt: undefined },
    ],
    [
      { status: 'skipped', reason: 'overlap' },
      { outcome: 'skipped', reason: 'overlap' },
    ],
    [
      { status: 'skipped', error: 'skipped: late' },
      { outcome: 'skipped', reason: 'late' },
    ],
    [
      { status: 'skipped', error: 'what' },
      { outcome: 'skipped', reason: undefined },
    ],
    [
      { status: 'error', error: 'skipped: late' },
      { outcome: 'error', reason: undefined },
    ],
    [{}, { target: undefined, trigger: 'schedule', attempt: 1 }],
  ])('with %j', (more, told) => {
    expect(readRow({ ...row, ...more })).toMatchObject({ kind: 'run', line: told });
  });

  it('says why it is broken', () => {
    expect(readRow({ ...row, finished_at: null })).toEqual({
      kind: 'broken',
      why: 'finished_at is missing',
    });
  });
});

describe('an instant', () => {
  const noon = Date.UTC(2026, 0, 5, 12);
  it.each([
    ['2026-01-05T12:00:00Z', noon, 'whole seconds'],
    ['2026-01-05T12:00:00.1Z', noon + 100, 'tenths'],
    ['2026-01-05 12:00:00.0019+00', noon + 1, 'finer digits are cut'],
    ['2026-01-05 09:00:00-03', noon, 'hours of an offset'],
    ['2026-01-05 17:30:00+05:30', noon, 'hours and minutes'],
    ['2026-01-05 17:30:00+0530', noon, 'without a colon'],
    ['2026-01-05 12:00:00', undefined, 'no offset: of which clock?'],
    ['2026-02-30T12:00:00Z', undefined, 'no such day'],
    ['2026-01-05T25:00:00Z', undefined, 'no such hour'],
    ['1970-01-01T00:00:09Z', undefined, 'a clock that was never set'],
    ['', undefined, 'nothing'],
  ])('%s is %s: %s', (text, at, _) => {
    expect(readInstant(text)).toBe(at);
  });
});
