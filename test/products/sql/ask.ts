import { describe, expect, it } from 'vitest';
import { catalogCases, refusedCases, refusedSource } from './catalog-cases.ts';
import { categoryCases } from './category-cases.ts';
import type { Database } from './database.ts';
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
  const answer = (source: string, rows: readonly string[], query: string) =>
    database().answer([...allSql(source), ...rows], query);

  describe.each(Object.entries(tables))('%s', (_, cases) => {
    it.each(cases)('$it', async ({ source, rows, ask, expected }) => {
      expect(await answer(source, rows, ask)).toEqual(expected);
    });
  });

  it.each(refusedCases)('refuses $it', async ({ rows, message }) => {
    await expect(answer(refusedSource, rows, 'select 1 as one')).rejects.toThrow(message);
  });

  it('finds the due slots that the definition names, around changes of the clock and far from them', async () => {
    const { source, wanted } = dueQuestions();
    expect(await answer(source, [], dueOfSql(wanted))).toEqual(wanted);
  });
}
