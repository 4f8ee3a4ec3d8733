import { allSql, recorded } from './files.ts';
import { ran, type SqlCase } from './sql-case.ts';

const two = `
call: { category: sales, times: "10:00", weekdays: mon-fri, endpoint: /jobs/call }
sum: { category: reports, schedule: "*/20 9-17 * * *", endpoint: /jobs/sum }
`;
const one = two.replace(/\nsum.*/, '');
const again = (source: string) => allSql(source);

/** The table that the seed's team has. */
const seedTable = `create table job_executions (
  id uuid primary key, job_name text, started_at timestamptz, finished_at timestamptz,
  status text check (status in ('running', 'success', 'error', 'timeout')),
  duration_ms integer, response_code integer, error text, items_processed integer
);`;
const fresh = 'drop table job_executions;';
const columns = `select string_agg(column_name, ' ' order by ordinal_position) as columns
  from information_schema.columns where table_name = 'job_executions'`;
const base =
  'id job_name started_at finished_at status duration_ms response_code error items_processed';
const description = `It's $$ $cronwright$ "ç" \\\\ \\' --; drop`;
const described = one.replace(
  'endpoint',
  () => `description: ${JSON.stringify(description)}, endpoint`,
);
/** Somebody whom nobody gave a policy, though he may read the tables. */
const reader = `do $$ begin
  if to_regrole('reader') is null then create role reader; end if;
end $$;
grant usage on schema public to reader;
grant select on all tables in schema public to reader;
set role reader;`;

