import type { Row } from './database.ts';

/** What is asked of the generated SQL, of every PostgreSQL alike. */
export interface SqlCase {
  readonly it: string;
  readonly source: string;
  /** Statements between the four files and the question. */
  readonly rows: readonly string[];
  readonly ask: string;
  readonly expected: readonly Row[];
}

/** A row of an execution as the runner writes it in full. */
export function ran(job: string, at: string, status = 'success', reason?: string): string {
  const why = reason === undefined ? 'null' : `'${reason}'`;
  return `insert into job_executions (id, job_name, started_at, status${reason ? ', reason' : ''})
    values (gen_random_uuid(), '${job}', '${at}', '${status}'${reason ? `, ${why}` : ''});`;
}
