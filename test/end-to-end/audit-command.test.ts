import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Terminal } from '../../src/cli/terminal.ts';
import { csvOf, jsonLines, type LogLine, lineOf } from '../audit/written-log.ts';
import { expectGolden } from '../golden.ts';
import { record } from '../recorded-terminal.ts';

const goldens = fileURLToPath(new URL('golden/audit/', import.meta.url));
const cwd = mkdtempSync(join(tmpdir(), 'cronwright-audit-'));
afterAll(() => rmSync(cwd, { recursive: true }));

const source = `version: 1
timezone: Etc/UTC
locale: pt-BR
defaults: { targets: [crontab] }
categories:
  sync: { label: Sync }
  held: { label: Held, paused: true }
jobs:
  hourly: { category: sync, schedule: "0 * * * *", endpoint: /a, timeout: 60s }
  daily: { category: sync, times: "10:00", endpoint: /b }
  rest: { category: held, times: "11:00", endpoint: /c }
  cluster: { schedule: "30 * * * *", endpoint: /d, targets: [kubernetes] }
targets:
  crontab: { user: jobs }
  kubernetes: { namespace: jobs }
`;
writeFileSync(join(cwd, 'jobs.yaml'), source);

const minuteOf = (time: string) => Date.parse(`2026-01-06T${time}:00Z`) / 60_000;
const line = (name: string, time: string, more: Partial<LogLine> = {}): LogLine => ({
  ...lineOf({ name, targets: ['crontab'] }, minuteOf(time), minuteOf(time) % 100),
  id: `${name} ${time} ${more.attempt ?? 1}${more.trigger ?? ''}`,
  ...more,
});
const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);
const hourly = hours.map((time) => line('hourly', time));
const calm = [...hourly.slice(0, 11), line('daily', '10:00'), ...hourly.slice(11)];

function fileOf(name: string, text: string): string {
  writeFileSync(join(cwd, name), text);
  return name;
}
fileOf('calm.log', jsonLines(calm));

const audit = (words: readonly string[], world: Partial<Terminal> = {}) =>
  record(['audit', '--source=jobs.yaml', ...words], cwd, world);

async function* bytesOf(...parts: readonly string[]) {
  for (const part of parts) yield Buffer.from(part);
}

const jsonOf = async (words: readonly string[], world: Partial<Terminal> = {}) =>
  JSON.parse((await audit([...words, '--format=json'], world)).out);

