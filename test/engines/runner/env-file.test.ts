import { chmodSync, existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JobServer, startServer } from './http-server.ts';
import { lineOf } from './json-line.ts';
import { call, newJob, place, run } from './runner.ts';
import { scratch } from './scratch.ts';
import { SHELLS } from './shells.ts';

let server: JobServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** A file of these lines, with no line end after the last. */
function envFile(lines: readonly string[], mode = 0o640): string {
  const file = join(scratch(), 'env');
  writeFileSync(file, lines.join('\n'));
  chmodSync(file, mode);
  return file;
}

describe.concurrent.each(SHELLS)('the env file, in $name', (shell) => {
  const ask = async (
    file: string,
    env: Readonly<Record<string, string>> = {},
    more: readonly string[] = [],
  ) => {
    const job = newJob();
    const args = call(job, '/jobs/x', '--env-file', file, ...more);
    const finished = await run(shell, args, { env });
    const [request] = server.requestsOf(job);
    return { ...finished, token: request?.headers.authorization, called: request !== undefined };
  };

  it('gives address and token, between comments and blank lines', async () => {
    const lines = [
      '# the place',
      '',
      `JOBS_BASE_URL=${server.url}`,
      '  # not=this',
      'JOBS_TOKEN=abc',
    ];
    expect(await ask(envFile(lines, 0o644))).toMatchObject({
      status: 0,
      stderr: '',
      token: 'Bearer abc',
    });
  });

  it.each([
    ['"in quotes"', 'in quotes'],
    ["'in quotes'", 'in quotes'],
    ['"half', '"half'],
    [`'mixed"`, `'mixed"`],
    ['a=b=c', 'a=b=c'],
    ['a#b "c" \\d', 'a#b "c" \\d'],
    ['"a\\nb"', 'a\\nb'],
    ['$(touch EVIL)', '$(touch EVIL)'],
    ['`touch EVIL`', '`touch EVIL`'],
    ['"$HOME;touch EVIL"', '$HOME;touch EVIL'],
    ["'; touch EVIL; '", '; touch EVIL; '],
    ['ação', 'ação'],
  ])('reads the value %s as it stands', async (value, token) => {
    const evil = join(scratch(), 'evil');
    const [written, sent] = [value, token].map((text) => text.replace('EVIL', evil));
    const result = await ask(envFile([`JOBS_BASE_URL=${server.url}`, `JOBS_TOKEN=${written}`]));
    const received = Buffer.from(result.token ?? '', 'latin1').toString();
    // Blanks around a header's value are not part of it.
    expect(received).toBe(`Bearer ${sent}`.trimEnd());
    expect(result.status).toBe(0);
    expect(existsSync(evil)).toBe(false);
  });

  it('wins over the environment, and an empty token in it is a choice', async () => {
    const lines = [`JOBS_BASE_URL=${server.url}`, 'JOBS_TOKEN=', 'JOBS_LIVE_TARGET=kubernetes'];
    const env = { ...place('http://127.0.0.1:1'), JOBS_LIVE_TARGET: 'crontab' };
    const result = await ask(envFile(lines), env, ['--gated']);
    expect(result).toMatchObject({ status: 0, called: true, token: undefined });
  });

  it('leaves alone what it does not name, and every other name', async () => {
    const others = [
      'PATH=/nowhere',
      'job=evil',
      'JOBS_TOKENS=x',
      'export JOBS_TOKEN=x',
      'JOBS_PAUSE=all',
    ];
    const lines = [
      ...others,
      ' JOBS_TOKEN=x',
      'JOBS_OTHER=http://127.0.0.1:1',
      'rubbish',
      '=',
      'touch x',
    ];
    const result = await ask(envFile(lines), { ...place(server.url), JOBS_TOKEN: 'mine' });
    expect(result).toMatchObject({ status: 0, stderr: '', token: 'Bearer mine' });
  });

  it('refuses line ends of another system in a token', async () => {
    const file = envFile([`JOBS_BASE_URL=${server.url}`, 'JOBS_TOKEN=abc\r', '']);
    const refused = await ask(file);
    expect(refused).toMatchObject({ status: 2, called: false });
    expect(refused.stderr).toBe(
      'run-job: JOBS_TOKEN holds a line end or another control character: store it again without\n',
    );
  });

  it.each(['660', '620', '602', '646', '777'])('is refused with mode %s', async (mode) => {
    const file = envFile(
      [`JOBS_BASE_URL=${server.url}`, 'JOBS_TOKEN=abc'],
      Number.parseInt(mode, 8),
    );
    const refused = await ask(file);
    expect(refused).toMatchObject({ status: 2, called: false });
    expect(refused.stderr).toBe(
      `run-job: others than its owner may write ${file}: chmod go-w ${file}\n`,
    );
    expect(lineOf(refused)).toMatchObject({ outcome: 'error', error: refused.stderr.slice(9, -1) });
  });

  it.each(['600', '640', '644', '444'])(
    'is taken with mode %s, through a link too',
    async (mode) => {
      const file = envFile(
        [`JOBS_BASE_URL=${server.url}`, 'JOBS_TOKEN=abc'],
        Number.parseInt(mode, 8),
      );
      const link = join(scratch(), 'link');
      symlinkSync(file, link);
      expect(await ask(link)).toMatchObject({ status: 0, called: true });
    },
  );

  it('is judged by the file behind a link', async () => {
    const link = join(scratch(), 'link');
    symlinkSync(envFile(['JOBS_TOKEN=abc'], 0o666), link);
    expect((await ask(link)).stderr).toContain('others than its owner may write');
  });

  it('must be a file that can be read', async () => {
    const folder = scratch();
    for (const file of [folder, join(folder, 'missing'), '/dev/null']) {
      const refused = await ask(file, place(server.url));
      expect(refused).toMatchObject({ status: 2, called: false });
      expect(refused.stderr).toMatch(/^run-job: .* is not a regular file: write NAME=value lines/);
    }
    const shut = call(newJob(), '/jobs/x', '--env-file', envFile(['JOBS_TOKEN=abc'], 0o000));
    const secret = await run(shell, shut, { env: place(server.url), unprivileged: true });
    expect(secret.status).toBe(2);
    expect(secret.stderr).toMatch(/^run-job: .* cannot be read by .*: give it that group/);
  });
});
