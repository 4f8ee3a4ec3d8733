import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/analysis/registry.ts';
import { printCron } from '../../src/cron/print.ts';
import { occurrences } from '../../src/ir/occurrences.ts';
import type { Schedules } from '../../src/ir/types.ts';
import { weekOf } from '../../src/ir/week.ts';
import { targetRegistry } from '../../src/targets/registry.ts';
import { seedRows } from './seed-list.ts';
import { build, catalogOf, repositoryFile } from './source.ts';

const main = repositoryFile('schedules/jobs.yaml');
const baseline = repositoryFile('schedules/baseline.yaml');
const catalog = catalogOf(main, baseline);

function startsAWeek(jobs: readonly { readonly schedules: Schedules }[]): number {
  const { from, until } = weekOf(catalog.zone, catalog.anchor);
  return jobs.reduce((sum, job) => sum + occurrences(job.schedules, from, until).length, 0);
}

/** Starts on Monday 5 January 2026, by category. */
function startsOnMonday(category: string): number {
  const { from } = weekOf(catalog.zone, catalog.anchor);
  return catalog.jobs
    .filter((job) => job.category?.name === category)
    .reduce((sum, job) => sum + occurrences(job.schedules, from, from + 1440).length, 0);
}

describe('the real schedule', () => {
  it('is the list of the epic, row by row', () => {
    const rows = catalog.jobs.map(({ name, endpoint, schedules, category }) => ({
      name,
      endpoint,
      schedule: printCron(schedules[0]),
      category: category?.name,
    }));
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
    expect(seedRows()).toHaveLength(24);
    expect([...rows].sort(byName)).toEqual([...seedRows()].sort(byName));
  });

  it('has 11 categories, all of them in the list', () => {
    const named = new Set(seedRows().map(({ category }) => category));
    expect(new Set(catalog.categories.map(({ name }) => name))).toEqual(named);
    expect(catalog.categories).toHaveLength(11);
  });

  it('gives no warning and no advice', () => {
    expect(build(main, baseline).diagnostics).toEqual([]);
    expect(analyse(catalog, targetRegistry)).toEqual([]);
  });

  it('starts 14,542 times a week, 35,041 before', () => {
    expect(startsAWeek(catalog.jobs)).toBe(14_542);
    expect(startsAWeek(catalog.baseline?.jobs ?? [])).toBe(35_041);
  });

  it.each([
    ['critico', 1440],
    ['monitoramento', 384],
    ['grupos', 96],
    ['handoff', 96],
    ['sync', 25],
    ['confirmacao', 24],
    ['report', 5],
    ['manutencao', 4],
    ['campanha', 3],
    ['followup', 2],
    ['retomada', 1],
  ])('%s starts %i times on Monday 5 January 2026', (category, starts) => {
    expect(startsOnMonday(category)).toBe(starts);
  });

  it('keeps the frequent and the critical jobs off GitHub Actions', () => {
    const onActions = catalog.jobs.filter(({ targets }) => targets.includes('github-actions'));
    const off = ['critico', 'monitoramento', 'grupos', 'handoff'];
    expect(onActions.filter(({ category }) => off.includes(category?.name ?? ''))).toEqual([]);
    expect(onActions).toHaveLength(18);
  });

  it('names all 21 source jobs in the baseline, under the names of today', () => {
    const sources = (jobs: readonly { readonly source: string }[] = []) =>
      [...new Set(jobs.map(({ source }) => source))].sort();
    expect(sources(catalog.baseline?.jobs)).toEqual(sources(catalog.jobs));
    expect(catalog.baseline?.jobs).toHaveLength(21);
  });

  it('says why for every row of the table that the epic changed or kept', () => {
    const table = repositoryFile('test/fixtures/seed-e05.txt')
      .split('## Estado Atual vs Novo')[1]
      ?.split('---\n')[0];
    const names = [...(table ?? '').matchAll(/^\| ([a-z_]+) \|/gm)].map(([, name]) => name);
    const renamed = names.map((name) => name?.replace('campanhas_agendadas', 'campanhas'));
    const silent = catalog.jobs.filter((job) => renamed.includes(job.source) && !job.why);
    expect(names).toHaveLength(10);
    expect(silent).toEqual([]);
  });
});
