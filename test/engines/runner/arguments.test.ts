import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JobServer, startServer } from './http-server.ts';
import { lineOf } from './json-line.ts';
import { call, newJob, place, run } from './runner.ts';
import { SHELLS, toolbox } from './shells.ts';

let server: JobServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const JOB = 'JOB';

/** Wrong command lines, and a part of the sentence that each one gets. */
const WRONG: readonly (readonly [line: string, sentence: string])[] = [
  ['', '--job is missing'],
  ['--target k /x', '--job is missing'],
  ['--job JOB /x', '--target is missing'],
  ['--job JOB --target k', 'the path to call is missing'],
  ['--job JOB --target k --gated', 'the path to call is missing'],
  ['--job JOB --bogus /x', 'there is no option --bogus'],
  ['--job JOB --bogus', 'there is no option --bogus'],
  ['--job JOB -x /x', 'there is no option -x'],
  ['--job JOB --job=other /x', 'there is no option --job=other'],
  ['--job JOB --patience 5m /x', 'there is no option --patience'],
  ['--job JOB --timeout', '--timeout takes a whole number'],
  ['--job JOB --lock-dir', '--lock-dir takes an absolute path'],
  ['--job JOB --category --target k /x', '--category takes a name'],
  ['--job JOB --target', '--target needs a value'],
  ['--job JOB --job other /x', '--job is given twice'],
  ['--job JOB --gated --gated /x', '--gated is given twice'],
  ['--job JOB --timeout abc /x', '--timeout takes a whole number'],
  ['--job JOB --timeout 0 /x', '--timeout takes a whole number'],
  ['--job JOB --timeout 1.5 /x', '--timeout takes a whole number'],
  ['--job JOB --timeout -5 /x', '--timeout takes a whole number'],
  ['--job JOB --timeout 86401 /x', '--timeout takes a whole number from 1 to 86400'],
  ['--job JOB --timeout 99999999999999999999 /x', '--timeout takes a whole number'],
  ['--job JOB --method TRACE /x', '--method takes one of: GET POST PUT PATCH DELETE'],
  ['--job JOB --method post /x', '--method takes one of'],
  ['--job JOB --overlap replace /x', '--overlap takes one of: forbid allow'],
  ['--job JOB --trigger cron /x', '--trigger takes one of: schedule manual'],
  ['--job JOB --log sylog /x', '--log takes syslog, stdout or an absolute path'],
  ['--job JOB --lock-dir lock /x', '--lock-dir takes an absolute path'],
  ['--job JOB --env-file env /x', '--env-file takes an absolute path'],
  ['--job JOB --auth-header X:Y /x', '--auth-header takes the name of a header'],
  ['--job JOB --expect-zone ../etc /x', '--expect-zone takes a name'],
  ['--job ../x --target k /x', '--job takes a name of letters'],
  ['--job .x --target k /x', '--job takes a name of letters'],
  ['--job a"b --target k /x', '--job takes a name of letters'],
  [`--job ${'j'.repeat(128)} /x`, '--job takes a name of at most 127 characters'],
  ['--job JOB --window a,b /x', '--window takes a name of letters'],
  ['--job JOB --target k jobs/x', 'the path to call begins with /'],
  ['--job JOB --target k https://evil.example/x', 'the path to call begins with /'],
  ['--job JOB --target k /x?a=b', 'its query follows as key=value'],
  ['--job JOB --target k /x%20y', 'a path holds letters'],
  ['--job JOB --target k /x"', 'a path holds letters'],
  ['--job JOB --target k /x{a,b}', 'a path holds letters'],
  ['--job JOB --target k /x a', 'every argument is key=value'],
  ['--job JOB --target k /x =b', 'every argument is key=value'],
  ['--job JOB --target k /x --gated', 'every argument is key=value'],
  ['--preflight /x', '--preflight calls nothing'],
];

const BASE_URLS: readonly (readonly [url: string, sentence: string])[] = [
  ['', 'JOBS_BASE_URL is not set'],
  ['ftp://host', 'must begin with https://'],
  ['host.example', 'must begin with https://'],
  ['file:///etc/passwd', 'must begin with https://'],
  ['https://', 'must begin with https://'],
  ['yes', 'must begin with https://'],
  ['http://user:word@127.0.0.1', 'take out users'],
  ['http://127.0.0.1/?a=b', 'take out users'],
  ['http://127.0.0.1/#x', 'take out users'],
  ['http://127.0.0.1\n', 'take out users'],
  ['http://127.0.0.1\r', 'take out users'],
  ['http://127.0.0.1"\nheader = "x: y', 'take out users'],
  ['http://127.0.0.1 x', 'take out users'],
];

