import type { LogTable } from '../../model/types.ts';
import { namesIn } from './names.ts';
import { transaction } from './text.ts';

/** The jobs that have not done what was due. */
export function staleJobsSql(log: LogTable): string {
  const names = namesIn(log);
  // Where the table has no column for it, the reason stands in the error.
  const isPause =
    log.columns === 'full'
      ? "(execution.reason = 'paused' or execution.error = 'skipped: paused')"
      : "execution.error = 'skipped: paused'";
  return transaction(
    names.schema,
    `--   select * from stale_jobs();
--   select * from stale_jobs('2026-01-06 12:00-03');
-- stale   no success since the last time at which one was due, its slack for being late and for running over
-- dead    it says running, for longer than a run can take, and no run has ended since
-- paused  in the source, or because the start that was due was skipped as paused: nothing to mend
-- The order is the source's: the first category first, and what is paused last.
create or replace function ${names.stale}(at timestamptz default now())
returns table (
  job text, category text, state text, due timestamptz, last_success timestamptz,
  last_start timestamptz, last_status text, owner text
)
language sql stable as $cronwright$
  with judged as (
    select known.*, due.instant as due, success.started_at as last_success,
      latest.started_at as last_start, latest.status as last_status,
      known.paused or coalesce(latest.is_pause and latest.started_at >= due.from_then, false) as is_paused,
      hanging.started_at is not null as is_dead,
      coalesce(success.started_at, '-infinity') < due.from_then
        -- A time that was due before the schedule said so was never missed.
        and not coalesce(coming.since > due.instant and coming.since <= at, false) as is_stale
    from ${names.catalog} known
    -- A job with slots: its last one. Any other: as long ago as its largest gap.
    cross join lateral (
      select case
        when exists (select from ${names.slots} slot where slot.job = known.job)
        then ${names.latestDue}(known.job, at - known.slack_seconds * interval '1 second')
        else at - (known.max_gap_seconds + known.slack_seconds) * interval '1 second'
      end
    ) moment (instant)
    -- Clocks of hosts differ a little.
    cross join lateral (select moment.instant, moment.instant - interval '30 seconds') due (instant, from_then)
    left join lateral (
      select execution.started_at, execution.status, execution.status = 'skipped' and ${isPause} as is_pause
      from ${names.executions} execution
      where execution.job_name = known.job and execution.started_at <= at
      order by execution.started_at desc limit 1
    ) latest on true
    left join lateral (
      select execution.started_at
      from ${names.executions} execution
      where execution.job_name = known.job and execution.started_at <= at and execution.status = 'success'
      order by execution.started_at desc limit 1
    ) success on true
    left join lateral (
      select execution.started_at
      from ${names.executions} execution
      where execution.job_name = known.job and execution.started_at <= at
        and execution.status in ('success', 'error', 'timeout')
      order by execution.started_at desc limit 1
    ) ended on true
    left join lateral (
      select execution.started_at
      from ${names.executions} execution
      where execution.job_name = known.job and execution.status = 'running'
        and execution.started_at < at - (known.longest_run_seconds + 10) * interval '1 second'
        and execution.started_at > coalesce(ended.started_at, '-infinity')
      order by execution.started_at desc limit 1
    ) hanging on true
    -- From when on its times are to be expected: since they changed, or since it is here if it never ran before.
    cross join lateral (
      select coalesce(known.changed_at, case
        when not exists (
          select from ${names.executions} execution
          where execution.job_name = known.job and execution.started_at < known.added_at
        ) then known.added_at
      end)
    ) coming (since)
  )
  select judged.job, judged.category, verdict.state, judged.due, judged.last_success,
    judged.last_start, judged.last_status, judged.owner
  from judged
  cross join lateral (
    select case
      when judged.is_paused then 'paused'
      when judged.is_dead then 'dead'
      when judged.is_stale then 'stale'
    end
  ) verdict (state)
  where verdict.state is not null
  order by judged.is_paused, judged.category_position nulls last, judged.due, judged.job
$cronwright$;`,
  );
}
