import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { record } from '../recorded-terminal.ts';
import { copyOfTheRealSchedule, remove } from './real-copy.ts';

let copy: string;
beforeEach(() => {
  copy = copyOfTheRealSchedule();
});
afterEach(() => remove(copy));

const path = () => join(copy, 'schedules/jobs.yaml');
const source = () => readFileSync(path(), 'utf8');
const told = async (...words: readonly string[]) => {
  const { talk, ...rest } = await record(words, copy);
  return { ...rest, talk: talk.replaceAll(/\s+/g, ' ').trim() };
};

describe('pause and resume', () => {
  it.each(['category:campanha', 'window:fim', 'report_semanal', 'job:processar_followups'])(
    '%s: one line more, and then the same bytes again',
    async (selector) => {
      const before = source();
      const words = [
        '--reason',
        'Template “novo” em revisão',
        '--by',
        'ana',
        '--until',
        '2026-01-12',
      ];
      const paused = await told('pause', selector, ...words);
      expect(paused.status).toBe(0);
      expect(paused.talk).toContain(' is paused');
      const added = source()
        .split('\n')
        .filter((line) => !before.includes(line));
      expect(added).toEqual([
        '    paused: { reason: "Template “novo” em revisão", by: ana, until: 2026-01-12 }',
      ]);
      const listed = await told('list', selector, '--format', 'json');
      for (const job of JSON.parse(listed.out).jobs) expect(job.paused).toBe(true);
      expect((await told('resume', selector)).status).toBe(0);
      expect(source()).toBe(before);
    },
  );

  it('says where, which jobs, and what to do next', async () => {
    expect((await told('pause', 'window:fim', '--reason', 'x')).talk).toBe(
      'schedules/jobs.yaml:34: window fim is paused (processar_campanhas_fim) Now npx cronwright compile and commit and install as ever',
    );
    expect((await told('resume', 'window:fim')).talk).toBe(
      'schedules/jobs.yaml: window fim is not paused any more (processar_campanhas_fim) Now npx cronwright compile and commit and install as ever',
    );
  });

  it('leaves a file that says so already, and replaces what says something else', async () => {
    await told('pause', 'report_semanal', '--reason', 'a');
    const paused = source();
    const again = await told('pause', 'report_semanal', '--reason', 'a');
    expect(again).toMatchObject({
      status: 0,
      talk: 'job report_semanal is already paused so; schedules/jobs.yaml is as it was',
    });
    expect(source()).toBe(paused);
    await told('pause', 'report_semanal', '--reason', 'b');
    expect(source()).toBe(paused.replace('"a"', '"b"'));
    await told('resume', 'report_semanal');
    expect(await told('resume', 'report_semanal')).toMatchObject({
      status: 0,
      talk: 'job report_semanal is not paused itself; schedules/jobs.yaml is as it was',
    });
  });

  it('says what holds a job all the same', async () => {
    await told('pause', 'category:report', '--reason', 'a');
    const { talk } = await told('resume', 'report_semanal');
    expect(talk).toContain('report_semanal stays paused by category report: a');
  });

  it('speaks JSON', async () => {
    const { out } = await told('pause', 'window:fim', '--reason', 'x', '--format=json');
    expect(JSON.parse(out)).toEqual({
      ...{ schemaVersion: 1, action: 'paused', source: 'schedules/jobs.yaml', kind: 'window' },
      ...{ name: 'fim', line: 34, jobs: ['processar_campanhas_fim'] },
    });
  });

  it.each([
    [['processar_followups_manha'], 'is made by the job processar_followups; pause that'],
    [['processar_campanhas_manha'], 'or window:manha with all its jobs'],
    [['all'], 'cronwright switch all --target ID'],
    [['target:crontab'], 'to pause it, write under targets, crontab: paused: { reason: "…" }'],
    [['category:campana'], 'there is no category "campana"; did you mean "category:campanha"?'],
    [['fim'], 'did you mean "window:fim"?'],
    [['report_semana'], 'did you mean "report_semanal"?'],
    [['a b'], '"a b" is no selector'],
  ])('refuse %j and say what can be paused', async (words, sentence) => {
    const before = source();
    for (const command of [
      ['pause', ...words, '--reason', 'x'],
      ['resume', ...words],
    ]) {
      const { status, talk } = await told(...command);
      expect(status).toBe(2);
      expect(talk).toContain(sentence);
    }
    expect(source()).toBe(before);
  });

  it.each([
    [['--reason', 'a $(id)'], 'error[CW140]: $( is not allowed in any text --reason:1:3'],
    [['--reason', 'a `id`'], 'error[CW140]'],
    [['--reason', 'a\nb'], 'error[CW141]: a text is one line --reason:1:2'],
    [['--reason', 'a\u202eb'], 'error[CW141]'],
    [['--reason', '…'], 'error[CW109]: reason can\'t be "…"'],
    [['--reason', ''], 'error[CW109]'],
    [['--reason', 'a', '--by', ''], 'error[CW107]: by is empty'],
    [['--reason', 'a', '--by', 'x`'], 'error[CW140]'],
    [['--reason', 'a', '--until', '2026-02-30'], 'error[CW114]'],
    [['--reason', 'a', '--until', 'tomorrow'], 'error[CW114]'],
    [['--reason', 'a', '--until', ''], 'error[CW114]'],
  ])('take what the language takes, not %j', async (words, sentence) => {
    const before = source();
    const { status, talk } = await told('pause', 'report_semanal', ...words);
    expect(status).toBe(2);
    expect(talk).toContain(sentence);
    expect(source()).toBe(before);
  });

  it('refuse what several jobs share', async () => {
    const shared = source().replace('  report_semanal:\n', '  report_semanal: &shared\n');
    writeFileSync(path(), `${shared.replace(/^# Promessas/m, '  twin: *shared\n\n# Promessas')}`);
    const before = source();
    const { status, talk } = await told('pause', 'report_semanal', '--reason', 'x');
    expect(status).toBe(2);
    expect(talk).toContain('others share what "report_semanal" says by the alias *shared; write');
    expect((await told('pause', 'twin', '--reason', 'x')).talk).toContain('is written as an alias');
    expect(source()).toBe(before);
  });

  it('write nothing where the edit would break the source', async () => {
    const text = source()
      .replace('  report_manha:\n', '  report_manha:\n    paused: &p { reason: a }\n')
      .replace('  report_semanal:\n', '  report_semanal:\n    paused: *p\n');
    writeFileSync(path(), text);
    const { status, talk } = await told('resume', 'report_manha');
    expect(status).toBe(1);
    expect(talk).toContain('error[CW016]: there is no anchor "p" above this line');
    expect(talk).toContain('schedules/jobs.yaml is as it was.');
    expect(source()).toBe(text);
  });

  it("edit a source that has errors of its own, and none that can't be read", async () => {
    const text = source();
    writeFileSync(path(), text.replace('schedule: "* * * * *"', 'schedule: "* * * * * *"'));
    const broken = source();
    const { status, talk } = await told('pause', 'report_semanal', '--reason', 'x');
    expect(status).toBe(1);
    expect(talk).toContain('CW202');
    expect(talk).toContain('The source is as it was.');
    expect(source()).toBe(broken);
  });
});
