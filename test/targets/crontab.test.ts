import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Job } from '../../src/model/types.ts';
import { shellWord } from '../../src/targets/crontab/command.ts';
import { crontab } from '../../src/targets/crontab/index.ts';
import { artifactsOf, category, job, planOf, spanOf, window } from './job-factory.ts';

function rendered(jobs: readonly Job[], settings: Record<string, string | boolean> = {}): string {
  const artifacts = artifactsOf(crontab, planOf(crontab, { user: 'jobs', ...settings }, jobs));
  return artifacts[0]?.body ?? '';
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? '';
}

describe('the crontab', () => {
  it('is one file for /etc/cron.d and the runner beside it', () => {
    const artifacts = artifactsOf(crontab, planOf(crontab, { user: 'jobs' }, [job()]));
    expect(artifacts.map(({ path, mode }) => [path, mode])).toEqual([
      ['generated/crontab/cronwright', 0o644],
      ['generated/crontab/run-job', 0o755],
    ]);
  });

  it('groups jobs by category and says every fact of a call', () => {
    const campaign = category('campanha', { label: 'Campanha' });
    const jobs = [
      job({ name: 'a', category: campaign, window: window('manha'), owner: 'crm' }),
      job({
        name: 'b',
        query: [
          ['tipo', 'fim_dia'],
          ['n', '1 & 2'],
        ],
        overlap: 'allow',
      }),
      job({ name: 'c', category: campaign, targets: ['crontab', 'kubernetes'] }),
    ];
    expect(
      rendered(jobs, { mailto: 'a@b.example', auth_header: 'X-Key', allow_http: true }),
    ).toBe(`# Belongs into /etc/cron.d/cronwright: owner root, mode 0644, no dot in its name.
# Every time is the host's own, in America/Sao_Paulo.

SHELL=/bin/sh
MAILTO="a@b.example"

# ---- campanha: Campanha ----

# a (owner: crm)
0 10 * * * jobs /usr/local/lib/cronwright/run-job --job a --category campanha --window manha --target crontab --method POST --timeout 300 --grace 3600 --due 10:00 --zone America/Sao_Paulo --overlap forbid --lock-dir /var/lib/cronwright/lock --env-file /etc/cronwright/env --log syslog --trigger schedule --auth-header X-Key --allow-http /jobs/report

# c
0 10 * * * jobs /usr/local/lib/cronwright/run-job --job c --category campanha --target crontab --method POST --timeout 300 --gated --overlap forbid --lock-dir /var/lib/cronwright/lock --env-file /etc/cronwright/env --log syslog --trigger schedule --auth-header X-Key --allow-http /jobs/report

# ---- without a category ----

# b
0 10 * * * jobs /usr/local/lib/cronwright/run-job --job b --target crontab --method POST --timeout 300 --overlap allow --lock-dir /var/lib/cronwright/lock --env-file /etc/cronwright/env --log syslog --trigger schedule --auth-header X-Key --allow-http /jobs/report tipo=fim_dia 'n=1 & 2'
`);
  });

  it('comments a paused job out, below each of its reasons', () => {
    const reason = 'Template\nem revisão';
    const paused = rendered([
      job({
        pauses: [
          { level: 'job', name: 'x', reason, by: 'ana', until: '2026-01-12', at: spanOf('name') },
          { level: 'category', name: 'campanha', at: spanOf('name') },
        ],
      }),
    ]);
    expect(paused).toContain(`# report_manha
# paused: Template em revisão (by ana, until 2026-01-12)
# paused: no reason given (category campanha)
# 0 10 * * * jobs /usr/local/`);
    expect(paused.split('\n').filter((line) => /^[0-9*]/.test(line))).toEqual([]);
  });

  it('comments everything out when the whole target is paused', () => {
    const plan = planOf(crontab, { user: 'jobs' }, [job()]);
    const pause = {
      level: 'target',
      name: 'crontab',
      reason: 'cut over',
      at: spanOf('name'),
    } as const;
    const body = artifactsOf(crontab, { ...plan, pause })[0]?.body ?? '';
    expect(body).toContain('# paused: cut over (target crontab)');
    expect(lastLine(body)).toMatch(/^# 0 10 /);
  });

  it('keeps every comment on one line', () => {
    const lineEnds = 'x\n* * * * * root rm\r\n\u2028\u2029\u0085y';
    const text = rendered([job({ owner: lineEnds, category: category('c', { label: lineEnds }) })]);
    expect(text.match(/x \* \* \* \* \* root rm y/g)).toHaveLength(2);
    expect(text.split('\n').filter((line) => /^[0-9*]/.test(line))).toHaveLength(1);
  });
});

describe('a word of the command', () => {
  it('reaches the program as it was, through sh and unchanged by cron', () => {
    const carried = fc
      .string({ unit: 'grapheme', maxLength: 30 })
      .filter((text) => !/[%\\'\p{Cc}]/u.test(text));
    fc.assert(
      fc.property(fc.array(carried, { maxLength: 4 }), (words) => {
        const command = ['printf', '%s\\n', ...words].map((word, i) =>
          i < 2 ? `'${word}'` : shellWord(word),
        );
        const printed = execFileSync('sh', ['-c', command.join(' ')], { encoding: 'utf8' });
        expect(printed).toBe(words.length > 0 ? `${words.join('\n')}\n` : '\n');
      }),
      { numRuns: 60 },
    );
  });

  it('is quoted where bash would expand a tilde', () => {
    expect(shellWord('home=~root')).toBe("'home=~root'");
    expect(shellWord('tipo=fim_dia')).toBe('tipo=fim_dia');
  });
});

describe("Debian's limits", () => {
  const check = (jobs: readonly Job[]) =>
    crontab.check(planOf(crontab, { user: 'jobs' }, jobs)).map(({ code, label }) => [code, label]);
  const commandLength = (pad: string) =>
    new TextEncoder().encode(
      lastLine(rendered([job({ query: [['q', pad]] })])).slice('0 10 * * * jobs '.length),
    ).length;

  it('count a command in bytes: 998 are accepted, 999 are not', () => {
    const room = 998 - commandLength('');
    expect(commandLength('x'.repeat(room))).toBe(998);
    expect(check([job({ query: [['q', 'x'.repeat(room)]] })])).toEqual([]);
    const tooLong = [['CW405', "999 bytes with it; Debian's cron takes 998"]];
    expect(check([job({ query: [['q', 'x'.repeat(room + 1)]] })])).toEqual(tooLong);
    const quotes = 2;
    const accents = 'é'.repeat((room - quotes) / 2 + 1);
    expect(check([job({ query: [['q', accents]] })])[0]?.[0]).toBe('CW405');
  });

  it('end at 10,000 lines', () => {
    const jobs = (count: number) => Array.from({ length: count }, (_, i) => job({ name: `j${i}` }));
    expect(check(jobs(3300))).toEqual([]);
    expect(check(jobs(3400))).toEqual([['CW406', 'one of 3400 jobs']]);
  });
});

describe('the limits of other daemons', () => {
  const check = (jobs: readonly Job[], implementation: string) =>
    crontab.check(planOf(crontab, { user: 'jobs', implementation }, jobs)).map(({ code }) => code);
  const jobs = (count: number) => Array.from({ length: count }, (_, i) => job({ name: `j${i}` }));

  it('end at 254 lines of BusyBox, its variables counted, but not the paused', () => {
    const pause = { level: 'job', name: 'j', at: spanOf('name') } as const;
    const paused = jobs(300).map((one) => ({ ...one, pauses: [pause] }));
    expect(check([...jobs(253), ...paused], 'busybox')).toEqual([]);
    expect(check([...jobs(254), ...paused], 'busybox')).toEqual(['CW406']);
  });

  it('are none to a long file of cronie, but its comments must be short', () => {
    expect(check(jobs(3400), 'cronie')).toEqual([]);
    const talkative = (bytes: number) => job({ owner: 'é'.repeat(bytes / 2) });
    expect(check([talkative(31_000)], 'cronie')).toEqual([]);
    expect(check([talkative(33_000)], 'cronie')).toEqual(['CW406']);
    expect(check([talkative(33_000)], 'debian')).toEqual([]);
  });

  it('let a command of cronie and BusyBox be as long as the system does', () => {
    const long = (bytes: number) => [job({ query: [['q', 'x'.repeat(bytes)]] })];
    for (const implementation of ['cronie', 'busybox']) {
      expect(check(long(130_000), implementation)).toEqual([]);
      expect(check(long(131_071), implementation)).toEqual(['CW405']);
    }
  });
});

it.each([
  ['debian', 'sudo rm /etc/cron.d/cronwright'],
  ['cronie', 'sudo rm /etc/cron.d/cronwright'],
  ['busybox', 'sudo crontab -u jobs -r'],
])('an orphaned crontab is removed from where %s reads it', (implementation, command) => {
  const [file, runner] = artifactsOf(
    crontab,
    planOf(crontab, { user: 'jobs', implementation }, [job()]),
  );
  expect(crontab.removal({ path: file?.path ?? '', text: file?.body ?? '' })).toBe(command);
  expect(crontab.removal({ path: runner?.path ?? '', text: runner?.body ?? '' })).toBeUndefined();
});