export const catalogCases: readonly SqlCase[] = [
  {
    it: 'knows of each job how often, how far apart, how long and how late',
    source: recorded(two),
    rows: [],
    ask: `select job, category, category_position as place, schedule, zone, round(runs_per_day, 4) as runs,
      max_gap_seconds as gap, longest_run_seconds as longest, slack_seconds as slack, paused from job_catalog order by 1`,
    expected: [
      {
        job: 'call',
        category: 'sales',
        place: 2,
        schedule: 'Mon–Fri 10:00',
        zone: 'America/Sao_Paulo',
        runs: 0.7143,
        gap: 3 * 86_400,
        longest: 300,
        slack: 420,
        paused: false,
      },
      {
        job: 'sum',
        category: 'reports',
        place: 3,
        schedule: 'every 20 min from 09:00 to 17:40',
        zone: 'America/Sao_Paulo',
        runs: 27,
        gap: (15 * 60 + 20) * 60,
        longest: 300,
        slack: 420,
        paused: false,
      },
    ],
  },
  {
    it: 'has slots of jobs with at most 50 starts a week',
    source: recorded(`
fifty: { schedule: "0 0-9 * * mon-fri", endpoint: /jobs/a }
more: { schedule: "0 0-16 * * mon-wed", endpoint: /jobs/b }
first: { schedule: "0 9,10 1 * *", endpoint: /jobs/c }
many: { schedule: "*/20 * 1 * *", endpoint: /jobs/d }
`),
    rows: [],
    ask: 'select job, count(*) as slots from job_due_slots group by 1 order by 1',
    expected: [
      { job: 'fifty', slots: 10 },
      { job: 'first', slots: 2 },
    ],
  },
  {
    it: 'loses a job with its slots when the source does',
    source: recorded(two.replace('*/20 9-17', '0 9')),
    rows: again(recorded(one)),
    ask: 'select (select count(*) from job_catalog) as jobs, (select count(*) from job_due_slots) as slots',
    expected: [{ jobs: 1, slots: 1 }],
  },
  {
    it: 'is the same when it is run again',
    source: recorded(two),
    rows: again(recorded(two)),
    ask: 'select job, changed_at from job_catalog order by 1',
    expected: [
      { job: 'call', changed_at: null },
      { job: 'sum', changed_at: null },
    ],
  },
  {
    it: 'keeps in mind when a job got other times, or was resumed',
    source: recorded(two.replace('sum: {', 'sum: { paused: true,')),
    rows: again(recorded(two.replace('10:00', '11:00'))),
    ask: 'select job, changed_at = now()::date or changed_at is not null as changed from job_catalog order by 1',
    expected: [
      { job: 'call', changed: true },
      { job: 'sum', changed: true },
    ],
  },
  {
    it: 'keeps in mind nothing else',
    source: recorded(two),
    rows: again(recorded(two.replaceAll('endpoint', 'owner: ana, timeout: 60s, endpoint'))),
    ask: 'select job, owner, slack_seconds as slack, changed_at from job_catalog order by 1',
    expected: [
      { job: 'call', owner: 'ana', slack: 180, changed_at: null },
      { job: 'sum', owner: 'ana', slack: 180, changed_at: null },
    ],
  },
  {
    it: 'takes any text for text',
    source: recorded(described),
    rows: [],
    ask: 'select description from job_catalog',
    expected: [{ description }],
  },
  {
    it: 'takes it for the same where backslashes escape in every string',
    source: recorded(one),
    rows: [
      'set standard_conforming_strings to off;',
      ...again(recorded(described)),
      'set standard_conforming_strings to on;',
    ],
    ask: 'select description from job_catalog',
    expected: [{ description }],
  },
  {
    it: 'shows nothing to those who have no policy',
    source: recorded(two),
    rows: [ran('call', '2026-01-05 10:00-03'), reader],
    ask: `select (select count(*) from job_catalog) as jobs, (select count(*) from job_due_slots) as slots,
      (select count(*) from job_executions) as runs, (select count(*) from stale_jobs('2026-02-01')) as stale`,
    expected: [{ jobs: 0, slots: 0, runs: 0, stale: 0 }],
  },
  {
    it: 'stands in another schema, under any name',
    source: recorded(one, '{ schema: ops, table: order }'),
    rows: [
      "insert into ops.\"order\" (id, job_name, started_at, status) values (gen_random_uuid(), 'call', '2026-01-05 10:00-03', 'success');",
    ],
    ask: "select job, state from ops.stale_jobs('2026-01-06 12:00-03')",
    expected: [{ job: 'call', state: 'stale' }],
  },
  {
    it: 'makes the table with all columns',
    source: recorded(one),
    rows: [],
    ask: columns,
    expected: [
      {
        columns:
          'id job_name category window_name target trigger scheduled_at started_at finished_at status reason duration_ms response_code error items_processed attempts',
      },
    ],
  },
  {
    it: 'makes the table with the base columns',
    source: recorded(one, '{ table: job_executions, columns: base }'),
    rows: [],
    ask: columns,
    expected: [{ columns: base }],
  },
  {
    it: 'adds the columns to a table that was there, with its rows and its check',
    source: recorded(one),
    rows: [
      fresh,
      seedTable,
      "insert into job_executions (id, job_name, started_at, status) values (gen_random_uuid(), 'call', '2026-01-05 10:00-03', 'success');",
      ...again(recorded(one)),
      ...again(recorded(one)),
      ran('call', '2026-01-06 10:50-03', 'skipped', 'late'),
    ],
    ask: `select columns, (select string_agg(status, ' ' order by started_at) from job_executions) as rows,
      (select count(*) from pg_constraint where conrelid = 'job_executions'::regclass and contype = 'c') as checks
      from (${columns}) there`,
    expected: [
      {
        columns: `${base} category window_name target trigger scheduled_at reason attempts`,
        rows: 'success skipped',
        checks: 1,
      },
    ],
  },
  {
    it: 'leaves a table of the base columns as it is, but for its check',
    source: recorded(one, '{ table: job_executions, columns: base }'),
    rows: [
      fresh,
      seedTable,
      ...again(recorded(one, '{ table: job_executions, columns: base }')),
      ran('call', '2026-01-06 10:50-03', 'skipped'),
    ],
    ask: columns,
    expected: [{ columns: base }],
  },
];

/** What a server must refuse, with a part of its message. */
export const refusedCases = [
  {
    it: 'a status that nobody knows',
    rows: [ran('call', '2026-01-06 10:50-03', 'done')],
    message: 'job_executions_status_check',
  },
  {
    it: 'the same in a table that was there',
    rows: [fresh, seedTable, ...again(recorded(one)), ran('call', '2026-01-06 10:50-03', 'done')],
    message: 'job_executions_status_check',
  },
  {
    it: 'a table with times that know no zone',
    rows: [
      fresh,
      seedTable.replace('started_at timestamptz', 'started_at timestamp'),
      ...again(recorded(one)),
    ],
    message: 'must be timestamptz',
  },
] as const;

export const refusedSource = recorded(one);
