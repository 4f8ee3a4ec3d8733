import { afterAll, beforeAll, describe } from 'vitest';
import { askEverything } from './ask.ts';
import { type Database, openPglite } from './database.ts';

let db: Database;
beforeAll(async () => {
  db = await openPglite();
}, 60_000);
afterAll(() => db.close());

describe('the SQL, by PGlite', () => askEverything(() => db));
