import { mkdirSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { shellCommand } from '../../src/cli/command-line.ts';
import { engines } from '../../src/engines/registry.ts';
import { expectGolden } from '../golden.ts';
import { record } from '../recorded-terminal.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const goldens = fileURLToPath(new URL('golden/next-on-engine/', import.meta.url));

/** `next --as` with options as one text, behind the expression. */
function asked(engine: string, expr: string, options: string): readonly string[] {
  return ['next', '--as', engine, '--expr', expr, ...options.split(' ').filter((word) => word)];
}

async function answer(engine: string, expr: string, options: string) {
  const { status, out, talk } = await record(
    [...asked(engine, expr, options), '--format', 'json'],
    root,
  );
  expect({ status, talk }).toEqual({ status: 0, talk: '' });
  return JSON.parse(out);
}

const newYork = '--tz America/New_York';
const spring = '--from 2026-03-08 --until 2026-03-09';
const autumn = '--from 2026-11-01T00:00:00Z --until 2026-11-02T00:00:00Z';

describe('next --as', () => {
  const rows: readonly (readonly [
    engine: string,
    expr: string,
    options: string,
    occurrences: readonly string[],
    why: string,
  ])[] = [
    [
      'debian-cron',
      '0,30 2 * * *',
      `${newYork} ${spring}`,
      ['2026-03-08T07:00:00Z', '2026-03-08T07:00:00Z'],
      'both times of the gap start behind it, in one minute',
    ],
    ['debian-cron', '30 1 * * *', `${newYork} ${autumn}`, ['2026-11-01T05:30:00Z'], 'one pass'],
    [
      'busybox',
      '30 1 * * *',
      `${newYork} ${autumn}`,
      ['2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z'],
      'it asks the clock each minute',
    ],
    ['busybox', '30 2 * * *', `${newYork} ${spring}`, [], 'nothing is made up for'],
    ['cronie', '30 2 * * *', `${newYork} ${spring}`, ['2026-03-08T07:00:00Z'], "the host's clock"],
    [
      'cronie',
      '30 2 * * *',
      `${newYork} --host-tz Etc/UTC ${spring}`,
      [],
      'below CRON_TZ nothing is made up for',
    ],
    [
      'cronie',
      '30 6 * * *',
      `--tz UTC --host-tz America/New_York ${autumn}`,
      [],
      "the host's clock repeats itself at that time",
    ],
    ['cronie', '30 6 * * *', `--tz UTC ${autumn}`, ['2026-11-01T06:30:00Z'], 'a host in UTC'],
    [
      'kubernetes',
      '0 9 * * 5',
      '--tz Africa/Cairo --from 2026-04-23T00:00:00Z --until 2026-04-30T00:00:00Z',
      [],
      'a Friday without a midnight is not found from the days before it',
    ],
    [
      'kubernetes',
      '0 9 * * 5',
      '--tz Africa/Cairo --from 2026-04-24 --until 2026-04-25',
      ['2026-04-24T06:00:00Z'],
      'but on that Friday it is',
    ],
    [
      'kubernetes',
      '0 9 * * *',
      '--host-tz America/Sao_Paulo --from 2026-01-05 --until 2026-01-06',
      ['2026-01-05T12:00:00Z'],
      "without a zone it is the controller manager's",
    ],
    ['kubernetes', '0 9 * * *', '--from 2026-01-05T09:00:00Z -n 1', ['2026-01-05T09:00:00Z'], 'in'],
    [
      'kubernetes',
      '0 9 * * *',
      '--from 2026-01-05T09:00:00Z --until 2026-01-06T09:00:00Z',
      ['2026-01-05T09:00:00Z'],
      'out',
    ],
    [
      'github-actions',
      '30 2 * * *',
      `${newYork} ${spring}`,
      ['2026-03-08T07:00:00Z'],
      'documented',
    ],
    [
      'github-actions',
      '0 9 * * *',
      '--host-tz America/New_York --from 2026-01-05 --until 2026-01-06',
      ['2026-01-05T09:00:00Z'],
      'without a zone it is UTC, whatever the host',
    ],
    [
      'debian-cron',
      '0 9 * * mon',
      `${newYork} -n 3 --from 2026-02-28`,
      ['2026-03-02T14:00:00Z', '2026-03-09T13:00:00Z', '2026-03-16T13:00:00Z'],
      'as many as were asked for',
    ],
  ];
  it.each(rows)('%s starts "%s" %s at %j: %s', async (engine, expr, options, occurrences, _why) => {
    expect((await answer(engine, expr, options)).occurrences).toEqual(occurrences);
  });

  it('says in JSON all that it knows', async () => {
    expect(await answer('github-actions', '30 1 * * *', `${newYork} ${autumn}`)).toEqual({
      schemaVersion: 1,
      engine: 'github-actions',
      zone: 'America/New_York',
      hostZone: 'Etc/UTC',
      occurrences: [],
      notes: [],
      unknown: [
        {
          from: '2026-11-01T05:00:00Z',
          until: '2026-11-01T07:00:00Z',
          why: 'GitHub does not say in which pass of a repeated hour a schedule starts',
        },
      ],
    });
  });

  it('has unknown spans where an engine can have them, and nowhere else', async () => {
    const day = '--from 2026-01-05 --until 2026-01-06';
    expect(await answer('github-actions', '0 9 * * *', day)).toMatchObject({ unknown: [] });
    expect(await answer('kubernetes', '@every 1h', day)).toMatchObject({
      unknown: [{ from: '2026-01-05T00:00:00Z', until: '2026-01-06T00:00:00Z' }],
    });
    for (const engine of ['debian-cron', 'cronie', 'busybox', 'kubernetes']) {
      expect(await answer(engine, '0 9 * * *', day)).not.toHaveProperty('unknown');
    }
  });

  it('tells no unknown span beyond what was searched', async () => {
    const autumnOn = `${newYork} --from 2026-10-30 -n 2`;
    const { unknown } = await answer('github-actions', '30 1 * * *', autumnOn);
    expect(unknown).toEqual([]);
  });

  it('names both zones and what was taken without a word', async () => {
    const { zone, hostZone, notes } = await answer(
      'cronie',
      '0 9 * * *',
      '--tz Mars/Base --host-tz Europe/Lisbon -n 1',
    );
    expect({ zone, hostZone }).toEqual({ zone: 'UTC', hostZone: 'Europe/Lisbon' });
    expect(notes).toEqual(['CRON_TZ=Mars/Base is no zone: read as UTC']);
  });

  it('ends a search that finds nothing', async () => {
    expect(await answer('debian-cron', '0 0 31 2 *', '-n 1')).toMatchObject({
      occurrences: [],
      complete: false,
      searchedUntil: '2054-01-05T12:00:00Z',
    });
  });

  it('is a refusal in JSON, too', async () => {
    const args = [...asked('kubernetes', '0 9 * * 7', ''), '--format', 'json'];
    const { status, out } = await record(args, root);
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      engine: 'kubernetes',
      diagnostics: [{ code: 'CW601', span: { line: 1, column: 9, endColumn: 10 } }],
    });
  });
});

