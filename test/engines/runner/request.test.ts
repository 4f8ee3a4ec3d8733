import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JobServer, startServer } from './http-server.ts';
import { lineOf } from './json-line.ts';
import { call, facts, newJob, place, run, start, TOKEN } from './runner.ts';
import { scratch } from './scratch.ts';
import { SHELLS } from './shells.ts';

let server: JobServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

interface Process {
  readonly pid: number;
  readonly parent: number;
  /** NUL after each. */
  readonly words: string;
}

function processList(): readonly Process[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      const parent = Number(/^PPid:\s(\d+)$/m.exec(status)?.[1]);
      return [{ pid: Number(pid), parent, words: readFileSync(`/proc/${pid}/cmdline`, 'utf8') }];
    } catch {
      return []; // ended meanwhile
    }
  });
}

describe.concurrent.each(SHELLS)('the request, in $name', (shell) => {
  it('carries the job, the run and the token, and has an empty body', async () => {
    const job = newJob();
    const line = lineOf(await run(shell, call(job, '/jobs/x'), { env: place(server.url) }));
    const [request] = server.requestsOf(job);
    expect(request).toMatchObject({ method: 'POST', url: '/jobs/x', body: '' });
    expect(request?.headers).toEqual({
      host: server.url.replace('http://', ''),
      accept: '*/*',
      'content-length': '0',
      'user-agent': 'cronwright run-job',
      'x-job-name': job,
      'x-job-run-id': line.id,
      'idempotency-key': `${job}/${line.id}`,
      authorization: `Bearer ${TOKEN}`,
    });
  });

  it.each([
    ['GET', undefined],
    ['POST', '0'],
    ['PUT', '0'],
    ['PATCH', '0'],
    ['DELETE', undefined],
  ])('sends %s with Content-Length %s', async (method, length) => {
    const job = newJob();
    await run(shell, call(job, '/jobs/x', '--method', method), { env: place(server.url) });
    const [request, ...others] = server.requestsOf(job);
    expect(request?.method).toBe(method);
    expect(request?.headers['content-length']).toBe(length);
    expect(request?.headers['content-type']).toBeUndefined();
    expect(others).toEqual([]);
  });

  it('encodes the query byte by byte and keeps the unreserved characters', async () => {
    const job = newJob();
    const values = {
      plain: 'AZaz09-._~',
      quotes: `"'\`\\`,
      marks: `&%=?#+/:@!$()*,;[]{}|<>^`,
      accents: 'ü ação',
      emoji: '🩺',
      shell: '$(touch x) `id` $HOME',
      glob: '* [a-z] ?',
      percent: '%n%s%%',
      dash: '-n',
      empty: '',
    };
    const pairs = Object.entries(values).map(([key, value]) => `${key}=${value}`);
    const args = [...call(job, '/jobs/x'), ...pairs, 'tipo[ü]=1', 'plain=again'];
    await run(shell, args, { env: place(server.url) });
    const url = server.requestsOf(job)[0]?.url ?? '';
    expect(url).toMatch(/^\/jobs\/x\?[A-Za-z0-9._~%&=-]+$/);
    expect([...new URL(url, server.url).searchParams]).toEqual([
      ...Object.entries(values),
      ['tipo[ü]', '1'],
      ['plain', 'again'],
    ]);
    expect(url).toContain('accents=%C3%BC%20a%C3%A7%C3%A3o&emoji=%F0%9F%A9%BA');
  });

  it('joins the base URL and the path with one slash', async () => {
    const job = newJob();
    await run(shell, call(job, '/jobs/a.b_c~d:e@f-g'), { env: place(`${server.url}/base/`) });
    expect(server.requestsOf(job)[0]?.url).toBe('/base/jobs/a.b_c~d:e@f-g');
  });

  it('reads no pattern in the base URL', async () => {
    const job = newJob();
    await run(shell, call(job, '/x'), { env: place(`${server.url}/[1-3]`) });
    expect(server.requestsOf(job).map(({ url }) => url)).toEqual(['/[1-3]/x']);
  });

  it('sends the bare token under another header, and none when it is empty', async () => {
    const [job, bare] = [newJob(), newJob()];
    const args = call(job, '/jobs/x', '--auth-header', 'X-Api-Key');
    await run(shell, args, { env: place(server.url) });
    await run(shell, call(bare, '/jobs/x'), { env: { ...place(server.url), JOBS_TOKEN: '' } });
    expect(server.requestsOf(job)[0]?.headers['x-api-key']).toBe(TOKEN);
    expect(server.requestsOf(job)[0]?.headers.authorization).toBeUndefined();
    expect(server.requestsOf(bare)[0]?.headers.authorization).toBeUndefined();
  });

  it('shows neither token nor address in the process list, nor the token in the environment', async () => {
    const job = newJob();
    const { pid, finished } = start(shell, call(job, '/jobs/hold'), { env: place(server.url) });
    const response = await server.arrival(job);
    const processes = processList();
    const curl = processes.find(
      ({ parent, words }) => parent === pid && words.startsWith('curl\0'),
    );
    expect(curl?.words).toBe('curl\0-q\0--config\0-\0');
    expect(readFileSync(`/proc/${curl?.pid}/environ`, 'utf8')).not.toContain(TOKEN);
    expect(processes.filter(({ words }) => words.includes(TOKEN))).toEqual([]);
    expect(processes.filter(({ words }) => words.includes(server.url))).toEqual([]);
    response.end();
    expect((await finished).status).toBe(0);
  });

  it('is changed by no .curlrc', async () => {
    const job = newJob();
    const home = scratch();
    writeFileSync(join(home, '.curlrc'), 'header = "X-Evil: 1"\nuser-agent = "evil"\nfail\n');
    const env = { ...place(server.url), HOME: home, CURL_HOME: home, XDG_CONFIG_HOME: home };
    await run(shell, call(job, '/jobs/x'), { env });
    const headers = server.requestsOf(job)[0]?.headers;
    expect(headers?.['x-evil']).toBeUndefined();
    expect(headers?.['user-agent']).toBe('cronwright run-job');
  });

  it('ignores variables that are called like its own', async () => {
    const job = newJob();
    const own = {
      window: 'evil',
      query: 'a=b',
      scheduled_at: 'x',
      gated: 'yes',
      IFS: 'a/',
      seen: ' --job ',
    };
    const finished = await run(shell, call(job, '/jobs/x'), {
      env: {
        ...place(server.url),
        ...own,
        token: 'evil',
        id: 'evil',
        path: '/evil',
        allow_http: '',
      },
    });
    expect(lineOf(finished)).toMatchObject({
      window: null,
      scheduled_at: null,
      outcome: 'success',
    });
    expect(server.requestsOf(job)[0]?.url).toBe('/jobs/x');
  });

  it('needs --allow-http for a base URL without TLS', async () => {
    const job = newJob();
    const finished = await run(shell, [...facts(job), '/jobs/x'], { env: place(server.url) });
    expect(finished.status).toBe(2);
    expect(finished.stderr).toContain('use https, or pass --allow-http');
    expect(server.requestsOf(job)).toEqual([]);
  });
});
