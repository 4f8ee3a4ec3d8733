import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { record } from '../recorded-terminal.ts';
import { copyOfTheRealSchedule, remove } from './real-copy.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

async function suggestions(args: readonly string[], cwd = root) {
  const { status, out } = await record(['suggest', ...args, '--format', 'json'], cwd);
  return { status, suggestions: JSON.parse(out).suggestions };
}

describe('suggest', () => {
  it('names the quietest times of the real schedule, the present one first', async () => {
    const { status, out, talk } = await record(
      ['suggest', 'report_manha', '--within', '09:00-12:00'],
      root,
    );
    expect(status).toBe(0);
    expect(out).toBe(
      `${[
        'JOB           FIRST  STARTS   WRITE',
        'report_manha  10:00  10 → 11  as it is',
        'report_manha  09:59  1 → 2    times: "09:59"',
        'report_manha  10:01  1 → 2    times: "10:01"',
        'report_manha  09:58  1 → 2    times: "09:58"',
      ].join('\n')}\n`,
    );
    expect(talk).toContain('report_manha: its time is written at schedules/jobs.yaml:184:12\n');
  });

  it.each([
    ['a step keeps its spacing', 'processar_grupos', ':01', ['schedule'], '1-46/15 * * * *'],
    ['every hour', 'sincronizar_briefing', ':01', ['schedule'], '1 * * * *'],
    ['one of two times', 'processar_followups_tarde', '15:59', ['times', 'tarde'], '15:59'],
  ])('moves what starts several times by minutes: %s', async (_, job, first, keys, value) => {
    const { suggestions: told } = await suggestions([job, '-n', '1']);
    const [{ slots }] = told;
    const source = keys.length > 1 ? 'processar_followups' : job;
    expect(slots).toMatchObject([{ first, path: ['jobs', source, ...keys], value }]);
  });

  it('moves each job that a key stands for', async () => {
    const { suggestions: told } = await suggestions(['processar_followups']);
    expect(told.map(({ job }: { job: string }) => job)).toEqual([
      'processar_followups_manha',
      'processar_followups_tarde',
    ]);
  });

  it('asks a target that the author lets pass something else', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'cronwright-suggest-'));
    const job = 'times: "12:00", endpoint: /a, dst: { skipped: drop, repeated: twice }';
    writeFileSync(
      join(cwd, 'jobs.yaml'),
      `version: 1
timezone: America/New_York
accept: [{ code: CW407, reason: legacy }]
jobs: { a: { ${job}, targets: [crontab] } }
targets: { crontab: { user: root, host_timezone: America/New_York } }
`,
    );
    const args = ['a', '--source', 'jobs.yaml', '--within', '02:00-03:00', '-n', '60'];
    const [{ slots }] = (await suggestions(args, cwd)).suggestions;
    remove(cwd);
    // A time in the gap would be started late, which the source says must not be.
    expect(slots.map(({ first }: { first: string }) => first)).not.toContain('02:30');
  });

  it('crosses midnight, the end out', async () => {
    const args = ['report_semanal', '--within', '23:58-00:02', '-n', '10'];
    const [{ slots, looked_at }] = (await suggestions(args)).suggestions;
    const firsts = slots.map(({ first }: { first: string }) => first);
    expect([...firsts].sort()).toEqual(['00:00', '00:01', '23:58', '23:59']);
    expect(looked_at).toBe(4);
  });

  it('says what stands in the way, most often first, and ends with 1', async () => {
    const { status, out, talk } = await record(
      ['suggest', 'limpar_grupos_finalizados', '--within', '05:00-09:00'],
      root,
    );
    expect(status).toBe(0);
    expect(out).toContain('times: "05:');
    expect(talk).not.toContain('policy');
    const none = await record(
      ['suggest', 'limpar_grupos_finalizados', '--within', '07:30-08:30'],
      root,
    );
    expect(none.status).toBe(1);
    expect(none.talk).toContain(
      [
        'limpar_grupos_finalizados: no other time keeps every promise; 60 were looked at',
        '  60  policy manutencao_de_madrugada: Manutenção só de madrugada',
        '  30  policy atendimento_sem_batch: Atendimento nunca compete com batch',
      ].join('\n'),
    );
  });

  it.each([
    [
      'a window starts it',
      ['processar_campanhas_manha'],
      'window "manha" starts "processar_campanhas_manha" when it opens, at 10:00; change its hours, or give the job times of its own in place of windows',
    ],
    [
      'no such job',
      ['report_mana'],
      'no job answers to "report_mana"; did you mean "report_manha"?',
    ],
    [
      'no span',
      ['report_manha', '--within', '9h-12h'],
      '--within "9h-12h" is not a span of hours; write "09:00-12:00"',
    ],
    [
      'an empty span',
      ['report_manha', '--within', '09:00-09:00'],
      '--within "09:00-09:00" begins and ends at once',
    ],
    [
      'hours of what keeps its hours',
      ['processar_grupos', '--within', '09:00-12:00'],
      '"processar_grupos" starts several times a day and keeps its hours; leave --within out',
    ],
  ])('refuses with 2: %s', async (_, args, said) => {
    const { status, out, talk } = await record(['suggest', ...args], root);
    expect([status, out]).toEqual([2, '']);
    expect(talk).toContain(`cronwright: ${said}`);
  });
});

