import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type JobServer, startServer } from './http-server.ts';
import { linesOf } from './json-line.ts';
import { call, newJob, place, run, start } from './runner.ts';
import { SHELLS } from './shells.ts';

let server: JobServer;
const asked = new Map<string, number>();

/** Answers a job's calls one after another; the last answer stays. */
function inTurn(...answers: readonly Answer[]): Answer {
  return (response, request) => {
    const job = String(request.headers['x-job-name']);
    const before = asked.get(job) ?? 0;
    asked.set(job, before + 1);
    answers[Math.min(before, answers.length - 1)]?.(response, request);
  };
}

const says = (code: number): Answer => {
  return (response) => void response.writeHead(code).end('{"count": 7}');
};
const hangs: Answer = () => undefined;
const drops: Answer = (response) => void response.destroy();

beforeAll(async () => {
  server = await startServer({
    '/503-200': inTurn(says(503), says(200)),
    '/429-200': inTurn(says(429), says(200)),
    '/408-200': inTurn(says(408), says(200)),
    '/dropped-200': inTurn(drops, says(200)),
    '/400': says(400),
    '/302': says(302),
    '/500': says(500),
    '/large': (response) => void response.end('x'.repeat(2_000_000)),
    '/hangs-200': inTurn(hangs, says(200)),
  });
});
afterAll(() => server.close());

const three = ['--attempts', '3', '--backoff', '1'];

type Row = readonly [
  why: string,
  path: string,
  args: readonly string[],
  outcomes: readonly string[],
  status: number,
];

const rows: readonly Row[] = [
  ['one call unless asked', '/500', [], ['error'], 1],
  ['a service that failed', '/503-200', three, ['error', 'success'], 0],
  ['a service that is busy', '/429-200', three, ['error', 'success'], 0],
  ['a service that waited too long for us', '/408-200', three, ['error', 'success'], 0],
  ['a dropped connection', '/dropped-200', three, ['error', 'success'], 0],
  ['as often as allowed, waiting 1 s and 2 s', '/500', three, ['error', 'error', 'error'], 1],
  ['a service that says no is not asked again', '/400', three, ['error'], 1],
  ['nor one that redirects', '/302', three, ['error'], 1],
  ['nor one that answered too much', '/large', three, ['error'], 1],
  [
    'nor one that may still be at work',
    '/hangs-200',
    [...three, '--timeout', '1'],
    ['timeout'],
    124,
  ],
  [
    'but for one whose author says it may',
    '/hangs-200',
    [...three, '--timeout', '1', '--retry-timeouts'],
    ['timeout', 'success'],
    0,
  ],
];

describe.concurrent.each(SHELLS)('a repeated call, in $name', (shell) => {
  it.each(rows)('%s', async (_why, path, args, outcomes, status) => {
    const job = newJob();
    const finished = await run(shell, call(job, path, ...args), { env: place(server.url) });
    const lines = linesOf(finished);
    expect(lines.map(({ outcome }) => outcome)).toEqual(outcomes);
    expect(lines.map(({ attempt }) => attempt)).toEqual(outcomes.map((_, index) => index + 1));
    expect(finished).toMatchObject({ status, stderr: '' });
    const calls = server.requestsOf(job);
    expect(calls).toHaveLength(outcomes.length);
    const keys = calls.map(({ headers }) => headers['idempotency-key']);
    expect(new Set([...keys, `${job}/${lines[0]?.id}`]).size).toBe(1);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(1);
  });

  it('tells each attempt by its own times and answer', async () => {
    const args = call(newJob(), '/503-200', ...three);
    const [first, second] = linesOf(await run(shell, args, { env: place(server.url) }));
    expect(first).toMatchObject({ response_code: 503, items_processed: null });
    expect(first?.error).toBe('HTTP 503: {"count": 7}');
    expect(second).toMatchObject({ response_code: 200, items_processed: 7, error: null });
    const pause = Date.parse(second?.started_at ?? '') - Date.parse(first?.started_at ?? '');
    expect(pause).toBeGreaterThanOrEqual(shell.hasMilliseconds ? 950 : 0);
  });

  it('waits twice as long before each further attempt', async () => {
    const args = call(newJob(), '/500', ...three);
    const lines = linesOf(await run(shell, args, { env: place(server.url) }));
    const [, second = 0, third = 0] = lines.map(({ started_at }) => Date.parse(started_at));
    expect(third - second).toBeGreaterThanOrEqual(shell.hasMilliseconds ? 1950 : 1000);
  });

  it('can be ended while it waits', async () => {
    const job = newJob();
    const args = call(job, '/500', '--attempts', '2', '--backoff', '60');
    const { child, finished } = start(shell, args, { env: place(server.url) });
    await server.arrival(job);
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    // The line is out before the trap is set again.
    await new Promise((resolve) => setTimeout(resolve, 500));
    child.kill('SIGTERM');
    const lines = linesOf(await finished);
    expect(lines.map(({ attempt, error }) => [attempt, error])).toEqual([
      [1, 'HTTP 500: {"count": 7}'],
      [2, 'ended by signal TERM'],
    ]);
    expect((await finished).status).toBe(143);
  });

  it('does not begin an attempt that would be late', async () => {
    const minute = Math.floor(Date.now() / 60_000);
    const env = { ...place(server.url), JOBS_KUBERNETES_JOB: `send-${minute}` };
    const patient = ['--trigger', 'schedule', '--grace', '120', '--attempts', '2'];
    const args = call(newJob(), '/500', ...patient, '--backoff', '121');
    const lines = linesOf(await run(shell, args, { env }));
    expect(lines.map(({ outcome }) => outcome)).toEqual(['error']);
  });

  it.each([
    [['--attempts', '0'], '--attempts takes a whole number from 1 to 5'],
    [['--attempts', '6'], '--attempts takes a whole number from 1 to 5'],
    [['--backoff', '0'], '--backoff takes a whole number from 1 to 3600'],
    [['--backoff', '99999999999999999999'], '--backoff takes a whole number from 1 to 3600'],
  ])('refuses %j', async (args, error) => {
    const finished = await run(shell, call(newJob(), '/x', ...args), { env: place(server.url) });
    expect(finished.status).toBe(2);
    expect(linesOf(finished)[0]?.error).toBe(error);
  });
});
