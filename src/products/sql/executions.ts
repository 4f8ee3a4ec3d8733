import type { LogTable } from '../../model/types.ts';
import { type Names, namesIn } from './names.ts';
import { identifier, literal, transaction } from './text.ts';

const statuses = "'running', 'success', 'error', 'timeout', 'skipped'";

interface Column {
  readonly name: string;
  readonly type: string;
  readonly in: LogTable['columns'];
}

/** What the runner writes, in the order in which a person reads it. */
const columns: readonly Column[] = [
  { name: 'id', type: 'uuid primary key', in: 'base' },
  { name: 'job_name', type: 'text not null', in: 'base' },
  { name: 'category', type: 'text', in: 'full' },
  { name: 'window_name', type: 'text', in: 'full' },
  { name: 'target', type: 'text', in: 'full' },
  { name: 'trigger', type: 'text', in: 'full' },
  { name: 'scheduled_at', type: 'timestamptz', in: 'full' },
  { name: 'started_at', type: 'timestamptz not null', in: 'base' },
  { name: 'finished_at', type: 'timestamptz', in: 'base' },
  { name: 'status', type: `text not null check (status in (${statuses}))`, in: 'base' },
  { name: 'reason', type: 'text', in: 'full' },
  { name: 'duration_ms', type: 'bigint', in: 'base' },
  { name: 'response_code', type: 'integer', in: 'base' },
  { name: 'error', type: 'text', in: 'base' },
  { name: 'items_processed', type: 'bigint', in: 'base' },
  { name: 'attempts', type: 'integer', in: 'full' },
];

/** The table of executions: made if it is absent, brought up to what the runner writes if not. */
export function executionsSql(log: LogTable): string {
  const names = namesIn(log);
  const optional = log.columns === 'full' ? [addColumns(names)] : [];
  return transaction(
    names.schema,
    create(log, names),
    ...optional,
    mend(names),
    indexes(log, names),
  );
}

function create(log: LogTable, { executions }: Names): string {
  const lines = columns
    .filter((column) => log.columns === 'full' || column.in === 'base')
    .map(({ name, type }) => `      ${name} ${type}`);
  return `-- A new table is read and written by its owner and by roles that bypass row-level security.
do $cronwright$
begin
  if to_regclass(${literal(executions)}) is null then
    create table ${executions} (
${lines.join(',\n')}
    );
    alter table ${executions} enable row level security;
  end if;
end
$cronwright$;`;
}

function addColumns({ executions }: Names): string {
  const added = columns
    .filter((column) => column.in === 'full')
    .map(({ name, type }) => `  add column if not exists ${name} ${type}`);
  return `-- What a table of the base columns lacks.\nalter table ${executions}\n${added.join(',\n')};`;
}

/** A time without zone would be read on the clock of whoever asks, so it is refused, not converted. */
function mend({ executions }: Names): string {
  const table = `${literal(executions)}::regclass`;
  return `-- A check on the status that was there before lets more pass: what the runner writes, too.
do $cronwright$
declare
  guard record;
begin
  if exists (
    select from pg_attribute
    where attrelid = ${table} and attname in ('started_at', 'finished_at')
      and not attisdropped and atttypid <> 'timestamptz'::regtype
  ) then
    raise exception 'started_at and finished_at must be timestamptz, which knows when that was';
  end if;
  for guard in
    select conname as name, pg_get_expr(conbin, conrelid) as allows
    from pg_constraint
    where conrelid = ${table} and contype = 'c' and conkey = (
      select array[attnum] from pg_attribute where attrelid = ${table} and attname = 'status'
    )
  loop
    if exists (
      select from unnest(array[${statuses}]) written
      where position(quote_literal(written) in guard.allows) = 0
    ) then
      execute format(
        'alter table %s drop constraint %I, add constraint %I check ((%s) or status in (%s))',
        ${table}, guard.name, guard.name, guard.allows, ${literal(statuses)}
      );
    end if;
  end loop;
end
$cronwright$;`;
}

function indexes({ table }: LogTable, { executions }: Names): string {
  const named = (suffix: string) => identifier(table.slice(0, 63 - suffix.length) + suffix);
  return `create index if not exists ${named('_by_job')} on ${executions} (job_name, started_at desc);
create index if not exists ${named('_by_start')} on ${executions} (started_at);`;
}
