/**
 * The reusable workflow's one step, run as Actions runs it: its script is a file, its environment
 * what the expressions come to. Whatever a name, a variable, a secret or an answer holds, it stays
 * text: nothing of it is run, lost or changed on its way to the service, the table and the line.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cronwright } from '../end-to-end/real-copy.ts';
import { type Places, startByWorkflow } from './platforms.ts';
import type { Ended } from './run-program.ts';
import { type JobServer, startServer } from './runner/http-server.ts';
import { linesOf, parseLine } from './runner/json-line.ts';
import { SCRIPT } from './runner/runner.ts';
import { scratch } from './runner/scratch.ts';
import { startTable, type TableServer } from './runner/table-server.ts';

/** What a shell, a heredoc, printf, YAML and Actions would each make something of. */
const signs = `"d" 'q' $(touch ran) \`touch ran\` $HOME \\ %s ; touch ran & {{ x }} é日本\u{1f600}`;
const job = 'nasty_job';
const path = '/a~b/@x:y';

const query: readonly (readonly [name: string, value: string])[] = [
  ['shell', `"$(touch ran)" \`touch ran\` '$HOME'`],
  ['printf', '%s%n\\n\\'],
  ['heredoc', 'END_OF_QUERY'],
  ['-option', '--job'],
  ['blanks', '  x  '],
  ['text', 'é日本\u{1f600}'],
  ['equals', 'a=b&c'],
];

const source = `version: 1
timezone: America/Sao_Paulo
anchor: 2026-01-05
log: { table: job_executions }
defaults: { owner: "\\"o\\" 'o' é", targets: [github-actions] }
categories: { nasty: { label: "\\"l\\" 'l' $HOME \\\\ %s é日本" } }
jobs:
  ${job}:
    category: nasty
    times: "10:00"
    description: "\\"d\\" 'd' $HOME \\\\ é日本 # : [x] {{ x }}"
    method: PUT
    endpoint: "${path}?${query.map((pair) => pair.map(percentEncoded).join('=')).join('&')}"
    retry: { attempts: 2, backoff: 1s }
targets:
  github-actions: { runs_on: ubuntu-24.04, secret: JOBS_TOKEN, allow_http: true }
`;

/** Everything but letters and digits, more than JavaScript itself encodes. */
function percentEncoded(text: string): string {
  return encodeURIComponent(text).replace(/[^\w%-]/g, (sign) => {
    return `%${sign.charCodeAt(0).toString(16)}`;
  });
}

let server: JobServer;
let table: TableServer;
let folder: string;
let generated: string;
let ended: Ended;
const answers = [503, 418];
beforeAll(async () => {
  server = await startServer({
    [path]: (response) => response.writeHead(answers.shift() ?? 200).end(`${signs}\n::error::x`),
  });
  table = await startTable();
  folder = scratch();
  mkdirSync(join(folder, 'schedules'));
  writeFileSync(join(folder, 'schedules/jobs.yaml'), source);
  const { status, talk } = cronwright(['compile'], folder);
  expect(status, talk).toBe(0);
  generated = join(folder, 'generated');
  ended = await startByWorkflow(generated, job, places());
});
afterAll(() => Promise.all([server.close(), table.close()]));

function places(): Places {
  return {
    JOBS_BASE_URL: `${server.url}/`,
    JOBS_TOKEN: 'tok"en\\ $(touch ran)',
    JOBS_PAUSED: `${signs}\njob:other\r\n`,
    JOBS_LOG_URL: table.url,
    JOBS_LOG_KEY: 'key"\\ `touch ran`',
  };
}

/** Nothing of what was given may have been run, here or where the program was started. */
function expectNothingRan(): void {
  for (const where of [generated, folder, process.cwd()]) {
    expect(readdirSync(where)).not.toContain('ran');
  }
}

describe('the step of the reusable workflow', () => {
  it('carries every sign to the service, the table and the line', () => {
    expect(ended).toMatchObject({ status: 1, stderr: '' });
    const lines = linesOf(ended);
    expect(lines.map(({ attempt, response_code }) => [attempt, response_code])).toEqual([
      [1, 503],
      [2, 418],
    ]);
    for (const { error, response_code, trigger, category } of lines) {
      expect(error).toBe(`HTTP ${response_code}: ${signs}\n::error::x`);
      expect([trigger, category]).toEqual(['schedule', 'nasty']);
    }
    const requests = server.requestsOf(job);
    expect(requests).toHaveLength(2);
    for (const { method, url, headers } of requests) {
      expect(method).toBe('PUT');
      const called = new URL(url, server.url);
      expect(called.pathname).toBe(path);
      expect([...called.searchParams]).toEqual(query);
      expect(headers.authorization).toBe(`Bearer ${places().JOBS_TOKEN}`);
    }
    expect(table.rowOf(job)).toMatchObject({
      status: 'error',
      error: lines[1]?.error,
      attempts: 2,
    });
    const keys = table.writtenBy(job).map(({ headers }) => headers.apikey);
    expect(keys).toEqual([places().JOBS_LOG_KEY, places().JOBS_LOG_KEY]);
    expectNothingRan();
  });

  it('writes nothing that Actions would take for a command of its own', () => {
    expect(ended.stdout).not.toMatch(/^\s*(::|##\[)/m);
  });

  it('holds run-job, byte for byte', () => {
    expect(readFileSync(join(generated, 'run-job'))).toEqual(readFileSync(SCRIPT));
  });

  it.each(['job', 'category', 'method', 'path', 'timeout', 'due', 'zone', 'attempts', 'backoff'])(
    'refuses signs in the input %s of a caller of another hand, and runs none',
    async (input) => {
      const before = server.requestsOf(job).length;
      const others = { due: '10:00', zone: 'Etc/UTC' };
      const given = { ...others, [input]: `${signs}\ntouch ran\n` };
      const refused = await startByWorkflow(generated, job, places(), undefined, given);
      expect(refused.status).toBe(2);
      expect(refused.stderr).toMatch(/^run-job: /);
      if (input === 'job') expect(refused.stdout).toBe('');
      else expect(parseLine(refused.stdout)).toMatchObject({ outcome: 'error', job_name: job });
      expect(server.requestsOf(job)).toHaveLength(before);
      expectNothingRan();
    },
  );
});
