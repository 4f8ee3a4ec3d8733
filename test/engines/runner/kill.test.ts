/**
 * Runs that are killed (KILL) or ended (TERM) at any moment of their life, as a child of cron and as
 * process 1 of a container: whatever the moment, no line is half-written, a run that was ended has
 * finished its row, and the next run finds the lock free.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { randomFrom } from '../differential/random.ts';
import { firstProcess, namespaceInit, signalAsRoot } from './first-process.ts';
import { type JobServer, startServer } from './http-server.ts';
import { type JsonLine, parseLine } from './json-line.ts';
import { call, fullToolbox, newJob, place, type Started, start } from './runner.ts';
import { scratch } from './scratch.ts';
import { SHELLS, type Shell } from './shells.ts';
import { startTable, type TableServer } from './table-server.ts';

/** `KILL_SEED=n` makes the moments of an earlier run again, as far as moments can be made again. */
const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);
const rounds = 3;
/** What the service takes, so that some moments lie in the call. */
const answering = 150;

let server: JobServer;
let table: TableServer;
beforeAll(async () => {
  server = await startServer({
    '/jobs/x': (response) => setTimeout(() => response.end('{"count": 1}'), answering),
  });
  table = await startTable();
});
afterAll(() => Promise.all([server.close(), table.close()]));

const signals = ['TERM', 'KILL'] as const;
const standings = ['a child', 'process 1'] as const;
type Signal = (typeof signals)[number];
type Standing = (typeof standings)[number];

/** The runs of one job: always the same log and the same lock. */
class Job {
  readonly name = newJob();
  private readonly folder = scratch();
  private readonly file = join(this.folder, 'log');
  private readonly shell: Shell;

  constructor(shell: Shell) {
    this.shell = shell;
  }

  start(standing: Standing): Started {
    const lock = ['--overlap', 'forbid', '--lock-dir', join(this.folder, 'lock')];
    const more = [...lock, '--log', this.file, '--record', 'full', '--timeout', '20'];
    const path = fullToolbox(this.shell);
    const env = { ...place(server.url), JOBS_TOKEN: 'shown', JOBS_LOG_URL: table.url };
    const under = standing === 'process 1' ? firstProcess({ ...env, PATH: path }) : [];
    return start(this.shell, call(this.name, '/jobs/x', ...more), { env, path, under });
  }

  /** Every line of the log; a half one throws. */
  lines(): readonly JsonLine[] {
    if (!existsSync(this.file)) return [];
    const text = readFileSync(this.file, 'utf8');
    return text === '' ? [] : text.split(/(?<=\n)/).map(parseLine);
  }

  rows() {
    return [...table.rows.values()].filter(({ job_name }) => job_name === this.name);
  }
}

/** Sends the signal to the run itself, which may be gone already. */
function send(signal: Signal, standing: Standing, { child, pid }: Started): void {
  if (child.exitCode !== null || child.signalCode !== null) return;
  if (standing === 'a child') {
    child.kill(`SIG${signal}`);
    return;
  }
  try {
    const init = namespaceInit(pid);
    if (init !== 0) signalAsRoot(signal, init);
  } catch {
    // It went away between the look and the signal.
  }
}

/** One run that the signal meets after so many milliseconds, and the next one, which must not mind. */
async function meet(job: Job, signal: Signal, standing: Standing, after: number): Promise<void> {
  const started = job.start(standing);
  await wait(after);
  send(signal, standing, started);
  const { stdout, stderr } = await started.finished;
  expect(stdout).toBe('');
  if (signal === 'TERM') {
    expect(stderr).toBe('');
    expectFinished(job);
  }
  const known = new Set(job.lines().map(({ id }) => id));
  const next = async () => {
    await job.start('a child').finished;
    const line = job.lines().at(-1);
    return known.has(line?.id ?? '') ? 'no line' : (line?.reason ?? line?.outcome);
  };
  // Only the request of a runner that was killed outlives it, and with it the lock.
  if (signal === 'KILL' && standing === 'a child') {
    await vi.waitUntil(async () => (await next()) === 'success', { timeout: 20_000 });
  } else {
    expect(await next()).toBe('success');
  }
}

/** No row still says `running`, and each says what its line says. */
function expectFinished(job: Job): void {
  const lines = new Map(job.lines().map((line) => [line.id, line]));
  for (const { id, status, error } of job.rows()) {
    const line = lines.get(String(id));
    expect({ status, error }).toEqual({ status: line?.outcome, error: line?.error });
  }
}

/** Rows of killed runs may say `running`; their start tells for how long that can be true. */
function expectOneStory(job: Job, signal: Signal, began: number): void {
  for (const { outcome, error, warning } of job.lines()) {
    const told = [outcome, error].join(' ');
    expect(told).toMatch(/^(success|skipped) $|^error ended by signal TERM$/);
    expect(warning).toBe(null);
  }
  const left = job.rows().filter(({ status }) => status === 'running');
  expect(left.length).toBeLessThanOrEqual(signal === 'KILL' ? rounds : 0);
  for (const { started_at, finished_at } of left) {
    const start = Date.parse(String(started_at));
    expect([start >= began - 1000, start <= Date.now(), finished_at]).toEqual([true, true, null]);
  }
}

const life = standings.flatMap((standing) => signals.map((signal) => [signal, standing] as const));

describe.concurrent.each(SHELLS)(`KILL_SEED=${seed}, in $name`, (shell) => {
  it.each(life)('%s meets %s', async (signal, standing) => {
    const job = new Job(shell);
    const began = Date.now();
    await job.start(standing).finished;
    const whole = Date.now() - began;
    expect(job.lines().map(({ outcome }) => outcome)).toEqual(['success']);
    const random = randomFrom(
      seed + life.findIndex((one) => one.join() === [signal, standing].join()),
    );
    for (let count = 0; count < rounds; count += 1) {
      await meet(job, signal, standing, random.between(0, whole));
    }
    expectOneStory(job, signal, began);
  });
});
