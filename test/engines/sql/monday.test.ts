import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../products/sql/database.ts';
import { runDaemon } from '../cron-daemon.ts';
import { generatedFiles, generatedText } from '../generated.ts';
import { openPostgresql } from './postgresql.ts';

const zone = 'America/Sao_Paulo';
/** In São Paulo, Monday 5 January 2026, 00:00, to the noon of Tuesday. */
const span = { from: new Date('2026-01-05T03:00:00Z'), to: new Date('2026-01-06T15:00:00Z') };

/** How often each category's jobs start on that day, by the user's own list of jobs. */
const expected = [
  { category: 'critico', executions: 1440 },
  { category: 'monitoramento', executions: 384 },
  { category: 'grupos', executions: 96 },
  { category: 'handoff', executions: 96 },
  { category: 'sync', executions: 25 },
  { category: 'confirmacao', executions: 24 },
  { category: 'report', executions: 5 },
  { category: 'manutencao', executions: 4 },
  { category: 'campanha', executions: 3 },
  { category: 'followup', executions: 2 },
  { category: 'retomada', executions: 1 },
];

/** The committed SQL. */
const files = () => generatedFiles('sql', /\.sql$/).map(generatedText);

/** What the real daemon starts of the committed crontab, as rows of successes. */
async function rowsOfTheDaemon(): Promise<string> {
  const crontab = generatedText('crontab/cronwright');
  const { runs } = await runDaemon({ engine: 'debian', zone, ...span, crontab, kind: 'system' });
  const rows = runs.map(({ at, command }) => {
    const job = / --job[ =](\S+)/.exec(command)?.[1] ?? command;
    return `(gen_random_uuid(), '${job}', to_timestamp(${at}), to_timestamp(${at + 2}), 'success')`;
  });
  return `insert into job_executions (id, job_name, started_at, finished_at, status) values ${rows.join(', ')};`;
}

let db: Database;
let rows: string;
beforeAll(async () => {
  db = await openPostgresql();
  rows = await rowsOfTheDaemon();
});
afterAll(() => db.close());

describe('the committed SQL, with the rows of what the daemon started', () => {
  const answer = (query: string, ...more: readonly string[]) =>
    db.answer([...files(), rows, ...more], query);

  it('counts the 2,080 executions of a Monday, category by category', async () => {
    const query =
      "select category, executions from executions_by_category('2026-01-05 23:59:59.999-03')";
    expect(await answer(query)).toEqual(expected);
    expect(expected.reduce((sum, { executions }) => sum + executions, 0)).toBe(2080);
  });

  it('finds one lost Tuesday run before its next slot, and nothing else', async () => {
    const query = "select job, state, due from stale_jobs('2026-01-06 12:00-03')";
    expect(await answer(query)).toEqual([]);
    const lose = `delete from job_executions
      where job_name = 'processar_retomadas' and started_at > '2026-01-06 00:00-03';`;
    expect(await answer(query, lose)).toEqual([
      { job: 'processar_retomadas', state: 'stale', due: '2026-01-06T11:00:00+00:00' },
    ]);
  });
});
