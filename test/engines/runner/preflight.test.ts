import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { place, run, type Setting, TOKEN } from './runner.ts';
import { scratch } from './scratch.ts';
import { SHELLS, toolbox } from './shells.ts';

const ZONE = 'America/Sao_Paulo';
const URL = 'https://jobs.example.org';

describe.concurrent.each(SHELLS)('the preflight, in $name', (shell) => {
  const check = async (args: readonly string[], setting: Setting = {}) => {
    const env = { ...place(URL), TZ: ZONE, ...setting.env };
    const lock = args.includes('--lock-dir') ? [] : ['--lock-dir', join(scratch(), 'lock')];
    const finished = await run(shell, ['--preflight', ...lock, ...args], { ...setting, env });
    expect(finished.stderr).toBe('');
    expect(finished.stdout).not.toContain(TOKEN);
    const lines = finished.stdout.trimEnd().split('\n');
    for (const line of lines) expect(line).toMatch(/^(ok {3}|FAIL )[^ ]/);
    const failures = lines.filter((line) => line.startsWith('FAIL'));
    expect(finished.status).toBe(failures.length === 0 ? 0 : 2);
    return { lines, failures };
  };

  it('of a good host is a list of what was looked at', async () => {
    const folder = scratch();
    const [envFile, lock, log] = [
      join(folder, 'env'),
      join(folder, 'lock'),
      join(folder, 'jobs.log'),
    ];
    writeFileSync(envFile, `JOBS_BASE_URL=${URL}\nJOBS_TOKEN=${TOKEN}\nJOBS_LIVE_TARGET=crontab\n`);
    const host = ['--env-file', envFile, '--lock-dir', lock, '--log', log, '--expect-zone', ZONE];
    const env = { JOBS_BASE_URL: '', JOBS_TOKEN: '' };
    const { lines } = await check([...host, '--target', 'crontab', '--gated'], { env });
    expect(lines).toEqual([
      expect.stringMatching(/^ok {3}user \w+$/),
      `ok   env file ${envFile}`,
      'ok   JOBS_BASE_URL',
      'ok   JOBS_TOKEN',
      'ok   JOBS_CA_FILE',
      'ok   JOBS_LOG_URL is not set: no run is recorded in a table',
      'ok   JOBS_LIVE_TARGET is crontab: jobs run here',
      'ok   JOBS_PAUSED is not set: no job is paused here',
      'ok   curl',
      'ok   flock',
      `ok   lock folder ${lock}`,
      `ok   log ${log}`,
      `ok   zone ${ZONE}`,
      `ok   date gives ${shell.hasMilliseconds ? 'milliseconds' : 'whole seconds'}`,
    ]);
    // Made by root it would shut the user of the jobs out.
    expect(existsSync(lock)).toBe(false);
  });

  it('goes on after a failure and names them all', async () => {
    const folder = scratch();
    const path = toolbox(shell, ['curl', 'flock', 'logger']);
    const args = [
      '--env-file',
      folder,
      '--lock-dir',
      '/proc/none/lock',
      '--log',
      'syslog',
      '--gated',
    ];
    const env = {
      JOBS_BASE_URL: 'http://jobs.example.org',
      JOBS_TOKEN: 'a\nb',
      JOBS_CA_FILE: '/none',
      JOBS_LOG_URL: 'ftp://table',
      JOBS_PAUSED: 'all,*',
    };
    const { failures } = await check([...args, '--expect-zone', 'Mars/Base'], { path, env });
    const names = failures.map((line) => line.replace(/: .*/, ''));
    expect(names).toEqual([
      `FAIL env file ${folder}`,
      'FAIL JOBS_BASE_URL',
      'FAIL JOBS_TOKEN',
      'FAIL JOBS_CA_FILE',
      'FAIL JOBS_LOG_URL',
      'FAIL JOBS_LIVE_TARGET',
      'FAIL JOBS_PAUSED',
      'FAIL curl',
      'FAIL flock',
      'FAIL lock folder /proc/none/lock',
      'FAIL log syslog',
      'FAIL zone Mars/Base',
    ]);
  });

  it('tells a target that stands by from a live one and from an unset one', async () => {
    const told = async (live: string, ...args: readonly string[]) => {
      const { lines } = await check(args, { env: { JOBS_LIVE_TARGET: live } });
      return lines.find((line) => line.includes('JOBS_LIVE_TARGET'));
    };
    expect(await told('crontab', '--target', 'crontab')).toMatch(
      /^ok .* is crontab: jobs run here$/,
    );
    expect(await told('github-actions', '--target', 'crontab')).toMatch(
      /^ok .* is github-actions: gated .* stand by here$/,
    );
    expect(await told('crontab')).toMatch(/^ok /);
    expect(await told('')).toMatch(/^ok .* is not set, which jobs of a single target allow$/);
    expect(await told('', '--gated')).toMatch(
      /^FAIL .* is not set: jobs compiled for several targets/,
    );
    expect(await told('a b', '--target', 'crontab')).toMatch(/^FAIL .* not the name of a target/);
  });

  it('says what the switch holds back, and which of its words are none', async () => {
    const told = async (paused: string) => {
      const { lines } = await check([], { env: { JOBS_PAUSED: paused } });
      return lines.find((line) => line.includes('JOBS_PAUSED'));
    };
    expect(await told(' ')).toBe('ok   JOBS_PAUSED is not set: no job is paused here');
    expect(await told('category:a,\n job:b')).toBe(
      'ok   JOBS_PAUSED is category:a job:b: what it names is skipped here',
    );
    expect(await told('category:a,$(id)')).toBe(
      'FAIL JOBS_PAUSED: no selector in JOBS_PAUSED: $(id): write all, category:NAME, window:NAME, job:NAME or NAME',
    );
  });

  it('compares the zone of the host with the one compiled for', async () => {
    const wrong = await check(['--expect-zone', ZONE], { env: { TZ: 'Asia/Tokyo' } });
    expect(wrong.failures).toEqual([
      `FAIL zone ${ZONE}: this host keeps Asia/Tokyo: set it to ${ZONE} and restart cron, or compile for Asia/Tokyo`,
    ]);
    expect((await check(['--expect-zone', ZONE], { env: { TZ: `:${ZONE}` } })).failures).toEqual(
      [],
    );
    const here = Intl.DateTimeFormat('en', { timeZone: undefined }).resolvedOptions().timeZone;
    expect((await check(['--expect-zone', here], { env: { TZ: '' } })).failures).toEqual([]);
    const misled = await check(['--expect-zone', here], { env: { TZ: 'Pacific/Chatham' } });
    expect(misled.failures).toHaveLength(1);
    const tokyo = (await check(['--expect-zone', 'Asia/Tokyo'], { env: { TZ: '' } })).failures;
    expect(tokyo).toHaveLength(here === 'Asia/Tokyo' ? 0 : 1);
  });

  it('looks whether lock folder and log can be written', async () => {
    const shut = join(scratch(), 'shut');
    mkdirSync(shut);
    chmodSync(shut, 0o555);
    const args = ['--lock-dir', join(shut, 'lock'), '--log', join(shut, 'jobs.log')];
    const { failures } = await check(args, { unprivileged: true });
    expect(failures).toEqual([
      expect.stringMatching(/^FAIL lock folder .* cannot be used by .*: create it with mode 0700/),
      expect.stringMatching(
        /^FAIL log .* cannot be written by .*: give it or its folder to that user$/,
      ),
    ]);
  });

  it('names the scheme', async () => {
    const plain = { JOBS_BASE_URL: 'http://jobs.example.org' };
    expect((await check([], { env: plain })).failures).toEqual([
      expect.stringMatching(/^FAIL JOBS_BASE_URL: JOBS_BASE_URL begins with http: use https/),
    ]);
    expect((await check(['--allow-http'], { env: plain })).failures).toEqual([]);
  });
});
