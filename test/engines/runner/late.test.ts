import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JobServer, startServer } from './http-server.ts';
import { lineOf } from './json-line.ts';
import { call, newJob, place, run } from './runner.ts';
import { SHELLS, type Shell, toolbox } from './shells.ts';
import { stopClock } from './stopped-clock.ts';

let server: JobServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** A toolbox whose clock stands at an instant. */
function at(shell: Shell, instant: string): string {
  const box = toolbox(shell);
  const { target } = shell.locate('date');
  stopClock(box, instant, target.endsWith('busybox') ? `${target} date` : target);
  return box;
}

interface Start {
  readonly at: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

async function outcomeOf(shell: Shell, start: Start) {
  const job = newJob();
  const finished = await run(shell, call(job, '/jobs/x', ...start.args), {
    env: { ...place(server.url), ...start.env },
    path: at(shell, start.at),
  });
  const line = lineOf(finished);
  if (finished.status === 0) expect(finished.stderr).toBe('');
  const calls = server.requestsOf(job).length;
  expect(calls).toBe(line.reason === null && finished.status === 0 ? 1 : 0);
  return { ...line, status: finished.status, told: line.reason ?? line.outcome };
}

const scheduled = ['--trigger', 'schedule'];

function due(time: string, zone: string, grace: number): readonly string[] {
  return [...scheduled, '--grace', String(grace), '--due', time, '--zone', zone];
}

type Row = readonly [
  why: string,
  due: string,
  zone: string,
  grace: number,
  at: string,
  told: string,
];

const hour = 3600;
const york = 'America/New_York';
const rows: readonly Row[] = [
  ['at its minute', '10:00', 'America/Sao_Paulo', hour, '2026-01-05T13:00:01Z', 'success'],
  ['the last second', '10:00', 'America/Sao_Paulo', hour, '2026-01-05T13:59:59Z', 'success'],
  ['the close is out', '10:00', 'America/Sao_Paulo', hour, '2026-01-05T14:00:00Z', 'late'],
  ['90 minutes late', '10:00', 'America/Sao_Paulo', hour, '2026-01-05T14:30:00Z', 'late'],
  ['13 hours late', '10:00', 'America/Sao_Paulo', 12 * hour, '2026-01-06T02:00:00Z', 'late'],
  [
    'a clock set back by a second',
    '10:00',
    'America/Sao_Paulo',
    hour,
    '2026-01-05T12:59:59Z',
    'success',
  ],
  ['over midnight, on time', '23:30', 'America/Sao_Paulo', hour, '2026-01-06T03:10:00Z', 'success'],
  ['over midnight, late', '23:30', 'America/Sao_Paulo', hour, '2026-01-06T03:40:00Z', 'late'],
  ['hours that look like octal numbers', '08:09', 'UTC', 60, '2026-01-05T08:09:59Z', 'success'],
  ['an offset of 45 minutes', '11:45', 'Asia/Kathmandu', hour, '2026-01-05T06:30:00Z', 'success'],
  [
    'an offset of 45 minutes, late',
    '11:45',
    'Asia/Kathmandu',
    hour,
    '2026-01-05T07:00:00Z',
    'late',
  ],
  // New York skips 02:00-03:00 on 2026-03-08, at 07:00Z.
  ['a skipped time at the end of its gap', '02:30', york, 600, '2026-03-08T07:00:20Z', 'success'],
  ['a skipped time, 30 minutes behind it', '02:30', york, 600, '2026-03-08T07:45:00Z', 'late'],
  ['a gap in between counts as no time', '01:30', york, hour, '2026-03-08T07:20:00Z', 'success'],
  ['an hour behind, with a gap in between', '01:30', york, hour, '2026-03-08T07:30:00Z', 'late'],
  // It repeats 01:00-02:00 on 2026-11-01; 02:00 is 07:00Z.
  ['the second pass of its time', '01:30', york, 600, '2026-11-01T06:30:05Z', 'success'],
  ['between the passes', '01:30', york, 600, '2026-11-01T05:45:00Z', 'late'],
  ['an overlap in between counts whole', '00:30', york, 1.5 * hour, '2026-11-01T06:10:00Z', 'late'],
];

describe.concurrent.each(SHELLS)('the late guard, in $name', (shell) => {
  it.each(rows)('%s', async (_why, time, zone, grace, at, told) => {
    const { told: really, status } = await outcomeOf(shell, { at, args: due(time, zone, grace) });
    expect({ told: really, status }).toEqual({ told, status: 0 });
  });

  it('says how late it is', async () => {
    const args = due('10:00', 'America/Sao_Paulo', hour);
    const { warning, error } = await outcomeOf(shell, { at: '2026-01-05T14:30:00Z', args });
    expect({ warning, error }).toEqual({
      warning: '5400 s late, and less than 3600 are allowed',
      error: null,
    });
  });

  it('lets a manual start through', async () => {
    const late = { at: '2026-01-05T14:30:00Z', args: due('10:00', 'America/Sao_Paulo', hour) };
    const env = { CRONWRIGHT_EVENT: 'workflow_dispatch' };
    expect((await outcomeOf(shell, { ...late, env })).told).toBe('success');
    const args = late.args.slice(scheduled.length);
    expect((await outcomeOf(shell, { ...late, args })).told).toBe('success');
  });

  it.each([
    ['2026-01-05T13:59:59Z', 'success'],
    ['2026-01-05T14:00:00Z', 'late'],
  ])("goes by the minute in a Job's name: %s is %s", async (at, told) => {
    const minute = Date.parse('2026-01-05T13:00Z') / 60_000;
    const env = { JOBS_KUBERNETES_JOB: `send-${minute}`, TZ: 'Asia/Tokyo' };
    const args = [...scheduled, '--grace', String(hour)];
    expect((await outcomeOf(shell, { at, args, env })).told).toBe(told);
  });

  it('runs a Job that somebody made by hand', async () => {
    const env = { JOBS_KUBERNETES_JOB: 'send-by-hand' };
    const args = [...scheduled, '--grace', '60'];
    expect((await outcomeOf(shell, { at: '2026-01-05T14:00:00Z', args, env })).told).toBe(
      'success',
    );
  });

  it('refuses a zone that this machine knows nothing of', async () => {
    const args = due('10:00', 'America/Nowhere', hour);
    const { status, error } = await outcomeOf(shell, { at: '2026-01-05T13:00:01Z', args });
    expect(status).toBe(2);
    expect(error).toMatch(/^\/usr\/share\/zoneinfo\/America\/Nowhere is missing, /);
  });

  it.each([
    [['--due', '10:00'], '--due and --zone go together: a time means nothing without its clock'],
    [['--due', '24:00', '--zone', 'UTC'], '--due takes a time such as 08:00'],
    [['--due', '8:00', '--zone', 'UTC'], '--due takes a time such as 08:00'],
    [['--grace', '0'], '--grace takes a whole number from 1 to 86400'],
    [['--grace', '1h'], '--grace takes a whole number from 1 to 86400'],
    [['--zone', '../etc'], '--zone takes a name such as America/Sao_Paulo'],
  ])('refuses %j', async (args, error) => {
    const refused = await outcomeOf(shell, { at: '2026-01-05T13:00:00Z', args });
    expect(refused).toMatchObject({ status: 2, error });
  });
});
