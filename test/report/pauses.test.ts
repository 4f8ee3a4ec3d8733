import { describe, expect, test } from 'vitest';
import { pageOf, remove, set } from './real-page.ts';

describe('a pause', () => {
  const paused = { reason: 'Template em revisão na Meta', by: 'ana', until: '2026-01-12' };
  const detail = 'Template em revisão na Meta | ana | 12/01/2026 |';
  const counts = (page: string) => page.split('\n').filter((line) => /^- \*\*14/.test(line));

  test.each([
    {
      level: 'job',
      path: ['jobs', 'processar_followups', 'paused'],
      row: '| job `processar_followups` | 2 |',
      marks: ['`processar_followups_manha` ⏸', '`processar_followups_tarde` ⏸'],
    },
    {
      level: 'category',
      path: ['categories', 'manutencao', 'paused'],
      row: '| categoria Manutenção | 4 |',
      marks: ['| Manutenção ⏸ | 4 |', '`limpar_grupos_finalizados` ⏸'],
    },
    {
      level: 'window',
      path: ['windows', 'manha', 'paused'],
      row: '| janela Manhã | 1 |',
      marks: ['| Manhã ⏸ |', '`processar_campanhas_manha` ⏸', '| Campanha | 3 (1 ⏸) |'],
    },
    {
      level: 'target',
      path: ['targets', 'kubernetes', 'paused'],
      row: '| alvo Kubernetes | 24 |',
      marks: ['crontab, Kubernetes ⏸, GitHub Actions |'],
    },
  ])('of a $level is said with its reason, marked, and counted all the same', (row) => {
    const page = pageOf(set(...row.path)(paused));
    expect(page).toContain(`${row.row} ${detail}`);
    for (const mark of row.marks) expect(page).toContain(mark);
    expect(counts(page)).toEqual(counts(pageOf()));
  });

  test('of all four levels is in the headline', () => {
    const page = pageOf(
      set('jobs', 'processar_followups', 'paused')(true),
      set('categories', 'manutencao', 'paused')(paused),
      set('windows', 'manha', 'paused')(paused),
      set('targets', 'kubernetes', 'paused')(paused),
    );
    expect(page).toContain(
      '- Em pausa: categoria Manutenção, janela Manhã, job `processar_followups`, alvo Kubernetes (7 de 24 jobs)',
    );
    expect(page).toContain('| job `processar_followups` | 2 | — | — | — |');
  });

  test('that ends leaves the very bytes from before', () => {
    const path = ['categories', 'manutencao', 'paused'];
    const page = pageOf(set(...path)(paused), remove(...path));
    expect(page).toBe(pageOf());
  });

  test('that is false is none', () => {
    const page = pageOf(set('jobs', 'processar_retomadas', 'paused')(false));
    expect(page).toBe(pageOf());
  });
});
