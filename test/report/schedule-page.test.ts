import { afterEach, describe, expect, test } from 'vitest';
import { pageContext } from '../../src/report/page-context.ts';
import { schedulePage } from '../../src/report/schedule-page.ts';
import { targetRegistry } from '../../src/targets/registry.ts';
import { chosenProofs } from '../proof/chosen-proofs.ts';
import { catalogOf } from './read-catalog.ts';
import { pageOf, remove, set } from './real-page.ts';

/** Lines of each side that the other has not, counted with repeats. */
function changedLines(before: string, after: string): { gone: string[]; come: string[] } {
  const less = (a: string, b: string) => {
    const rest = b.split('\n');
    return a.split('\n').filter((line) => {
      const index = rest.indexOf(line);
      if (index >= 0) rest.splice(index, 1);
      return index < 0;
    });
  };
  return { gone: less(before, after), come: less(after, before) };
}

describe('the real schedule', () => {
  const page = pageOf();

  test.each([
    ['**24 jobs** em **11 categorias**, horário de Brasília (`America/Sao_Paulo`)'],
    [
      '**14.542 execuções por semana** (86,6 por hora); antes, 35.041 (208,6 por hora): **58,5% a menos**',
    ],
    [
      'Minuto mais cheio: **seg–sex 10:00, 11 partidas**; antes, também 11 (todo dia 03:00 e 10:00)',
    ],
    ['| **Total** | **24** | | **2.073–2.080** | **14.542** |'],
    ['| Execuções por semana | 35.041 | 14.542 | −58,5% |'],
    ['| Execuções por hora, em média | 208,6 | 86,6 | −58,5% |'],
    ['| … sem a categoria Crítico | 148,6 | 26,6 | −82,1% |'],
    ['| Minutos da semana com alguma partida | 10.080 | 10.080 | — |'],
    ['| … sem a categoria Crítico | 10.080 | 2.016 | −80,0% |'],
    ['| Partidas no minuto mais cheio | 11 | 11 | — |'],
    ['| Campanha | 10.080 | 15 | −99,9% |'],
    [
      '| `processar_campanhas` | a cada minuto | seg–sex 10:00, 14:00, 17:00 | 10.080 → 15 | Não precisa ser contínuo |',
    ],
    ['| Report | 5 | todo dia 10:00, 13:00, 17:00, 20:00; seg 09:00 | 4–5 | 29 |'],
    ['**18 jobs** no GitHub Actions: **1.870 execuções por mês**, em média'],
  ])('says %s', (line) => {
    expect(page).toContain(line);
  });

  test('lists every job once, eight of them as changed and thirteen as unchanged', () => {
    const [, all = ''] = page.split('## Todos os jobs');
    expect(all.match(/^\| `/gm)).toHaveLength(24);
    const [, changes = ''] = page.split('Por job, só os que mudaram:');
    const [table = ''] = changes.split('##');
    expect(table.match(/^\| `/gm)).toHaveLength(8);
    expect(table.match(/Sem mudança: .*/)?.[0].match(/`/g)).toHaveLength(26);
  });

  test('gives no date but the counted Monday', () => {
    expect(page.match(/\d{2}\/\d{2}\/\d{4}|\d{4}-\d{2}-\d{2}/g)).toEqual(['05/01/2026']);
  });
});

describe('a review', () => {
  const page = pageOf();

  test('of a moved window reads at most six changed lines', () => {
    const moved = pageOf(set('windows', 'tarde', 'hours')('14:30-15:30'));
    const { gone, come } = changedLines(page, moved);
    expect(gone.length).toBeLessThanOrEqual(6);
    expect(come.length).toBeLessThanOrEqual(6);
    expect(come.join('\n')).toContain('| 14:30 | seg–sex | `processar_campanhas_tarde` |');
  });

  test('of a longer label reads only lines that carry it', () => {
    const longer = pageOf(set('categories', 'grupos', 'label')('Grupos de plantão em formação'));
    const { gone, come } = changedLines(page, longer);
    expect(come.every((line) => line.includes('Grupos de plantão em formação'))).toBe(true);
    expect(gone).toHaveLength(come.length);
  });

  test('of a removed job reads it as removed', () => {
    const removed = pageOf(remove('jobs', 'report_almoco'));
    expect(removed).toContain('| `report_almoco` | todo dia 13:00 | — (removido) | 7 → 0 | — |');
  });
});

describe('the same bytes', () => {
  const { TZ } = process.env;
  afterEach(() => {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  });

  test.each(['UTC', 'America/New_York', 'Asia/Tokyo'])('on a machine in %s', (zone) => {
    const expected = pageOf();
    process.env.TZ = zone;
    expect(pageOf()).toBe(expected);
  });
});

describe('sections without a subject are absent', () => {
  const base = 'version: 1\ntimezone: UTC\nlocale: en\n';
  const page = (text: string, baseline?: string) => {
    const catalog = catalogOf(`${base}${text}`, baseline);
    return schedulePage(pageContext(catalog, targetRegistry, chosenProofs(catalog))).body;
  };
  const job = 'jobs:\n  a: { times: "08:00", endpoint: /a, targets: [crontab] }\n';
  const targets = 'targets:\n  crontab: { user: jobs }\n';

  test('no baseline, windows, intervals or billed target', () => {
    const headings = page(`${job}${targets}`).match(/^## .*/gm);
    expect(headings).toEqual([
      '## Overview',
      '## The day in order',
      '## Paused',
      '## Clock changes',
      '## All jobs',
    ]);
  });

  test('a baseline without a change says so', () => {
    const same = page(
      `baseline: b.yaml\n${job}${targets}`,
      'version: 1\njobs:\n  a: { times: "08:00" }\n',
    );
    expect(same).toContain('No job changed its schedule.\n\nUnchanged: `a`.');
    expect(same).toContain('**the same number**');
    expect(same).not.toContain('without');
  });
});
