import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type JobServer, startServer } from './http-server.ts';
import { lineOf } from './json-line.ts';
import { call, newJob, place, run, TOKEN } from './runner.ts';
import { scratch } from './scratch.ts';
import { SHELLS } from './shells.ts';

const MIB = 1024 * 1024;
const BODY = Buffer.concat([
  Buffer.from('<p class="x">\\ $(touch x) `id`\r\n\t\u0001\u007f\u0085 ação 🩺 '),
  Buffer.from([
    0xff, 0x00, 0xc3, 0x28, 0xed, 0xa0, 0x80, 0xc0, 0xaf, 0xf4, 0x90, 0x80, 0x80, 0xe2, 0x82,
  ]),
  Buffer.from('\n\n'),
]);
const BROKEN = `��\ufffd(${'\ufffd'.repeat(3 + 2 + 4 + 2)}`;

/** An announced or a chunked answer of so many bytes. */
const sized =
  (bytes: number, announced: boolean): Answer =>
  (response) => {
    if (announced) response.setHeader('Content-Length', bytes);
    response.write(`{"count": 7}${' '.repeat(1000)}`);
    response.end(Buffer.alloc(bytes - 1012, 32));
  };

const status =
  (code: number, body: string | Buffer): Answer =>
  (response) => {
    response.writeHead(code, { Location: '/jobs/elsewhere' }).end(body);
  };

const ANSWERS: Readonly<Record<string, Answer>> = {
  '/jobs/hostile': status(500, BODY),
  '/jobs/echo': status(500, `token ${TOKEN}${TOKEN} end`),
  '/jobs/long': status(503, 'é'.repeat(2000)),
  '/jobs/blank': status(502, ''),
  '/jobs/moved': status(302, 'Found'),
  '/jobs/created': status(201, ''),
  '/jobs/latin': status(200, Buffer.from('{"nome": "Jo\xe3o", "count": 7}', 'latin1')),
  '/jobs/missing': status(404, 'nothing here'),
  '/jobs/drop': (response) => response.destroy(),
  '/jobs/cut': (response) => {
    response.setHeader('Content-Length', 100);
    response.write('{"count": 1}', () => response.destroy());
  },
  '/jobs/drip': (response) => void response.write('{"count": 1}'),
  '/jobs/full': sized(MIB, true),
  '/jobs/full-chunked': sized(MIB, false),
  '/jobs/huge': sized(MIB + 1, true),
  '/jobs/announced': (response) => response.setHeader('Content-Length', MIB + 1).flushHeaders(),
  '/jobs/huge-chunked': sized(3 * MIB, false),
  '/jobs/count': (response, request) => {
    response.end(decodeURIComponent(request.url?.split('answer=')[1] ?? ''));
  },
};

let server: JobServer;
beforeAll(async () => {
  server = await startServer(ANSWERS);
});
afterAll(() => server.close());

