import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Document, parseDocument } from 'yaml';
import { type Recording, record } from '../recorded-terminal.ts';
import { copyOfTheRealSchedule, remove } from './real-copy.ts';

let copy: string;
beforeEach(() => {
  copy = copyOfTheRealSchedule();
});
afterEach(() => remove(copy));

type Edit = (source: Document) => void;

/** What `compile` says of the real schedule after an edit. */
async function compiled(edit: Edit): Promise<Recording> {
  const path = join(copy, 'schedules/jobs.yaml');
  const source = parseDocument(readFileSync(path, 'utf8'));
  edit(source);
  writeFileSync(path, source.toString());
  return record(['compile'], copy);
}

function set(value: unknown, ...path: readonly string[]): Edit {
  return (source) => source.setIn(path, value);
}

function page(): string {
  return readFileSync(join(copy, 'docs/jobs-schedule.md'), 'utf8');
}

/** The rows of the section: tick, promise and measure. */
function promises(): readonly string[] {
  const [, section = ''] = page().split('\n## Promessas\n');
  const [rows = ''] = section.split('\n## ');
  return rows.split('\n').filter((row) => /^\| [✓✗]/.test(row));
}

describe('the promises of the real schedule', () => {
  it('all hold, with their measures on the page', () => {
    expect(promises()).toEqual([
      '| ✓ | Campanha só dentro das janelas | 3 jobs, 15 partidas por semana, todas dentro de uma janela |',
      '| ✓ | Atendimento nunca compete com batch | 0 partidas de Manutenção em seg–sex 08:00–20:00; a mais próxima é às 03:00 |',
      '| ✓ | Manutenção só de madrugada | 4 jobs, entre 01:00 e 03:00; permitido 00:00–06:00 |',
      '| ✓ | Zero quebras em jobs críticos | `processar_mensagens_agendadas` a cada minuto, sem pausa |',
      '| ✓ | Crítico nunca depende do GitHub Actions | 1 job, em crontab e Kubernetes |',
      '| ✓ | No máximo 12 partidas por minuto | 11, seg–sex 10:00 |',
      '| ✓ | Pelo menos 50% menos wake-ups | 58,5% |',
    ]);
    expect(page()).toContain('- Promessas: **7 de 7 cumpridas**');
  });

  const doctor = ['jobs', 'doctor_state_manutencao_diaria', 'times'];
  const critical = ['jobs', 'processar_mensagens_agendadas'];
  const broken: readonly (readonly [string, Edit, string])[] = [
    [
      'maintenance in service hours',
      set('09:00', ...doctor),
      'error[CW511]: "doctor_state_manutencao_diaria" starts in a protected span: Mon 5 Jan 2026 09:00',
    ],
    [
      'maintenance in the morning',
      set('07:00', ...doctor),
      'error[CW512]: "doctor_state_manutencao_diaria" starts outside 00:00-06:00: Mon 5 Jan 2026 07:00',
    ],
    [
      'the critical job deleted',
      (source) => source.deleteIn(critical),
      'error[CW513]: "processar_mensagens_agendadas" must run, but there is no such job',
    ],
    [
      'the critical job every two minutes',
      set('*/2 * * * *', ...critical, 'schedule'),
      'error[CW513]: "processar_mensagens_agendadas" starts less often than was promised: Mon 5 Jan 2026 00:00',
    ],
    [
      'the critical job paused',
      set(true, ...critical, 'paused'),
      'error[CW513]: "processar_mensagens_agendadas" must run, but it is paused',
    ],
    [
      'its category paused',
      set(true, 'categories', 'critico', 'paused'),
      'error[CW513]: "processar_mensagens_agendadas" must run, but category "critico" is paused',
    ],
    [
      'the critical job on Actions',
      set(['crontab', 'github-actions'], 'categories', 'critico', 'targets'),
      'error[CW514]: "processar_mensagens_agendadas" runs on github-actions',
    ],
    [
      'a limit of 10',
      set(10, 'policies', 'pico', 'load', 'max_starts'),
      'error[CW516]: 11 starts within 1 minute, not 10: Mon 5 Jan 2026 10:00',
    ],
    [
      'a reduction of 60%',
      set('60%', 'policies', 'metade_dos_wakeups', 'reduction', 'at_least'),
      'error[CW517]: 58.5% fewer starts, not 60%',
    ],
    [
      'a campaign at noon',
      (source) => {
        source.deleteIn(['jobs', 'processar_campanhas', 'windows']);
        source.setIn(['jobs', 'processar_campanhas', 'schedule'], '0 12 * * 1-5');
      },
      'error[CW312]: "processar_campanhas" starts outside every window: Mon 5 Jan 2026 12:00',
    ],
  ];
  it.each(broken)('%s is found, and nothing is written', async (_what, edit, message) => {
    const before = page();
    const { status, talk } = await compiled(edit);
    expect([status, talk]).toEqual([1, expect.stringContaining(message)]);
    expect(page()).toBe(before);
  });

  it('names the minutes and the jobs of too full a minute, and the nearest with room', async () => {
    const { talk } = await compiled(set(10, 'policies', 'pico', 'load', 'max_starts'));
    expect(talk).toContain('as full Mon-Fri 10:00');
    expect(talk.match(/^ {2}\w+ +schedules\/jobs\.yaml:\d+:\d+$/gm)).toHaveLength(11);
    expect(talk).toContain('room for one more are 10:01, 09:59, 10:02');
  });

  it('measure the same with half of the jobs paused', async () => {
    const before = promises();
    const { status } = await compiled((source) => {
      const jobs = Object.keys(source.toJS().jobs).filter((name) => !critical.includes(name));
      for (const name of jobs.filter((_, index) => index % 2 === 0)) {
        source.setIn(['jobs', name, 'paused'], true);
      }
    });
    expect(status).toBe(0);
    expect(page()).toContain('⏸');
    expect(promises()).toEqual(before);
  });

  it('let a job be accepted that breaks one, and say so', async () => {
    const { status, talk } = await compiled((source) => {
      source.setIn(doctor, '07:00');
      const accept = [{ code: 'CW512', reason: 'o fornecedor abre às 7' }];
      source.setIn(['jobs', 'doctor_state_manutencao_diaria', 'accept'], accept);
    });
    expect([status, talk]).toEqual([0, expect.not.stringContaining('CW512')]);
    expect(page()).toContain('- Promessas: **6 de 7 cumpridas**');
    expect(promises()[2]).toBe(
      '| ✗ | Manutenção só de madrugada | 4 jobs, entre 01:00 e 07:00; permitido 00:00–06:00 |',
    );
  });
});
