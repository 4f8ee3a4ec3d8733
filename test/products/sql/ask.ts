import { describe, expect, it } from 'vitest';
import { catalogCases, refusedCases, refusedSource } from './catalog-cases.ts';
import { categoryCases } from './category-cases.ts';
import { type Database, emptied } from './database.ts';
import { dueOfSql, dueQuestions } from './due-questions.ts';
import { allSql } from './files.ts';
import { staleCases } from './stale-cases.ts';

const tables = {
  job_catalog: catalogCases,
  executions_by_category: categoryCases,
  stale_jobs: staleCases,
};

/** The same questions for every PostgreSQL. */
export function askEverything(database: () => Database): void {
  const fill = async (source: string, rows: readonly string[]) => {
    await database().run(`reset role; ${emptied}`);
    for (const text of [...allSql(source), ...rows]) await database().run(text);
  };

  describe.each(Object.entries(tables))('%s', (_, cases) => {
    it.each(cases)('$it', async ({ source, rows, ask, expected }) => {
      await fill(source, rows);
      expect(await database().rows(ask)).toEqual(expected);
    });
  });

  it.each(refusedCases)('refuses $it', async ({ rows, message }) => {
    await expect(fill(refusedSource, rows)).rejects.toThrow(message);
  });

  it('finds the due slots that the definition names, around changes of the clock and far from them', async () => {
    const { source, wanted } = dueQuestions();
    await fill(source, []);
    const found = await database().rows(dueOfSql(wanted));
    expect(found).toEqual(wanted);
  });
}
