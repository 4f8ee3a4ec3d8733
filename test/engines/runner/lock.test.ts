import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JobServer, startServer } from './http-server.ts';
import { lineOf } from './json-line.ts';
import { call, newJob, place, run, start } from './runner.ts';
import { scratch } from './scratch.ts';
import { SHELLS, type Shell, toolbox } from './shells.ts';

/** For a machine that is busy with other tests. */
const PATIENT = { timeout: 20_000 };

let server: JobServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

function locked(job: string, folder: string, path = '/jobs/x'): readonly string[] {
  return call(job, path, '--overlap', 'forbid', '--lock-dir', folder);
}

/** The shell's world with another program for flock. */
function withFlock(shell: Shell, script: string): string {
  const path = toolbox(shell, ['flock']);
  writeFileSync(join(path, 'flock'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return path;
}

/**
 * How flock fails other than by a held lock, and what is said of it. As util-linux 2.38 and BusyBox 1.35
 * do on a disk that answers ENOLCK and EIO (tried 2026-11-27 with strace): BusyBox ends with 1
 * whatever happened, and has no option -E to change that.
 */
const FAILURES: readonly (readonly [script: string, said: string])[] = [
  ["echo 'flock: 9: No locks available' >&2; exit 71", 'flock: 9: No locks available'],
  ["echo 'flock: 9: Input/output error' >&2; exit 65", 'flock: 9: Input/output error'],
  ["echo 'flock: (null): No locks available' >&2; exit 1", 'flock: (null): No locks available'],
  ['exit 64', 'flock ended with status 64'],
  ['kill -KILL $$', 'flock ended with status 137'],
];

describe.concurrent.each(SHELLS)('the lock, in $name', (shell) => {
  const setting = () => ({ env: place(server.url) });

  it('lets one of two runs call, and the next one again', async () => {
    const [job, folder] = [newJob(), join(scratch(), 'lock')];
    const first = start(shell, locked(job, folder, '/jobs/hold'), setting());
    const response = await server.arrival(job);
    const second = await run(shell, locked(job, folder), setting());
    expect(second).toMatchObject({ status: 0, stderr: '' });
    expect(lineOf(second)).toMatchObject({ outcome: 'skipped', reason: 'overlap', error: null });
    expect(server.requestsOf(job)).toHaveLength(1);
    response.end();
    expect((await first.finished).status).toBe(0);
    expect(lineOf(await run(shell, locked(job, folder), setting())).outcome).toBe('success');
    expect(readdirSync(folder)).toEqual([job]);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('lets exactly one of six that start at once call', async () => {
    const [job, folder] = [newJob(), join(scratch(), 'lock')];
    const started = Array.from({ length: 6 }, () => {
      return start(shell, locked(job, folder, '/jobs/hold'), setting());
    });
    const response = await server.arrival(job);
    const ended = started.map(async ({ finished }) => lineOf(await finished).reason);
    await expect
      .poll(() => started.filter(({ child }) => child.exitCode === 0).length, PATIENT)
      .toBe(5);
    response.end();
    expect((await Promise.all(ended)).toSorted()).toEqual(
      [null, ...Array(5).fill('overlap')].toSorted(),
    );
    expect(server.requestsOf(job)).toHaveLength(1);
  });

  it('is per job', async () => {
    const [job, other, folder] = [newJob(), newJob(), scratch()];
    const first = start(shell, locked(job, folder, '/jobs/hold'), setting());
    const response = await server.arrival(job);
    expect(lineOf(await run(shell, locked(other, folder), setting())).outcome).toBe('success');
    response.end();
    await first.finished;
  });

  it('of a killed runner lasts as long as its request', async () => {
    const [job, folder] = [newJob(), scratch()];
    const first = start(shell, locked(job, folder, '/jobs/hold'), setting());
    const response = await server.arrival(job);
    first.child.kill('SIGKILL');
    await new Promise((resolve) => first.child.once('exit', resolve));
    expect(lineOf(await run(shell, locked(job, folder), setting())).reason).toBe('overlap');
    response.end();
    await expect
      .poll(async () => lineOf(await run(shell, locked(job, folder), setting())).outcome, PATIENT)
      .toBe('success');
  });

  it('is let go by a run that a signal ends', async () => {
    const [job, folder] = [newJob(), scratch()];
    const first = start(shell, locked(job, folder, '/jobs/hold'), setting());
    await server.arrival(job);
    first.child.kill('SIGTERM');
    expect((await first.finished).status).toBe(143);
    expect(lineOf(await run(shell, locked(job, folder), setting())).outcome).toBe('success');
  });

  it('is not taken without --overlap forbid', async () => {
    const [job, folder] = [newJob(), scratch()];
    const args = call(job, '/jobs/x', '--overlap', 'allow', '--lock-dir', folder);
    const path = toolbox(shell, ['flock']);
    expect((await run(shell, args, { ...setting(), path })).status).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('keeps what a lock file holds', async () => {
    const [job, folder] = [newJob(), scratch()];
    writeFileSync(join(folder, job), 'kept');
    await run(shell, locked(job, folder), setting());
    expect(statSync(join(folder, job)).size).toBe(4);
  });

  it('needs flock', async () => {
    const [job, folder] = [newJob(), scratch()];
    const path = toolbox(shell, ['flock']);
    const refused = await run(shell, locked(job, folder), { ...setting(), path });
    expect(refused).toMatchObject({ status: 2, stderr: 'run-job: flock is missing: install it\n' });
    expect(lineOf(refused).outcome).toBe('error');
    expect(server.requestsOf(job)).toEqual([]);
  });

  it('needs a folder that it can use', async () => {
    const [job, folder] = [newJob(), scratch()];
    const below = join(folder, 'missing', 'lock');
    const shut = join(folder, 'shut');
    mkdirSync(shut);
    chmodSync(shut, 0o555);
    writeFileSync(join(folder, 'file'), '');
    for (const place of [below, shut, join(shut, 'lock'), join(folder, 'file', 'lock')]) {
      const refused = await run(shell, locked(job, place), { ...setting(), unprivileged: true });
      expect(refused.status).toBe(2);
      expect(refused.stderr).toMatch(/^run-job: .* cannot be used by .*: create it with mode 0700/);
    }
    expect(server.requestsOf(job)).toEqual([]);
  });

  it('needs a file that it can open', async () => {
    const [job, folder] = [newJob(), scratch()];
    mkdirSync(join(folder, job));
    const refused = await run(shell, locked(job, folder), setting());
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain(`the lock ${folder}/${job} cannot be opened by`);
    expect(server.requestsOf(job)).toEqual([]);
  });

  it('is held where flock ends with 1 and says nothing', async () => {
    const [job, folder] = [newJob(), scratch()];
    const path = withFlock(shell, 'exit 1');
    const second = await run(shell, locked(job, folder), { ...setting(), path });
    expect(second).toMatchObject({ status: 0, stderr: '' });
    expect(lineOf(second)).toMatchObject({ outcome: 'skipped', reason: 'overlap' });
  });

  it.each(FAILURES)('is not held where flock fails: %s', async (script, said) => {
    const [job, folder] = [newJob(), scratch()];
    const path = withFlock(shell, script);
    const refused = await run(shell, locked(job, folder), { ...setting(), path });
    const sentence = `the lock ${folder}/${job} cannot be taken (${said}): choose a --lock-dir on a local disk`;
    expect(refused.status).toBe(2);
    // Some shells tell of a killed program before.
    expect(refused.stderr.replace(/^Killed\n/, '')).toBe(`run-job: ${sentence}\n`);
    expect(lineOf(refused)).toMatchObject({ outcome: 'error', reason: null, error: sentence });
    expect(server.requestsOf(job)).toEqual([]);
  });
});