describe.concurrent.each(SHELLS)('a wrong call, in $name', (shell) => {
  it.each(WRONG)('%s: %s', async (text, sentence) => {
    const job = newJob();
    const words = text.split(' ').filter((word) => word !== '');
    const args = words.map((word) => (word === JOB ? job : word));
    const refused = await run(shell, args, { env: place(server.url) });
    expect(refused.status).toBe(2);
    expect(refused.stderr).toMatch(/^run-job: [^\n]+\n$/);
    expect(refused.stderr).toContain(sentence);
    if (!words.includes(JOB)) expect(refused.stdout).toBe('');
    else {
      const told = { job_name: job, outcome: 'error', error: refused.stderr.slice(9, -1) };
      expect(lineOf(refused)).toMatchObject(told);
    }
    expect(server.requestsOf(job)).toEqual([]);
  });

  it('with control characters in a path stays one line', async () => {
    const args = ['--job', 'x', '--target', 'k', '/a\nb\u001b"$(id)\\'];
    const refused = await run(shell, args, { env: place(server.url) });
    expect(refused.status).toBe(2);
    expect(lineOf(refused).error).toContain('unlike: /a\nb\u001b"$(id)\\');
  });

  it('with an empty value or key is refused', async () => {
    for (const option of [
      '--window',
      '--log',
      '--timeout',
      '--env-file',
      '--method',
      '--auth-header',
    ]) {
      const refused = await run(shell, call(newJob(), '/x', option, ''), {
        env: place(server.url),
      });
      expect(refused.status).toBe(2);
      expect(refused.stderr).toContain(option);
    }
  });

  it.each(BASE_URLS)('with the base URL %j is a configuration error: %s', async (url, sentence) => {
    const refused = await run(shell, call('x', '/x'), { env: { ...place(url) } });
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain(sentence);
    expect(lineOf(refused).outcome).toBe('error');
    expect(refused.stderr + refused.stdout).not.toContain('word@');
  });

  it.each(['a\nb', 'a\r', 'a\nheader = "X-Evil: 1"', '\u001b'])(
    'with the token %j is refused',
    async (token) => {
      const job = newJob();
      const env = { ...place(server.url), JOBS_TOKEN: token };
      const refused = await run(shell, call(job, '/x'), { env });
      expect(refused.status).toBe(2);
      expect(refused.stderr).toMatch(/^run-job: JOBS_TOKEN holds a line end/);
      expect(server.requestsOf(job)).toEqual([]);
    },
  );

  it('without a token names it', async () => {
    const refused = await run(shell, call('x', '/x'), { env: { JOBS_BASE_URL: server.url } });
    expect(refused.status).toBe(2);
    expect(refused.stderr).toMatch(/^run-job: JOBS_TOKEN is not set: set it, or set it empty/);
  });

  it('without curl says so', async () => {
    const path = toolbox(shell, ['curl']);
    const refused = await run(shell, call('x', '/x'), { env: place(server.url), path });
    expect(refused).toMatchObject({ status: 2, stderr: 'run-job: curl is missing: install it\n' });
    expect(lineOf(refused).error).toBe('curl is missing: install it');
  });

  it('is none with --help, which names every option and status', async () => {
    const helped = await run(shell, ['--help']);
    expect(helped).toMatchObject({ status: 0, stderr: '' });
    expect(helped.stdout).toMatch(/^run-job --job NAME/);
    const options = [
      'category',
      'window',
      'target',
      'method',
      'timeout',
      'gated',
      'overlap',
      'lock-dir',
    ];
    const others = [
      'env-file',
      'log',
      'trigger',
      'auth-header',
      'allow-http',
      'preflight',
      'expect-zone',
    ];
    for (const option of [...options, ...others]) expect(helped.stdout).toContain(`--${option}`);
    for (const status of [0, 1, 124, 2, 143]) expect(helped.stdout).toContain(` ${status} `);
  });
});
