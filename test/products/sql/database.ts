import { PGlite } from '@electric-sql/pglite';

export type Row = Readonly<Record<string, unknown>>;

/** A PostgreSQL whose session is in UTC, so that times read alike everywhere. */
export interface Database {
  /** Runs statements; transactions may be among them. @throws when the server refuses one. */
  run(sql: string): Promise<void>;
  /** The rows of a query, as JSON has them. */
  rows(query: string): Promise<readonly Row[]>;
  close(): Promise<void>;
}

/** Nothing that a case before has made. */
export const emptied = 'drop schema if exists public, ops cascade; create schema public;';

/** One text of JSON, whatever the query's types. */
export function asJson(query: string): string {
  return `select coalesce(json_agg(answer), '[]'::json)::text as text from (${query}) answer`;
}

/** PostgreSQL compiled to WebAssembly, in this process. */
export async function openPglite(): Promise<Database> {
  const db = await PGlite.create();
  await db.exec("set timezone to 'UTC'");
  return {
    async run(sql) {
      try {
        await db.exec(sql);
      } catch (error) {
        await db.exec('rollback');
        throw error;
      }
    },
    async rows(query) {
      const { rows } = await db.query<{ readonly text: string }>(asJson(query));
      return JSON.parse(rows[0]?.text ?? '[]');
    },
    close: () => db.close(),
  };
}
