import type { Catalog, LogTable } from '../../model/types.ts';
import { noticeFor } from '../../targets/notice.ts';
import type { Artifact } from '../../targets/types.ts';
import { byCategorySql } from './by-category.ts';
import { catalogSql } from './catalog.ts';
import { executionsSql } from './executions.ts';
import type { RecordedJob } from './recorded-job.ts';
import { staleJobsSql } from './stale-jobs.ts';

/** The folder that is the SQL's own. */
export const sqlFolder = 'generated/sql';

/** For PostgreSQL: the table of executions, the schedule as rows, and what people ask of both. */
export function sqlArtifacts(
  catalog: Catalog,
  log: LogTable,
  jobs: readonly RecordedJob[],
): readonly Artifact[] {
  const texts = {
    job_executions: executionsSql(log),
    job_catalog: catalogSql(catalog, log, jobs),
    executions_by_category: byCategorySql(catalog, log),
    stale_jobs: staleJobsSql(log),
  };
  return Object.entries(texts).map(([name, body]) => ({
    path: `${sqlFolder}/${name}.sql`,
    mode: 0o644,
    comment: 'dashes',
    notice: noticeFor(catalog.sourcePath),
    body,
  }));
}
