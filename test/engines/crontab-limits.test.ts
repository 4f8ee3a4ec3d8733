import { describe, expect, test } from 'vitest';
import type { Pause } from '../../src/model/types.ts';
import { dialects } from '../../src/targets/crontab/dialect.ts';
import { crontab } from '../../src/targets/crontab/index.ts';
import { artifactsOf, job, planOf, spanOf } from '../targets/job-factory.ts';
import { complaints, type DaemonName, runDaemon } from './cron-daemon.ts';

/** The facts of the dialects, asked of the daemons. */

const minute = { from: new Date('2026-01-05T00:00:00Z'), to: new Date('2026-01-05T00:01:00Z') };

function load(engine: DaemonName, text: string) {
  const kind = engine === 'busybox' ? 'user' : 'system';
  return runDaemon({ engine, zone: 'Etc/UTC', ...minute, crontab: text, kind });
}

const user = (engine: DaemonName) => (engine === 'busybox' ? '' : 'jobs ');

describe.each(['debian', 'cronie', 'busybox'] as const)('%s', (engine) => {
  test('hands a command of its longest length to the shell as it is', async () => {
    const command = 'x'.repeat(dialects[engine].longestCommand);
    const { runs } = await load(engine, `* * * * * ${user(engine)}${command}\n`);
    expect(runs.map((run) => run.command.length)).toEqual([command.length]);
  });

  test('hands on what it is not said to change', async () => {
    const text = ['%', '\\', '#', '"', '`', '$', '\\n']
      .filter((one) => !dialects[engine].uncarried.some(({ pattern }) => pattern.test(one)))
      .join(' ');
    const { runs } = await load(engine, `* * * * * ${user(engine)}run '${text}'\n`);
    expect(runs.map(({ command }) => command)).toEqual([`run '${text}'`]);
  });

  test.each(dialects[engine].uncarried.filter(({ pattern }) => !pattern.test("'")))(
    'changes what it is said to change: $why',
    async ({ pattern }) => {
      const [found = ''] = pattern.exec('a%b\\c#d') ?? [];
      const { runs } = await load(engine, `* * * * * ${user(engine)}run '${found}${found}'\n`);
      expect(runs.map(({ command }) => command)).not.toEqual([`run '${found}${found}'`]);
    },
  );
});

test('cronie cuts a longer command', async () => {
  const command = 'x'.repeat(dialects.cronie.longestCommand + 1);
  const { runs } = await load('cronie', `* * * * * jobs ${command}\n`);
  expect(runs.map((run) => run.command.length)).toEqual([dialects.cronie.longestCommand]);
});

describe('BusyBox', () => {
  const most = dialects.busybox.mostLines?.count ?? 0;
  const entries = (count: number) =>
    Array.from({ length: count }, (_, index) => `# a comment\n* * * * * c${index}\n`).join('');

  test('reads so many lines, comments not counted, and complains of one more', async () => {
    const full = await load('busybox', entries(most));
    expect(complaints(full)).toEqual([]);
    expect(full.runs).toHaveLength(most);
    const more = await load('busybox', entries(most + 1));
    expect(complaints(more)).toContain('user jobs: too many lines');
  });
});

describe('cronie, after too many comments in a row,', () => {
  const longest = dialects.cronie.longestComment ?? 0;
  const pause: Pause = { level: 'target', name: 'crontab', at: spanOf('name') };
  const entry = '* * * * * jobs paused';

  test('takes the rest of a comment for an entry', async () => {
    const padded = (size: number) => `# ${'x'.repeat(size - 3)}\n`;
    const cut = `${padded(longest - 1)}# ${entry}\n`;
    expect((await load('cronie', cut)).runs.map(({ command }) => command)).toEqual(['paused']);
    const read = `${padded(longest - 1)}SHELL=/bin/sh\n# ${entry}\n`;
    expect((await load('cronie', read)).runs).toEqual([]);
  });

  test('finds no entry in a paused crontab of any length', async () => {
    const jobs = Array.from({ length: 400 }, (_, index) =>
      job({ name: `j${index}`, query: [['q', 'x'.repeat(index)]] }),
    );
    const plan = { ...planOf(crontab, { user: 'jobs', implementation: 'cronie' }, jobs), pause };
    const body = artifactsOf(crontab, plan)[0]?.body ?? '';
    expect(body.length).toBeGreaterThan(4 * longest);
    expect(crontab.check(plan)).toEqual([]);
    const end = `${body}* * * * * jobs at-the-end\n`;
    const result = await load('cronie', end);
    expect(complaints(result)).toEqual([]);
    expect(result.runs.map(({ command }) => command)).toEqual(['at-the-end']);
  });
});
