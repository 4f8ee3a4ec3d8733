import { afterAll, beforeAll, describe } from 'vitest';
import { askEverything } from '../../products/sql/ask.ts';
import type { Database } from '../../products/sql/database.ts';
import { openPostgresql } from './postgresql.ts';

let db: Database;
beforeAll(async () => {
  db = await openPostgresql();
});
afterAll(() => db.close());

describe("the SQL, by Debian's PostgreSQL", () => askEverything(() => db));
