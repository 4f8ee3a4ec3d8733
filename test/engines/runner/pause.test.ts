import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JobServer, startServer } from './http-server.ts';
import { lineOf } from './json-line.ts';
import { place, run, TOKEN } from './runner.ts';
import { scratch } from './scratch.ts';
import { SHELLS, type Shell } from './shells.ts';

let server: JobServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const longName = `x${'_0'.repeat(31)}`;
const names = ['--job', 'send_evening', '--category', 'campaign', '--window', 'evening'];

/** Runs the job `send_evening` of category `campaign` and window `evening` under a switch. */
async function underSwitch(
  shell: Shell,
  paused: string,
  args: readonly string[] = names,
  env: Readonly<Record<string, string>> = {},
) {
  const words = [...args, '--target', 'crontab', '--allow-http', '/jobs/x'];
  const given = { ...place(server.url), JOBS_PAUSED: paused, ...env };
  const finished = await run(shell, words, { env: given });
  const { outcome, reason, warning, error } = lineOf(finished);
  expect(finished).toMatchObject({ status: 0, stderr: '' });
  expect(error).toBe(null);
  return { told: reason ?? outcome, warning };
}

const beginning = 'no selector in JOBS_PAUSED: ';

type Row = readonly [why: string, paused: string, told: string, stray?: string];

const rows: readonly Row[] = [
  ['an empty switch holds nothing', '', 'success'],
  ['blanks are no words', ' \t\n , ,,', 'success'],
  ['all', 'all', 'paused'],
  ['its category', 'category:campaign', 'paused'],
  ['its window', 'window:evening', 'paused'],
  ['its name', 'job:send_evening', 'paused'],
  ['its bare name', 'send_evening', 'paused'],
  ['another category', 'category:report', 'success'],
  ['another window', 'window:morning', 'success'],
  ['another job', 'job:send_morning,send', 'success'],
  ['the beginning of its name is another name', 'send', 'success'],
  ['its name with more behind it', 'send_evening_2', 'success'],
  ['the name of its category as a job', 'campaign', 'success'],
  ['its name as a category', 'category:send_evening', 'success'],
  ['commas between', 'category:report,send_evening', 'paused'],
  ['blanks, tabs and line ends between', 'report\tcategory:x\nsend_evening', 'paused'],
  ['commas and blanks between', 'x , send_evening ,', 'paused'],
  ['the longest name', `${longName},send_evening`, 'paused'],
  ['an unknown kind', 'target:crontab', 'success', 'target:crontab'],
  ['a kind without a name', 'category: campaign', 'success', 'category:'],
  ['a name without a kind', ':campaign', 'success', ':campaign'],
  ['two kinds', 'job:job:send_evening', 'success', 'job:job:send_evening'],
  ['capitals', 'Category:campaign', 'success', 'Category:campaign'],
  ['a capital in a name', 'Send_evening', 'success', 'Send_evening'],
  ['a hyphen', 'send-evening', 'success', 'send-evening'],
  ['quotes that nobody took off', '"send_evening"', 'success', '??send_evening??'],
  ['a semicolon between', 'a;send_evening', 'success', 'a;send_evening'],
  ['the line end of another system', 'send_evening\r', 'paused'],
  ['strays, and one that holds', 'ALL,%,category:campaign', 'paused', 'ALL %'],
  ['stars, which are no file names here', '* ** ? [a-z]*', 'success', '* ** ? [a-z]*'],
  ['a folder full of files', '/*', 'success', '/*'],
  ['a command', '$(id) `id` ; id', 'success', '$(id) `id` ;'],
  ['a variable', '$HOME $(HOME)', 'success', '$HOME $(HOME)'],
  ['an option of a command', '-n -e --', 'success', '-n -e --'],
  ['a format', '%s %d \\n', 'success', '%s %d ??n'],
  ['a letter with an accent', 'campanhã', 'success', 'campanh??'],
  ['a control character', '\u0001', 'success', '?u0001'],
];

describe.concurrent.each(SHELLS)('the pause, in $name', (shell) => {
  it.each(rows)('%s', async (_why, paused = '', told, stray) => {
    const warning = stray === undefined ? null : beginning + stray;
    expect(await underSwitch(shell, paused)).toEqual({ told, warning });
  });

  it('of no category and no window holds a job that has none by its name only', async () => {
    const bare = ['--job', 'send_evening'];
    for (const paused of ['category:', 'window:', 'category:campaign', 'window:evening']) {
      expect((await underSwitch(shell, paused, bare)).told).toBe('success');
    }
    expect((await underSwitch(shell, 'send_evening', bare)).told).toBe('paused');
  });

  it('makes no call, and a start by hand passes it no more than another', async () => {
    for (const trigger of ['schedule', 'manual']) {
      const args = [...names, '--trigger', trigger];
      expect((await underSwitch(shell, 'all', args)).told).toBe('paused');
    }
    const args = ['--job', `held_${shell.name.replace(/\W/g, '_')}`];
    await underSwitch(shell, 'all', args);
    expect(server.requestsOf(args[1] ?? '')).toEqual([]);
  });

  it('needs neither address nor token', async () => {
    const args = [...names, '--target', 'crontab', '/jobs/x'];
    const finished = await run(shell, args, { env: { JOBS_PAUSED: 'all' } });
    expect(finished).toMatchObject({ status: 0, stderr: '' });
    expect(lineOf(finished)).toMatchObject({ outcome: 'skipped', reason: 'paused' });
  });

  it('comes behind the gate: what stands by is not said to be paused', async () => {
    const args = [...names, '--gated'];
    const gated = await underSwitch(shell, 'all,%', args, { JOBS_LIVE_TARGET: 'standby' });
    expect(gated).toEqual({ told: 'standby', warning: `${beginning}%` });
    const live = await underSwitch(shell, 'all', args, { JOBS_LIVE_TARGET: 'crontab' });
    expect(live.told).toBe('paused');
  });

  it('stands in the env file, which wins over the environment, quoted or not', async () => {
    const file = join(scratch(), 'env');
    const args = [...names, '--env-file', file];
    const told = async (line: string) => {
      writeFileSync(file, `${line}\nJOBS_BASE_URL=${server.url}\nJOBS_TOKEN=x\n`);
      chmodSync(file, 0o640);
      return (await underSwitch(shell, 'other_job', args)).told;
    };
    expect(await told('JOBS_PAUSED=category:campaign')).toBe('paused');
    expect(await told('JOBS_PAUSED="category:report category:campaign"')).toBe('paused');
    expect(await told('JOBS_PAUSED=*')).toBe('success');
    expect(await told('# JOBS_PAUSED=all')).toBe('success');
    writeFileSync(file, `JOBS_PAUSED=\nJOBS_BASE_URL=${server.url}\nJOBS_TOKEN=x\n`);
    expect((await underSwitch(shell, 'all', args)).told).toBe('success');
  });

  it('tells a stray token without telling it, and cuts what is long', async () => {
    const { warning } = await underSwitch(shell, `${TOKEN} A`);
    expect(warning).toBe(`${beginning}*** A`);
    const long = await underSwitch(shell, 'Z'.repeat(5000));
    expect(long.warning).toBe(`${beginning}${'Z'.repeat(59)}`);
  });

  it('ignores what the environment says of words and of its own variables', async () => {
    const env = { IFS: 'x_', held: 'yes', stray: 'boo', named: 'boo', warning: 'boo' };
    expect(await underSwitch(shell, 'other', names, env)).toEqual({
      told: 'success',
      warning: null,
    });
    expect((await underSwitch(shell, 'x,send_evening', names, env)).told).toBe('paused');
  });
});
