import { appendFileSync, chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { record } from '../recorded-terminal.ts';
import { bytesBelow, copyOfTheRealSchedule, cronwright, remove } from './real-copy.ts';

let copy: string;
beforeEach(() => {
  copy = copyOfTheRealSchedule();
});
afterEach(() => remove(copy));

/** Runs a command line in the copy, inside this process; the program itself runs where it matters. */
const inside = (args: readonly string[]) => record(args, copy);

function edit(path: string, change: (text: string) => string): void {
  const before = readFileSync(join(copy, path), 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(join(copy, path), after);
}

describe('compile --check of what is committed', () => {
  it.each([
    { TZ: 'UTC' },
    { TZ: 'America/New_York' },
    { TZ: 'Asia/Tokyo', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  ])('exits 0 wherever it runs: %j', (env) => {
    const { status, out, talk } = cronwright(['compile', '--check'], copy, env);
    expect({ status, out }).toEqual({ status: 0, out: '' });
    expect(talk).toMatch(/^schedules\/jobs\.yaml: \d+ files are what it says\n$/);
  });

  it('compiles to the committed bytes in an empty folder, in any zone', () => {
    const committed = bytesBelow(join(copy, 'generated'));
    remove(join(copy, 'generated'));
    for (const TZ of ['Pacific/Kiritimati', 'America/Nuuk']) {
      const { status } = cronwright(['compile', '--out', TZ], copy, { TZ });
      expect(status).toBe(0);
      expect(bytesBelow(join(copy, TZ, 'generated'))).toEqual(committed);
    }
  });
});

it('a wrong word ends the program with 2', () => {
  const { status, talk } = cronwright(['complie'], copy);
  expect(status).toBe(2);
  expect(talk).toContain('compile');
  expect(talk).not.toMatch(/\n\s+at /);
});

describe('drift', () => {
  const manifest = 'generated/kubernetes/verificar-whatsapp.yaml';

  it('names a hand-edited manifest, what differs and where the source says it; compile restores the bytes', async () => {
    const before = bytesBelow(copy);
    edit(manifest, (text) => text.replace('*/5 * * * *', '*/1 * * * *'));
    const { status, talk } = cronwright(['compile', '--check'], copy);
    expect(status).toBe(1);
    expect(talk).toContain('error[CW901]');
    expect(talk).toMatch(/hand-edited +generated\/kubernetes\/verificar-whatsapp\.yaml/);
    expect(talk).toContain('*/1 * * * *');
    expect(talk).toContain('*/5 * * * *');
    expect(talk).toMatch(/schedules\/jobs\.yaml:\d+:\d+ +job verificar_whatsapp/);
    expect(talk).toContain('npx cronwright compile\n');
    expect(cronwright(['compile'], copy).status).toBe(0);
    expect(bytesBelow(copy)).toEqual(before);
  });

  it('names missing, stale, orphan and hand-edited files apart', async () => {
    const before = bytesBelow(copy);
    rmSync(join(copy, 'generated/kubernetes/report-manha.yaml'));
    edit('schedules/jobs.yaml', (text) => text.replace('times: "13:00"', 'times: "13:30"'));
    appendFileSync(join(copy, 'generated/crontab/run-job'), '# one more line\n');
    chmodSync(join(copy, 'generated/kubernetes/run-job'), 0o644);
    const orphan = readFileSync(join(copy, 'generated/kubernetes/report-tarde.yaml'), 'utf8');
    writeFileSync(join(copy, 'generated/kubernetes/report-antigo.yaml'), orphan);
    const { status, out } = await inside(['compile', '--check', '--format', 'json']);
    expect(status).toBe(1);
    const { files, removals } = JSON.parse(out);
    const drift = files.flatMap(({ path, drift }: { path: string; drift: string | null }) =>
      drift ? [`${drift} ${path}`] : [],
    );
    expect(drift).toEqual(
      [
        'stale docs/jobs-schedule.md',
        'stale docs/jobs-schedule.svg',
        'stale generated/crontab/cronwright',
        'hand-edited generated/crontab/run-job',
        'stale generated/github-actions/cronwright-report-almoco.yml',
        'orphan generated/kubernetes/report-antigo.yaml',
        'stale generated/kubernetes/report-almoco.yaml',
        'missing generated/kubernetes/report-manha.yaml',
        'hand-edited generated/kubernetes/run-job',
        'stale generated/sql/job_catalog.sql',
      ].sort((a, b) => ((a.split(' ')[1] ?? '') < (b.split(' ')[1] ?? '') ? -1 : 1)),
    );
    expect(removals).toEqual([]);
    edit('schedules/jobs.yaml', (text) => text.replace('times: "13:30"', 'times: "13:00"'));
    expect((await inside(['compile'])).status).toBe(0);
    expect(bytesBelow(copy)).toEqual(before);
  });

  it('never touches a file without its header', async () => {
    writeFileSync(join(copy, manifest), 'mine: true\n');
    const { status, talk } = await inside(['compile']);
    expect(status).toBe(1);
    expect(talk).toContain('error[CW902]');
    expect(readFileSync(join(copy, manifest), 'utf8')).toBe('mine: true\n');
    writeFileSync(join(copy, 'generated/kubernetes/notes.txt'), 'mine\n');
    rmSync(join(copy, manifest));
    expect((await inside(['compile'])).status).toBe(0);
    expect(readFileSync(join(copy, 'generated/kubernetes/notes.txt'), 'utf8')).toBe('mine\n');
  });

  it('of another target is not its business under --target', async () => {
    edit(manifest, (text) => `${text}# mine\n`);
    expect((await inside(['compile', '--check', '--target', 'crontab'])).status).toBe(0);
    expect((await inside(['compile', '--check', '--target', 'kubernetes'])).status).toBe(1);
  });

  it('of a target taken out of the source is deleted, with the command that removes it there', async () => {
    edit('schedules/jobs.yaml', (text) =>
      text
        .replace(
          'targets: [crontab, kubernetes, github-actions]',
          'targets: [crontab, github-actions]',
        )
        .replaceAll('targets: [crontab, kubernetes]', 'targets: [crontab]')
        .replace(/\n {2}kubernetes:\n(?: {4}.*\n)+/, '\n')
        .replace(/\nalerts:.*/, ''),
    );
    const { status, talk } = await inside(['compile']);
    expect(status).toBe(0);
    expect(talk).toContain('kubectl delete');
    expect(
      [...bytesBelow(join(copy, 'generated')).keys()].filter((p) => p.includes('kubernetes')),
    ).toEqual([]);
  });
});

describe('another namespace', () => {
  it('is written, and what stays behind in the old one is named, object by object', async () => {
    edit('schedules/jobs.yaml', (text) => text.replace('namespace: jobs\n', 'namespace: crm\n'));
    const { status, talk } = await inside(['compile']);
    expect(status).toBe(0);
    const commands = talk.split('\n').filter((line) => line.startsWith('  kubectl delete '));
    expect(commands).toHaveLength(25);
    expect(commands).toContain('  kubectl delete cronjob report-manha --namespace jobs');
    expect(commands).toContain('  kubectl delete configmap cronwright-run-job --namespace jobs');
    expect((await inside(['compile'])).talk).not.toContain('kubectl');
  });
});

describe('a source with errors', () => {
  it('writes nothing at all', async () => {
    const before = bytesBelow(join(copy, 'generated'));
    edit('schedules/jobs.yaml', (text) => text.replace('"*/5 * * * *"', '"*/5 * * *"'));
    const { status, talk } = await inside(['compile']);
    expect(status).toBe(1);
    expect(talk).toContain('Nothing was written.');
    expect(bytesBelow(join(copy, 'generated'))).toEqual(before);
  });

  it('is one with a warning under --strict', async () => {
    edit('schedules/jobs.yaml', (text) =>
      text.replace('\njobs:\n', '\n  nobody:\n    label: Nobody\n\njobs:\n'),
    );
    const before = bytesBelow(join(copy, 'generated'));
    const { status, talk } = await inside(['compile', '--strict']);
    expect(talk).toContain('warning[CW701]');
    expect(talk).toContain('Nothing was written.');
    expect(status).toBe(1);
    expect(bytesBelow(join(copy, 'generated'))).toEqual(before);
    expect((await inside(['compile'])).status).toBe(0);
  });

  it.each([
    [['compile', 'nowhere.yaml'], 2, "can't open nowhere.yaml"],
    [['compile', '--target', 'nomad'], 2, 'the targets are crontab'],
    [['compile', '--chek'], 2, '--check'],
    [['complie'], 2, 'compile'],
    [['list', 'category:reports'], 2, 'did you mean "category:report"?'],
    [['next'], 2, 'name a job'],
    [['next', 'report_manha', '--from', 'tomorrow'], 2, '--from "tomorrow" is no instant'],
    [['next', '--expr', '0 9 * *', '--tz', 'UTC'], 1, 'error[CW201]'],
    [['next', '--expr', '0 9 * * *', '--tz', 'Mars/Base'], 2, 'is no zone'],
    [['explain', 'CW999'], 2, 'there is no code CW999'],
  ])('%j exits %i and says why', async (args, expected, words) => {
    const { status, talk } = await inside(args);
    expect(talk).toContain(words);
    expect(status).toBe(expected);
    expect(talk).not.toMatch(/\n\s+at /);
  });
});