describe('a log', () => {
  const text = jsonLines(calm);
  it.each([
    ['in two parts that end anywhere', [text.slice(0, 777), text.slice(777)]],
    ['without a last line end', [text.trimEnd()]],
    ['with the line ends of Windows', [text.replaceAll('\n', '\r\n')]],
    ['with a byte order mark', [`\ufeff${text}`]],
    ['with empty lines', [`\n\n${text.replaceAll('\n', '\n\n')}`]],
    ['as CSV', [csvOf(calm)]],
    ['as CSV of base columns, with a byte order mark', [`\ufeff${csvOf(calm, 'base')}`]],
    ['as CSV of Windows', [csvOf(calm).replaceAll('\n', '\r\n')]],
    ['as CSV in two parts', [csvOf(calm).slice(0, 30), csvOf(calm).slice(30)]],
  ])('is read from standard input: %s', async (_, parts) => {
    const json = await jsonOf([], { input: () => bytesOf(...parts) });
    expect(json.lines).toMatchObject({ runs: 25, broken: 0, other: 0 });
    expect(json.jobs[0]).toMatchObject({ missed: 0, on_time: 24 });
    expect(json.logs).toEqual(['-']);
  });

  it('of base columns names no platform, and may be of any', async () => {
    const json = await jsonOf([fileOf('base.csv', csvOf(calm, 'base'))]);
    expect(json.total).toMatchObject({ missed: 23, on_time: 25 });
  });

  it('may be several, one a host, in any order', async () => {
    fileOf('a.log', jsonLines(calm.slice(13)));
    fileOf('b.log', jsonLines(calm.slice(0, 13)));
    const json = await jsonOf(['a.log', 'b.log']);
    expect(json.total).toMatchObject({ missed: 0, doubled: 0, on_time: 25 });
  });

  it('may have the same run as a line and as a row', async () => {
    fileOf('table.csv', csvOf(calm));
    const json = await jsonOf(['calm.log', 'table.csv']);
    expect(json.lines).toMatchObject({ runs: 50, repeated: 25 });
    expect(json.total).toMatchObject({ runs: 25, doubled: 0 });
  });

  it('as CSV may hold line ends, commas and quotes in a cell', async () => {
    const error = 'HTTP 500: "down",\nplease wait';
    const failed = calm.map((one) => ({ ...one, outcome: 'error', error }));
    const json = await jsonOf([fileOf('failed.csv', csvOf(failed))]);
    expect(json.lines).toMatchObject({ runs: 25, broken: 0 });
    expect(json.total).toMatchObject({ failed: 25, missed: 0 });
  });

  it('that is broken in places is told where, and the rest counts', async () => {
    const [half = ''] = text.split('\n');
    const log = `${half.slice(0, 50)}\nstarted sshd\n${text}{"id":"x","job_name":"hourly"}\n`;
    const { status, out } = await audit([fileOf('broken.log', log)]);
    expect(status).toBe(0);
    expect(out).toContain('2 lines are broken.');
    expect(out).toContain(`Lines that could not be used
  broken.log:1   it is not a whole JSON object
  broken.log:28  started_at is missing
`);
    expect((await audit(['broken.log', '--strict'])).status).toBe(1);
  });

  it('as CSV that is broken in places, too', async () => {
    const [head = '', first = '', ...rows] = csvOf(calm).split('\n');
    const log = [head, 'x,"y"z"', first.replace('2026-01-06', 'soon'), ...rows].join('\n');
    const json = await jsonOf([fileOf('broken.csv', `${log}"never closed\n`)]);
    expect(json.lines).toMatchObject({ runs: 24, broken: 3 });
    expect(json.unusable_lines.map(({ why }: { why: string }) => why)).toEqual([
      'its quotes make no CSV',
      expect.stringMatching(/^started_at is "soon .*, no instant such as/),
      'a quote is opened and never closed',
    ]);
  });
});

describe('what is told', () => {
  const late = (time: string, seconds: number) => {
    const started = minuteOf(time) * 60_000 + seconds * 1000;
    return {
      started_at: new Date(started).toISOString(),
      finished_at: new Date(started + 4000).toISOString(),
    };
  };
  const skipped = { outcome: 'skipped', response_code: null };
  const eventful = [
    ...hourly.slice(0, 3),
    line('hourly', '05:00', late('05:00', 754)),
    line('old_report', '05:30'),
    line('hourly', '06:00', { outcome: 'error', error: 'HTTP 500', response_code: 500 }),
    line('hourly', '07:00', { outcome: 'timeout', response_code: null }),
    line('hourly', '08:00', { ...skipped, reason: 'paused' }),
    line('hourly', '08:10', { trigger: 'manual' }),
    line('hourly', '09:00', { ...skipped, reason: 'standby' }),
    line('hourly', '10:00', { outcome: 'error', error: 'HTTP 503' }),
    line('hourly', '10:00', { attempt: 2, id: 'hourly 10:00 1', ...late('10:00', 40) }),
    ...hourly.slice(11),
    line('hourly', '12:00', { id: 'twice', ...late('12:00', 119) }),
    line('daily', '20:07'),
  ];
  fileOf('eventful.log', `Jan 06 03:00:00 host sshd: hello\n${jsonLines(eventful)}{"id":"half\n`);

  it.each([
    ['everything.txt', ['--format=pretty'], 100],
    ['everything.md', ['--format=markdown'], 100],
    ['everything.json', ['--format=json'], 100],
  ])('is %s', async (name, words, columns) => {
    const asked = ['eventful.log', '--from=2026-01-05T22:00', '--until=2026-01-07'];
    const { status, out, talk } = await audit([...asked, ...words], { columns });
    expect({ status, talk }).toEqual({ status: 1, talk: '' });
    mkdirSync(goldens, { recursive: true });
    expectGolden(`${goldens}${name}`, out);
  });

  it('is in English on a terminal and in the language of the source for an issue', async () => {
    expect((await audit(['calm.log'])).out).toContain('nothing missed');
    const { out } = await audit(['calm.log', '--format=markdown']);
    expect(out).toContain('Auditoria dos jobs: nenhuma partida perdida');
  });

  it('escapes what anybody may have written into a log', async () => {
    const evil = line('</details>|@team', '10:00');
    fileOf('evil.log', jsonLines([...calm, evil]));
    const { out } = await audit(['evil.log', '--format=markdown']);
    expect(out).not.toMatch(/^\| <\/details>|[^`]@team/m);
  });

  it('leaves out what is not asked for', async () => {
    const json = await jsonOf([
      'eventful.log',
      '--from=2026-01-06T13:00',
      '--until=2026-01-06T15:00',
    ]);
    expect(json.total).toMatchObject({ due: 2, missed: 0, runs: 2, manual: 0 });
    expect(json.unknown_runs).toBe(0);
  });

  it('is no miss of a job whose platform has no line, and is said', async () => {
    const { status, out } = await audit(['calm.log']);
    expect(status).toBe(0);
    expect(out).toContain('no line of its platforms: cluster.');
    expect((await audit(['calm.log', '--strict'])).status).toBe(1);
  });
});

describe('the status', () => {
  const onHost = source.replace(/^ {2}cluster.*\n/m, '');
  writeFileSync(join(cwd, 'host.yaml'), onHost);
  const ofHost = (...words: readonly string[]) =>
    record(['audit', '--source=host.yaml', ...words], cwd);
  fileOf('doubled.log', jsonLines([...calm, line('hourly', '12:00', { id: 'again' })]));
  fileOf('missed.log', jsonLines(calm.filter(({ job_name }) => job_name === 'hourly')));

  it.each([
    [0, ['calm.log', '--strict'], 'all is well'],
    [1, ['missed.log'], 'a start was missed'],
    [0, ['doubled.log'], 'a doubled start is told'],
    [1, ['doubled.log', '--strict'], 'unless it is asked for'],
    [0, ['calm.log', '--until=2026-01-08'], 'the log ends before the period, which is told'],
    [1, ['calm.log', '--until=2026-01-08', '--strict'], 'unless it is asked for'],
  ])('is %i for %j: %s', async (wanted, words) => {
    expect((await ofHost(...words)).status).toBe(wanted);
  });

  fileOf('other.log', 'hello\nworld\n{"id":"half\n');
  it.each([
    [['nowhere.log'], "cronwright: can't read nowhere.log: there is no such file\n"],
    [['calm.log', 'nowhere.log'], "cronwright: can't read nowhere.log: there is no such file\n"],
    [['.'], "cronwright: can't read .: it is a folder\n"],
    [
      ['other.log'],
      'cronwright: there is no line of a run in other.log (lines: 2 of other programs, 1 broken)\n  other.log:3  it is not a whole JSON object\n',
    ],
    [['calm.log', '--from=soon'], '--from "soon" is no instant'],
    [
      ['calm.log', '--from=2026-01-07', '--until=2026-01-06'],
      'cronwright: --until does not lie behind --from\n',
    ],
    [[], 'there is no log on standard input; name a file, or\n    journalctl -t cronwright'],
    [['calm.log', '--format=sarif'], 'audit speaks pretty, json, markdown'],
  ])('is 2 for %j', async (words, sentence) => {
    const { status, out, talk } = await ofHost(...words);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(talk).toContain(sentence);
  });

  it('is that of a source with errors', async () => {
    writeFileSync(join(cwd, 'bad.yaml'), 'version: 1\n');
    const { status, talk } = await record(['audit', 'calm.log', '--source=bad.yaml'], cwd);
    expect(status).toBe(1);
    expect(talk).toContain('error[CW1');
  });
});

it('is listed, with its help', async () => {
  expect((await record(['--help'], cwd)).out).toMatch(
    /^ {2}audit \[options\] \[log\.\.\.\] +did it run when it should have\?$/m,
  );
  const { out } = await record(['audit', '--help'], cwd, { columns: 80 });
  expectGolden(`${goldens}help.txt`, out);
});
