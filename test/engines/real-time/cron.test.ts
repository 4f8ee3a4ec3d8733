/**
 * Three real minutes on two cron hosts, Debian's cron and BusyBox' crond: the generated crontab is
 * put where the documents say, and nothing in between is made up. The service answers, fails,
 * redirects, hangs and hangs up; the log, the table and the service have to tell the same story, and
 * `cronwright audit` has to read it.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cronwright } from '../../end-to-end/real-copy.ts';
import { type Answer, type JobServer, startServer } from '../runner/http-server.ts';
import { type JsonLine, parseLine } from '../runner/json-line.ts';
import { startTable, type TableServer } from '../runner/table-server.ts';
import { CronHost, type Implementation } from './cron-host.ts';

const minutes = 3;
const second = 1000;
const patience = (seconds: number) => ({ timeout: seconds * second, interval: second });

/** Short: BusyBox' syslogd cuts what is longer than a kilobyte. */
const nasty = `"no" 'no' $(touch /x) \`id\` \\ %s\n\u0001é日本\u{1f600}`;

/** What the service does about a job, and what the runs of the three minutes come to. */
interface Part {
  readonly answer: Answer;
  readonly settings?: string;
  /** Status that was answered last, or what else became of each run. */
  readonly ends: readonly (number | 'timeout' | 'hung up' | 'overlap')[];
}

/** Of a job's requests, the first gets one answer and all others the other. */
function firstThen(first: Answer, then: Answer): Answer {
  let count = 0;
  return (response, request) => {
    count += 1;
    (count === 1 ? first : then)(response, request);
  };
}

const well: Answer = (response) => void response.end('{"count": 7}');
const parts = (implementation: Implementation): Readonly<Record<string, Part>> => ({
  answers: { answer: well, ends: [200, 200, 200] },
  fails: { answer: (response) => response.writeHead(500).end(nasty), ends: [500, 500, 500] },
  redirects: {
    answer: (response) => response.writeHead(302, { location: '/jobs/elsewhere' }).end(),
    ends: [302, 302, 302],
  },
  hangs: {
    answer: () => undefined,
    settings: 'timeout: 5s',
    ends: ['timeout', 'timeout', 'timeout'],
  },
  hangs_up: {
    answer: (response) => void response.destroy(),
    ends: ['hung up', 'hung up', 'hung up'],
  },
  recovers: {
    answer: firstThen((response) => response.writeHead(503).end(), well),
    settings: 'retry: { attempts: 2, backoff: 1s }',
    ends: [200, 200, 200],
  },
  // The first is still going when the second one's minute comes. BusyBox sees that itself.
  takes_long: {
    answer: firstThen((response) => setTimeout(() => response.end(), 75 * second), well),
    settings: 'timeout: 100s',
    ends: implementation === 'busybox' ? [200, 200] : [200, 'overlap', 200],
  },
});

function sourceOf(all: Readonly<Record<string, Part>>): string {
  const jobs = Object.entries(all).map(([name, { settings }]) => {
    const lines = [`endpoint: /jobs/${name}`, 'schedule: "* * * * *"', settings ?? 'timeout: 20s'];
    return [`  ${name}:`, ...lines.map((line) => `    ${line}`), ''].join('\n');
  });
  return `version: 1
timezone: America/Sao_Paulo
anchor: 2026-01-05
defaults: { overlap: forbid, owner: tests, targets: [crontab] }
log: { table: job_executions }
jobs:
${jobs.join('')}`;
}

/** All that three minutes on one host left behind. */
interface Story {
  readonly starts: readonly string[];
  readonly lines: readonly JsonLine[];
  readonly server: JobServer;
  readonly table: TableServer;
  readonly audit: { readonly status: number | null; readonly text: string };
}

async function threeMinutes(implementation: Implementation): Promise<Story> {
  const all = parts(implementation);
  const answers = Object.entries(all).map(([name, { answer }]) => [`/jobs/${name}`, answer]);
  const [server, table] = await Promise.all([
    startServer(Object.fromEntries(answers)),
    startTable(),
  ]);
  const places = {
    JOBS_BASE_URL: server.url,
    JOBS_TOKEN: 'no-word-of-an-answer',
    JOBS_LOG_URL: table.url,
  };
  const host = await CronHost.start(implementation, sourceOf(all), places);
  try {
    await untilEnded(host, table, endsOf(all).length);
    return { starts: host.starts(), lines: linesIn(host.log()), server, table, audit: audit(host) };
  } finally {
    await Promise.all([host.stop(), server.close(), table.close()]);
  }
}

/** Lets the daemon make so many starts and no more, and waits for the last one's line. */
async function untilEnded(host: CronHost, table: TableServer, count: number): Promise<void> {
  await vi.waitUntil(() => host.starts().length >= count, patience(240));
  await host.endDaemon();
  const ended = () => [...table.rows.values()].filter(({ status }) => status !== 'running');
  await vi.waitUntil(() => ended().length >= count, patience(60));
  await new Promise((resolve) => setTimeout(resolve, 2 * second)); // a run's line follows its row
}