describe('what is suggested', () => {
  let copy: string;
  beforeEach(() => {
    copy = copyOfTheRealSchedule();
  });
  afterEach(() => remove(copy));

  function edit(path: readonly string[], value: unknown): void {
    const file = join(copy, 'schedules/jobs.yaml');
    const source = parseDocument(readFileSync(file, 'utf8'));
    source.setIn(path, value);
    writeFileSync(file, source.toString());
  }

  it.each(['report_manha', 'processar_followups_manha', 'verificar_whatsapp'])(
    'of %s compiles, and is then no less quiet than anything else',
    async (job) => {
      const [{ slots }] = (await suggestions([job, '-n', '1'], copy)).suggestions;
      const [{ path, value, others_in_fullest_minute }] = slots;
      edit(path, value);
      expect((await record(['compile'], copy)).status).toBe(0);
      const [again] = (await suggestions([job, '-n', '1'], copy)).suggestions;
      expect(again.present.others_in_fullest_minute).toBe(others_in_fullest_minute);
      expect(again.slots[0].others_in_fullest_minute).toBeGreaterThanOrEqual(
        others_in_fullest_minute,
      );
      const { talk } = await record(['suggest', job], copy);
      expect(talk).toContain('none of these is quieter than its present time');
    },
  );

  it('mends a broken policy: what the job breaks now is no excuse', async () => {
    edit(['policies', 'pico', 'load', 'max_starts'], 10);
    const broken = await record(['lint'], copy);
    expect([broken.status, broken.talk.match(/error\[CW516\]/g)]).toEqual([1, ['error[CW516]']]);
    const { suggestions: told } = await suggestions(
      ['report_manha', '--within', '09:59-10:02'],
      copy,
    );
    edit(told[0].slots[0].path, told[0].slots[0].value);
    expect((await record(['lint'], copy)).status).toBe(0);
  });

  it('is never what a target refuses', async () => {
    // Kubernetes does not start at all what New York's clock skips in March.
    edit(['jobs', 'report_manha', 'timezone'], 'America/New_York');
    edit(['jobs', 'report_manha', 'targets'], ['kubernetes']);
    edit(['jobs', 'report_manha', 'dst'], { skipped: 'after' });
    edit(['jobs', 'report_manha', 'times'], '04:00');
    expect((await record(['compile'], copy)).status).toBe(0);
    const args = ['report_manha', '--within', '02:29-02:32'];
    const { status, talk } = await record(['suggest', ...args], copy);
    expect(talk).toContain("kubernetes can't start it there");
    expect(status).toBe(1);
  });
});
