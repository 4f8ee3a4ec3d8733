import { sameSet, valuesOf } from '../../ir/number-set.ts';
import { allMonths } from '../../ir/schedule.ts';
import type { Schedule } from '../../ir/types.ts';
import type { Job } from '../../model/types.ts';
import { formatTime } from '../../time/civil.ts';
import type { Names } from './names.ts';
import { literal, numbers, valueRows } from './text.ts';

/** Jobs with more starts a week are judged by their gap: a run they miss is followed by another. */
export const mostSlots = 50;

export function createSlots({ slots, catalog }: Names): string {
  return `create table if not exists ${slots} (
  job text not null references ${catalog} on delete cascade,
  local_time time not null,
  zone text not null,
  months smallint[],    -- 1 to 12; null: every month
  dates smallint[],     -- 1 to 31; null: weekdays alone decide
  weekdays smallint[],  -- 0 = Sunday to 6; null: dates alone decide
  day_rule text check (day_rule in ('either', 'both')),  -- where there are dates and weekdays
  skipped text not null check (skipped in ('after', 'drop')),
  repeated text not null check (repeated in ('once', 'twice'))
);
alter table ${slots} enable row level security;`;
}

/** The slots of these jobs in the place of all others. */
export function replaceSlots({ slots }: Names, jobs: readonly Job[]): string {
  const rows = jobs.flatMap((job) => job.schedules.flatMap((one) => slotRows(job.name, one)));
  const clear = `delete from ${slots};`;
  if (rows.length === 0) return clear;
  const columns = 'job, local_time, zone, months, dates, weekdays, day_rule, skipped, repeated';
  return `${clear}\ninsert into ${slots} (${columns}) values\n${valueRows(rows)};`;
}

/** A time of day a row; the days are sets, so that dates and months are as exact as weekdays. */
function slotRows(job: string, schedule: Schedule): readonly (readonly string[])[] {
  const { hours, minutes, months, zone, dst } = schedule;
  const times = valuesOf(hours).flatMap((hour) =>
    valuesOf(minutes).map((minute) => formatTime(hour * 60 + minute)),
  );
  const inMonths = sameSet(months, allMonths) ? undefined : valuesOf(months);
  return times.map((time) => [
    literal(job),
    literal(time),
    literal(zone),
    numbers(inMonths),
    ...dayColumns(schedule),
    literal(dst.skipped),
    literal(dst.repeated),
  ]);
}

/** dates, weekdays, day_rule */
function dayColumns({ days }: Schedule): readonly string[] {
  switch (days.kind) {
    case 'everyDay':
      return ['null', 'null', 'null'];
    case 'onDates':
      return [numbers(valuesOf(days.dates)), 'null', 'null'];
    case 'onWeekdays':
      return ['null', numbers(valuesOf(days.weekdays)), 'null'];
    case 'either':
    case 'both':
      return [numbers(valuesOf(days.dates)), numbers(valuesOf(days.weekdays)), literal(days.kind)];
  }
}

/**
 * From readings of a clock to instants, by the definition in docs/architecture.md ("When a schedule
 * fires"): around a change of the zone every minute is asked what the clock reads in it.
 */
export function dueFunctions({ instants, latestDue, slots, catalog }: Names): string {
  return `-- The instants at which a clock's reading is a start: the first at which it reads that or later; none for
-- a reading that is skipped where those drop; the second pass, too, of one that is repeated, where both count.
-- An instant's days are as long as those on the clock of who asks, so a day is 24 hours here.
create or replace function ${instants}(reading timestamp, zone text, skipped text, repeated text)
returns table (instant timestamptz) language sql stable as $cronwright$
  select distinct due.instant
  from (
    select min(passing.minute) filter (where passing.shown >= reading) as first,
      max(passing.minute) filter (where passing.shown = reading) as last
    from (
      select minute, minute at time zone zone as shown
      from (
        select reading at time zone 'UTC' as utc,
          ((reading at time zone 'UTC' - interval '24 hours') at time zone zone) - (reading - interval '1 day') as before,
          ((reading at time zone 'UTC' + interval '24 hours') at time zone zone) - (reading + interval '1 day') as after
      ) around,
      generate_series(utc - greatest(before, after), utc - least(before, after), interval '1 minute') minute
    ) passing
  ) found,
  lateral (values
    (case when found.last is not null or skipped = 'after' then found.first end),
    (case when repeated = 'twice' then found.last end)
  ) due (instant)
  where due.instant is not null
$cronwright$;

-- The last due slot of a job up to an instant.
create or replace function ${latestDue}(of_job text, up_to timestamptz)
returns timestamptz language sql stable as $cronwright$
  select max(due.instant)
  from ${catalog} known
  join ${slots} slot on slot.job = known.job
  cross join lateral generate_series(-1, ceil(known.max_gap_seconds / 86400.0)::integer + 1) back
  cross join lateral (select (up_to at time zone slot.zone)::date - back as day) civil
  cross join lateral ${instants}(civil.day + slot.local_time, slot.zone, slot.skipped, slot.repeated) due
  where known.job = of_job
    and (slot.months is null or extract(month from civil.day)::smallint = any (slot.months))
    and case
      when slot.dates is null and slot.weekdays is null then true
      when slot.dates is null then extract(dow from civil.day)::smallint = any (slot.weekdays)
      when slot.weekdays is null then extract(day from civil.day)::smallint = any (slot.dates)
      when slot.day_rule = 'both' then extract(day from civil.day)::smallint = any (slot.dates)
        and extract(dow from civil.day)::smallint = any (slot.weekdays)
      else extract(day from civil.day)::smallint = any (slot.dates)
        or extract(dow from civil.day)::smallint = any (slot.weekdays)
    end
    and due.instant <= up_to
$cronwright$;`;
}
