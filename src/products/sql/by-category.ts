import type { Catalog, LogTable } from '../../model/types.ts';
import { namesIn } from './names.ts';
import { literal, transaction } from './text.ts';

/** The executions of today by category: a join with the catalog, not a guess from the jobs' names. */
export function byCategorySql({ zone }: Pick<Catalog, 'zone'>, log: LogTable): string {
  const names = namesIn(log);
  const inZone = literal(zone);
  return transaction(
    names.schema,
    `--   select * from executions_by_category();
--   select * from executions_by_category('2026-01-05 12:00-03');
-- Today so far, or of the day of another moment: from midnight on the schedule's clock. Skipped runs are no
-- executions. A category without any is there with 0.
create or replace function ${names.byCategory}(at timestamptz default now())
returns table (category text, executions bigint, per_hour numeric, skipped bigint)
language sql stable as $cronwright$
  with today as (
    select min(midnight.instant) as since
    from ${names.instants}(date_trunc('day', at at time zone ${inZone}), ${inZone}, 'after', 'once') midnight
  ), rows_of_today as (
    select execution.job_name, execution.status
    from ${names.executions} execution, today
    where execution.started_at >= today.since and execution.started_at <= at
  ), counted as (
    select
      case when known.job is null then '(unknown job)' else coalesce(known.category, '(no category)') end as category,
      min(known.category_position) as place,
      count(done.job_name) filter (where done.status <> 'skipped') as executions,
      count(done.job_name) filter (where done.status = 'skipped') as skipped
    from ${names.catalog} known
    full join rows_of_today done on done.job_name = known.job
    group by 1
  )
  select counted.category, counted.executions,
    round(counted.executions * 3600 / nullif(extract(epoch from at - today.since)::numeric, 0), 2),
    counted.skipped
  from counted, today
  order by counted.executions desc, counted.place nulls last, counted.category
$cronwright$;`,
  );
}