function audit(host: CronHost): Story['audit'] {
  writeFileSync(join(host.folder, 'syslog'), host.log());
  const words = ['audit', 'syslog', '--source', 'jobs.yaml', '--format', 'json'];
  const { status, out } = cronwright(words, host.folder);
  return { status, text: out };
}

/** Every line that the runner's tag stands in front of; a half one throws. */
function linesIn(log: string): readonly JsonLine[] {
  const told = [...log.matchAll(/^.* cronwright: (.*\n)/gm)];
  return told.map(([, line = '']) => parseLine(line));
}

/** The last line of each run of a job, in the order of their starts. */
function runsOf(job: string, lines: readonly JsonLine[]): readonly JsonLine[] {
  const last = new Map<string, JsonLine>();
  for (const line of lines) {
    const known = last.get(line.id);
    if (line.job_name === job && (known?.attempt ?? 0) < line.attempt) last.set(line.id, line);
  }
  return [...last.values()].toSorted((a, b) => (a.started_at < b.started_at ? -1 : 1));
}

function endOf({ outcome, reason, response_code, error }: JsonLine): Part['ends'][number] | null {
  if (outcome === 'timeout') return 'timeout';
  if (reason === 'overlap') return 'overlap';
  return error === 'curl: (52) Empty reply from server' ? 'hung up' : response_code;
}

const implementations = ['debian', 'busybox'] as const;
const stories = new Map<Implementation, Story>();
beforeAll(async () => {
  const told = await Promise.all(implementations.map(threeMinutes));
  implementations.forEach((name, i) => {
    const story = told[i];
    if (story) stories.set(name, story);
  });
}, 330 * second);
afterAll(() => stories.clear());

function storyOf(implementation: Implementation): Story {
  const story = stories.get(implementation);
  if (!story) throw new Error('the three minutes did not come to an end');
  return story;
}

/** Where the machine keeps the table from answering in time, the line says so and the run is the same. */
const isOfBusyMachine = /^(start )?not recorded: curl ended with status 28/;

function endsOf(all: Readonly<Record<string, Part>>): Part['ends'] {
  return Object.values(all).flatMap(({ ends }) => ends);
}

function isFailure(end: Part['ends'][number]): boolean {
  return end !== 200 && end !== 'overlap';
}

describe.each(implementations)('three minutes of %s', (implementation) => {
  const all = parts(implementation);
  const jobs = Object.entries(all);
  const count = endsOf(all).length;
  const failures = endsOf(all).filter(isFailure);

  it('start what is not still running, and each start leaves its lines', () => {
    const { starts, lines } = storyOf(implementation);
    expect(new Set(starts).size).toBe(minutes);
    expect(starts).toHaveLength(count);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(count);
    expect(lines.filter(({ trigger }) => trigger !== 'schedule')).toEqual([]);
    const warnings = lines.flatMap(({ warning }) => warning ?? []);
    expect(warnings.filter((warning) => !isOfBusyMachine.test(warning))).toEqual([]);
  });

  it.each(jobs)('are told as the service lived them: %s', (job, { ends }) => {
    const { lines, server } = storyOf(implementation);
    const runs = runsOf(job, lines);
    expect(runs.map(endOf)).toEqual(ends);
    const called = runs.filter(({ reason }) => reason === null).map(({ id }) => id);
    const heard = server.requestsOf(job).map(({ headers }) => headers['x-job-run-id']);
    expect([...new Set(heard)].toSorted()).toEqual(called.toSorted());
    expect(heard).toHaveLength(lines.filter(({ id }) => called.includes(id)).length);
    const urls = server.requestsOf(job).map(({ url }) => url);
    expect(new Set(urls)).toEqual(new Set([`/jobs/${job}`]));
  });

  it('keep every character of an answer', () => {
    const { lines } = storyOf(implementation);
    for (const { error } of runsOf('fails', lines)) expect(error).toBe(`HTTP 500: ${nasty}`);
  });

  it.each(jobs)('leave a row for each run: %s', (job, { ends }) => {
    const { lines, table } = storyOf(implementation);
    const rows = [...table.rows.values()].filter(({ job_name }) => job_name === job);
    const facts = runsOf(job, lines).map((run) => {
      const { id, outcome, reason, response_code, error, items_processed, attempt } = run;
      const attempts = { attempts: attempt };
      return { id, status: outcome, reason, response_code, error, items_processed, ...attempts };
    });
    expect(rows).toHaveLength(ends.length);
    expect(rows).toEqual(
      expect.arrayContaining(facts.map((fact) => expect.objectContaining(fact))),
    );
  });

  it('are audited: nothing missed, doubled or lost, and the failures are the service’s', () => {
    const { audit, lines } = storyOf(implementation);
    const { total, lines: read, unknown_runs } = JSON.parse(audit.text);
    expect(audit.status).toBe(0);
    expect(read).toMatchObject({ runs: lines.length, standby: 0, broken: 0 });
    expect(total).toMatchObject({ due: count, on_time: count, late: 0, missed: 0 });
    expect(total).toMatchObject({ doubled: 0, not_due: 0, manual: 0, runs: count });
    expect(total.failed + total.timed_out).toBe(failures.length);
    expect(total.timed_out).toBe(failures.filter((end) => end === 'timeout').length);
    expect(unknown_runs).toBe(0);
  });
});