describe('next --as is wrong usage', () => {
  const rows: readonly (readonly [args: readonly string[], words: string])[] = [
    [asked('nomad', '0 9 * * *', ''), Object.keys(engines).join(', ')],
    [asked('crontab', '0 9 * * *', ''), 'Did you mean debian-cron?'],
    [asked('debian', '0 9 * * *', ''), 'Did you mean debian-cron?'],
    [asked('github', '0 9 * * *', ''), 'Did you mean github-actions?'],
    [asked('K8s', '0 9 * * *', ''), 'Did you mean kubernetes?'],
    [asked('cronie', '0 9 * * *', '--tz New_York'), 'did you mean "America/New_York"?'],
    [asked('cronie', '0 9 * * *', '--tz GMT-3'), 'write e.g. America/Sao_Paulo'],
    [['next', '--as', 'cronie', 'report'], '--as goes with --expr'],
    [['next', '--as', 'cronie', '--all'], '--as goes with --expr'],
    [[...asked('cronie', '0 9 * * *', ''), 'report'], 'one of them'],
    [['next', '--all', '--host-tz', 'UTC'], '--host-tz goes with --as'],
    [asked('debian-cron', '0 9 * * *', '--tz Mars/Base'), '"Mars/Base" is no zone'],
    [asked('kubernetes', '0 9 * * *', '--host-tz Mars/Base'), '"Mars/Base" is no zone'],
    [asked('kubernetes', '0 9 * * *', '--from noon'), '--from "noon" is no instant'],
  ];
  it.each(rows)('%j', async (args, words) => {
    const { status, out, talk } = await record(args, root);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(talk).toContain(words);
  });
});

/** What a person sees. */
const transcripts: Readonly<Record<string, readonly string[]>> = {
  'twice-in-one-minute': asked('debian-cron', '0,30 2 * * *', `${newYork} ${spring}`),
  'an-unknown-span': asked(
    'github-actions',
    '30 1 * * *',
    `${newYork} --from 2026-10-31 --until 2026-11-03`,
  ),
  'nothing-but-unknown': asked('github-actions', '30 1 * * *', `${newYork} ${autumn}`),
  'a-note': asked('debian-cron', '0 9 * * 5#2', '-n 2'),
  'no-start': asked('busybox', '30 2 * * *', `${newYork} ${spring}`),
  'refused-with-a-rewrite': asked('debian-cron', '5/15 * * * *', ''),
  'refused-weekday': asked('kubernetes', '0 9 * * 7', ''),
  'refused-two-mistakes': asked('kubernetes', '0 22-2 * * 7', ''),
  'refused-and-nothing-works': asked('github-actions', '*/2 * * * *', ''),
  'refused-for-its-zone': asked(
    'debian-cron',
    '0 9 * * *',
    '--tz America/New_York --host-tz America/Sao_Paulo',
  ),
  'refused-unknown-zone': asked('kubernetes', '0 9 * * *', '--tz Mars/Base'),
  unmodelled: asked('cronie', '0~30 9 * * *', ''),
  'unmodelled-with-a-rewrite': asked('github-actions', '0 9 */2 * 1', ''),
};

describe('the words of next --as', () => {
  it.each(Object.keys(transcripts))('%s', async (name) => {
    const args = transcripts[name] ?? [];
    const { status, out, talk } = await record(args, root);
    const text = `$ ${shellCommand(['cronwright', ...args])}\n${out}${talk}status ${status}\n`;
    mkdirSync(goldens, { recursive: true });
    expectGolden(`${goldens}${name}.txt`, text);
  });

  it('are the only ones on disk', () => {
    const names = Object.keys(transcripts).map((name) => `${name}.txt`);
    expect(readdirSync(goldens).sort()).toEqual(names.sort());
  });
});
