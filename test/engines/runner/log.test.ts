import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JobServer, startServer } from './http-server.ts';
import { lineOf, parseLine } from './json-line.ts';
import { call, facts, newJob, place, run, start } from './runner.ts';
import { scratch } from './scratch.ts';
import { SHELLS, type Shell, toolbox } from './shells.ts';

let server: JobServer;
beforeAll(async () => {
  server = await startServer({
    '/jobs/fail': (response) => response.writeHead(500).end('\u0001'.repeat(600)),
  });
});
afterAll(() => server.close());

/** A toolbox whose logger is this script; `$0.said` is where it may write. */
function withLogger(
  shell: Shell,
  script: string,
): { readonly path: string; readonly said: string } {
  const path = toolbox(shell, ['logger']);
  writeFileSync(join(path, 'logger'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return { path, said: join(path, 'logger.said') };
}

const UTIL_LINUX = 'printf "%s\\n" "$@" >"$0.said"';
const BUSYBOX =
  'case $1 in --*) echo "unrecognized option" >&2; exit 1 ;; esac; echo "$@" >"$0.said"';

describe.concurrent.each(SHELLS)('the log, in $name', (shell) => {
  const env = () => place(server.url);

  it('goes to syslog as one message, and nowhere else', async () => {
    const { path, said } = withLogger(shell, UTIL_LINUX);
    for (const [where, status] of [
      ['/jobs/x', 0],
      ['/jobs/fail', 1],
    ] as const) {
      rmSync(said, { force: true });
      const finished = await run(shell, call(newJob(), where, '--log', 'syslog'), {
        env: env(),
        path,
      });
      expect(finished).toEqual({ status, stdout: '', stderr: '' });
      const words = readFileSync(said, 'utf8');
      const options = '--socket-errors=on\n--size\n8192\n-t\ncronwright\n--\n';
      expect(words.startsWith(options)).toBe(true);
      parseLine(words.slice(options.length));
    }
  });

  it('goes to syslog from a run that a signal ends', async () => {
    const { path, said } = withLogger(shell, UTIL_LINUX);
    const job = newJob();
    const args = call(job, '/jobs/hold', '--log', 'syslog');
    const { child, finished } = start(shell, args, { env: env(), path });
    await server.arrival(job);
    child.kill('SIGHUP');
    expect(await finished).toEqual({ status: 143, stdout: '', stderr: '' });
    expect(readFileSync(said, 'utf8')).toContain('"error":"ended by signal HUP"');
  });

  it('goes to a logger without options only where somebody listens', async () => {
    const { path, said } = withLogger(shell, BUSYBOX);
    const args = call(newJob(), '/jobs/x', '--log', 'syslog');
    const finished = await run(shell, args, { env: env(), path });
    const listened = statSync('/dev/log', { throwIfNoEntry: false })?.isSocket() === true;
    expect(existsSync(said)).toBe(listened);
    if (!listened) expect(lineOf(finished).outcome).toBe('success');
    expect(finished).toMatchObject({ status: 0, stderr: '' });
  });

  it.each(['exit 1', 'echo no >&2; exit 3'])(
    'falls back to stdout when logger does: %s',
    async (script) => {
      const { path } = withLogger(shell, script);
      const args = call(newJob(), '/jobs/x', '--log', 'syslog');
      const finished = await run(shell, args, { env: env(), path });
      expect(finished).toMatchObject({ status: 0, stderr: '' });
      expect(lineOf(finished).outcome).toBe('success');
    },
  );

  it('falls back to stdout without logger', async () => {
    const path = toolbox(shell, ['logger']);
    const args = call(newJob(), '/jobs/fail', '--log', 'syslog');
    const finished = await run(shell, args, { env: env(), path });
    expect(finished).toMatchObject({ status: 1, stderr: '' });
    expect(lineOf(finished).outcome).toBe('error');
  });

  it('goes to a file of mode 0640, line after line', async () => {
    const file = join(scratch(), 'jobs.log');
    const statuses = [];
    for (const path of ['/jobs/x', '/jobs/fail']) {
      statuses.push(await run(shell, call(newJob(), path, '--log', file), { env: env() }));
    }
    expect(statuses).toEqual([
      { status: 0, stdout: '', stderr: '' },
      { status: 1, stdout: '', stderr: '' },
    ]);
    const outcomes = readFileSync(file, 'utf8')
      .split(/(?<=\n)/)
      .map((line) => parseLine(line).outcome);
    expect(outcomes).toEqual(['success', 'error']);
    expect(statSync(file).mode & 0o777).toBe(0o640);
  });

  it('tells skips, signals and refusals in a file too', async () => {
    const file = join(scratch(), 'jobs.log');
    const [skipped, ended] = [newJob(), newJob()];
    const gate = { ...env(), JOBS_LIVE_TARGET: 'crontab' };
    expect(await run(shell, call(skipped, '/x', '--log', file, '--gated'), { env: gate })).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    });
    const { child, finished } = start(shell, call(ended, '/jobs/hold', '--log', file), {
      env: env(),
    });
    await server.arrival(ended);
    child.kill('SIGTERM');
    expect(await finished).toEqual({ status: 143, stdout: '', stderr: '' });
    const refused = await run(shell, [...facts(newJob()), '--log', file, 'x']);
    expect(refused).toMatchObject({ status: 2, stdout: '' });
    const reasons = readFileSync(file, 'utf8')
      .split(/(?<=\n)/)
      .map((line) => {
        const { reason, error } = parseLine(line);
        return reason ?? error;
      });
    expect(reasons).toEqual([
      'standby',
      'ended by signal TERM',
      expect.stringContaining('begins with /'),
    ]);
  });

  it('falls back to stdout when the file cannot be written, with a note', async () => {
    const folder = scratch();
    mkdirSync(join(folder, 'shut'));
    chmodSync(join(folder, 'shut'), 0o555);
    writeFileSync(join(folder, 'locked.log'), '', { mode: 0o444 });
    for (const file of [
      join(folder, 'shut/jobs.log'),
      join(folder, 'locked.log'),
      folder,
      '/dev/full',
    ]) {
      const args = call(newJob(), '/jobs/x', '--log', file);
      const finished = await run(shell, args, { env: env(), unprivileged: true });
      expect(finished.status).toBe(0);
      expect(finished.stderr).toMatch(
        new RegExp(`^run-job: ${file} cannot be written, [^\\n]+\n$`),
      );
      expect(lineOf(finished).outcome).toBe('success');
    }
  });

  it('writes the longest line in one piece', async () => {
    const file = join(scratch(), 'jobs.log');
    const long = 'n'.repeat(127);
    const args = ['--job', long, '--category', long, '--window', long, '--target', long];
    const more = ['--allow-http', '--record', 'full', '--log', file, '/jobs/fail'];
    const wrong = { JOBS_LOG_URL: 'ftp://x', JOBS_PAUSED: '\u0001"'.repeat(600) };
    const stray = { ...env(), ...wrong };
    await Promise.all(
      Array.from({ length: 8 }, () => run(shell, [...args, ...more], { env: stray })),
    );
    const lines = readFileSync(file, 'utf8').split(/(?<=\n)/);
    expect(lines).toHaveLength(8);
    for (const line of lines) {
      expect(parseLine(line).error).toBe(`HTTP 500: ${'\u0001'.repeat(490)}`);
      expect(line.length).toBeLessThan(4096);
    }
  });
});
