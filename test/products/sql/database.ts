import { PGlite } from '@electric-sql/pglite';

export type Row = Readonly<Record<string, unknown>>;

/** A PostgreSQL that can be asked again and again. */
export interface Database {
  /**
   * In one session, whose zone is UTC, and in an empty database: the statements, then the rows of the
   * query as JSON has them.
   * @throws when the server refuses a statement, with its message.
   */
  answer(statements: readonly string[], query: string): Promise<readonly Row[]>;
  close(): Promise<void>;
}

/** What comes before a case: nothing that one before it has made stays. */
export const emptied = `reset role;
set client_min_messages to warning;
set timezone to 'UTC';
drop schema if exists public, ops cascade;
create schema public;`;

/** One text of JSON, whatever the query's types. */
export function asJson(query: string): string {
  return `select coalesce(json_agg(answer), '[]'::json)::text as text from (${query}) answer`;
}

/** PostgreSQL compiled to WebAssembly, in this process. */
export async function openPglite(): Promise<Database> {
  const db = await PGlite.create();
  return {
    async answer(statements, query) {
      try {
        for (const text of [emptied, ...statements]) await db.exec(text);
        const { rows } = await db.query<{ readonly text: string }>(asJson(query));
        return JSON.parse(rows[0]?.text ?? '[]');
      } catch (error) {
        await db.exec('rollback');
        throw error;
      }
    },
    close: () => db.close(),
  };
}