describe.concurrent.each(SHELLS)('the answer, in $name', (shell) => {
  const ask = async (path: string, ...more: readonly string[]) => {
    const finished = await run(shell, [...call(newJob(), path), ...more], {
      env: place(server.url),
    });
    expect(finished.stderr).toBe('');
    return { status: finished.status, line: lineOf(finished), text: finished.stdout };
  };

  it('of success gives every field', async () => {
    const job = newJob();
    const args = call(job, '/jobs/x', '--window', 'manha');
    const finished = await run(shell, args, { env: place(server.url) });
    const line = lineOf(finished);
    expect(line).toEqual({
      id: expect.stringMatching(
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      ),
      job_name: job,
      category: 'campaigns',
      window: 'manha',
      target: 'kubernetes',
      trigger: 'manual',
      scheduled_at: null,
      started_at: expect.stringMatching(
        shell.hasMilliseconds ? /^[\d-]{10}T[\d:]{8}\.\d{3}Z$/ : /^[\d-]{10}T[\d:]{8}Z$/,
      ),
      finished_at: expect.stringMatching(/^[\d-]{10}T[\d:]{8}(\.\d{3})?Z$/),
      duration_ms: expect.any(Number),
      attempt: 1,
      response_code: 200,
      outcome: 'success',
      reason: null,
      error: null,
      items_processed: 3,
      warning: null,
    });
    expect(Math.abs(Date.parse(line.finished_at) - Date.now())).toBeLessThan(10_000);
    expect(line.duration_ms).toBeLessThan(10_000);
    expect(finished).toMatchObject({ status: 0, stderr: '' });
  });

  it('201 without a body is a success', async () => {
    const { status: ended, line } = await ask('/jobs/created');
    expect({ ended, ...line }).toMatchObject({
      ended: 0,
      response_code: 201,
      items_processed: null,
    });
  });

  it.each([
    ['/jobs/missing', 404, 'HTTP 404: nothing here'],
    ['/jobs/moved', 302, 'HTTP 302: Found'],
    ['/jobs/blank', 502, 'HTTP 502'],
    ['/jobs/long', 503, `HTTP 503: ${'é'.repeat(490)}`],
    ['/jobs/echo', 500, 'HTTP 500: token ****** end'],
    [
      '/jobs/hostile',
      500,
      `HTTP 500: <p class="x">\\ $(touch x) \`id\`\r\n\t\u0001\u007f\u0085 ação 🩺 ${BROKEN}`,
    ],
  ])('%s is an error that shows its beginning', async (path, code, error) => {
    const { status: ended, line, text } = await ask(path);
    expect(ended).toBe(1);
    expect(line).toMatchObject({
      response_code: code,
      outcome: 'error',
      reason: null,
      error,
      items_processed: null,
    });
    expect(text.slice(0, -1)).not.toMatch(/\p{Cc}/u);
    expect(text).not.toContain('t0k');
  });

  it('follows no redirect', async () => {
    const job = newJob();
    await run(shell, call(job, '/jobs/moved'), { env: place(server.url) });
    expect(server.requestsOf(job).map(({ url }) => url)).toEqual(['/jobs/moved']);
  });

  it.each([
    ['/jobs/drop', null, /^curl: \(52\) /],
    ['/jobs/cut', 200, /^curl: \(18\) /],
    ['/jobs/announced', 200, /^the answer is larger than 1 MiB$/],
    ['/jobs/huge', 200, /^the answer is larger than 1 MiB$/],
    ['/jobs/huge-chunked', 200, /^the answer is larger than 1 MiB$/],
  ])('%s is an error', async (path, code, error) => {
    const { status: ended, line } = await ask(path);
    expect({ ended, ...line }).toMatchObject({ ended: 1, response_code: code, outcome: 'error' });
    expect(line.error).toMatch(error);
  });

  it.each(['/jobs/full', '/jobs/full-chunked'])('%s of 1 MiB is read', async (path) => {
    const { status: ended, line } = await ask(path);
    expect({ ended, ...line }).toMatchObject({ ended: 0, items_processed: 7, error: null });
  });

  it('of nobody is an error', async () => {
    const finished = await run(shell, call(newJob(), '/x'), { env: place('http://127.0.0.1:1') });
    expect(finished.status).toBe(1);
    expect(lineOf(finished)).toMatchObject({ response_code: null, outcome: 'error' });
    expect(lineOf(finished).error).toMatch(/^curl: \(7\) /);
  });

  it.each([
    ['/jobs/hold', null],
    ['/jobs/drip', 200],
  ])('%s, slower than --timeout, is a timeout', async (path, code) => {
    const finished = await run(shell, call(newJob(), path, '--timeout', '1'), {
      env: place(server.url),
    });
    const line = lineOf(finished);
    expect(finished.status).toBe(124);
    expect(line).toMatchObject({ response_code: code, outcome: 'timeout', items_processed: null });
    expect(line.error).toMatch(/^curl: \(28\) Operation timed out/);
    expect(line.duration_ms).toBeGreaterThanOrEqual(950);
    expect(line.duration_ms).toBeLessThan(5000);
  });

  it.each([
    ['{"total": 9, "count": 4, "processados": 12}', 12],
    ['{"total":9,"count":4}', 4],
    ['{"a": {"b": [{"total":\n\t8\r\n}]}}', 8],
    ['{"processados": null, "count": 5}', 5],
    ['{"count": 0}', 0],
    ['{"count": 999999999999999}', 999_999_999_999_999],
    ['{"count": 1000000000000000}', null],
    ['{"count": -3}', null],
    ['{"count": 3.5}', null],
    ['{"count": 1e3}', null],
    ['{"count": 007}', null],
    ['{"count": "5"}', null],
    ['{"message": "\\"count\\": 5}"}', null],
    ['{"discount": 5}', null],
    ['count: 5', null],
  ])('%s has so many items: %s', async (answer, items) => {
    const { status: ended, line } = await ask('/jobs/count', `answer=${answer}`);
    expect({ ended, items: line.items_processed }).toEqual({ ended: 0, items });
  });

  it('is bytes, whatever the locale', async () => {
    const env = { ...place(server.url), LC_ALL: 'C.UTF-8', JOBS_TOKEN: 'caf\u00e9\u0085' };
    const finished = await run(shell, call(newJob(), '/jobs/latin'), { env });
    expect(lineOf(finished)).toMatchObject({ outcome: 'success', items_processed: 7 });
  });

  it('leaves nothing behind, and says so when it can keep nothing', async () => {
    const folder = scratch();
    const env = { ...place(server.url), TMPDIR: folder };
    expect((await run(shell, call(newJob(), '/jobs/x'), { env })).status).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
    const lost = await run(shell, call(newJob(), '/jobs/x'), {
      env: { ...env, TMPDIR: '/proc/no' },
    });
    expect(lost.status).toBe(2);
    expect(lost.stderr).toContain('set TMPDIR');
  });
});
