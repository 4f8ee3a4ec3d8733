import { paceOf } from '../../counts/pace.ts';
import { describe } from '../../ir/describe/index.ts';
import { valuesOf } from '../../ir/number-set.ts';
import type { DayRule, Schedules } from '../../ir/types.ts';
import type { Catalog, LogTable } from '../../model/types.ts';
import { type Names, namesIn } from './names.ts';
import type { RecordedJob } from './recorded-job.ts';
import { createSlots, dueFunctions, mostSlots, replaceSlots } from './slots.ts';
import { literal, transaction, valueRows } from './text.ts';

/** Every column that the source decides, in the order of the rows. */
const columns = [
  'job',
  'category',
  'category_label',
  'category_position',
  'window_name',
  'schedule',
  'zone',
  'runs_per_day',
  'max_gap_seconds',
  'longest_run_seconds',
  'slack_seconds',
  'paused',
  'owner',
  'description',
  'definition',
] as const;

/** The schedule as rows: what each execution belongs to, and when the next one is due. */
export function catalogSql(
  { zone, locale }: Pick<Catalog, 'zone' | 'locale'>,
  log: LogTable,
  jobs: readonly RecordedJob[],
): string {
  const names = namesIn(log);
  const paces = jobs.map(({ job }) => paceOf(job.schedules));
  const rows = jobs.map((recorded, index) => {
    const { starts, days } = paces[index] ?? { starts: 0, days: 1 };
    const words = describe(recorded.job.schedules, locale, zone);
    return catalogRow(recorded, words, quotient(starts, days));
  });
  const slotted = jobs.filter((_, index) => (paces[index]?.fullestWeek ?? 0) <= mostSlots);
  return transaction(
    names.schema,
    create(names),
    createSlots(names),
    replaceRows(names, jobs, rows),
    replaceSlots(
      names,
      slotted.map(({ job }) => job),
    ),
    dueFunctions(names),
  );
}

function create({ catalog }: Names): string {
  return `-- With row-level security and no policy, the owner and roles that bypass it read these tables, nobody else.
create table if not exists ${catalog} (
  job text primary key,
  category text,
  category_label text,
  category_position integer,
  window_name text,
  schedule text not null,
  zone text not null,
  runs_per_day numeric not null,
  max_gap_seconds bigint not null,
  longest_run_seconds bigint not null,
  slack_seconds bigint not null,
  paused boolean not null,
  owner text,
  description text,
  definition text,  -- its times, in no language
  added_at timestamptz not null default now(),
  changed_at timestamptz  -- when it last got other times or was resumed
);
alter table ${catalog} enable row level security;`;
}

function catalogRow(
  { job, position, ...recorded }: RecordedJob,
  words: string,
  average: string,
): readonly string[] {
  return [
    literal(job.name),
    literal(job.category?.name),
    literal(job.category?.label),
    position === undefined ? 'null' : String(position),
    literal(job.window?.name),
    literal(words),
    literal(job.zone),
    average,
    String(recorded.maxGapSeconds),
    String(recorded.longestRunSeconds),
    String(recorded.slackSeconds),
    String(recorded.paused),
    literal(job.owner),
    literal(job.description),
    literal(definitionOf(job.schedules)),
  ];
}

/** In one transaction, so that nobody sees half of it; rows stay what they are where nothing changed. */
function replaceRows(
  { catalog }: Names,
  jobs: readonly RecordedJob[],
  rows: readonly (readonly string[])[],
): string {
  const taken = columns.slice(1).map((column) => `  ${column} = excluded.${column}`);
  const kept = jobs.map(({ job }) => `  ${literal(job.name)}`).join(',\n');
  return `lock table ${catalog} in share row exclusive mode;
insert into ${catalog} as known (${columns.join(', ')}) values
${valueRows(rows)}
on conflict (job) do update set
${taken.join(',\n')},
  changed_at = case
    when known.definition is distinct from excluded.definition
      or (known.paused and not excluded.paused) then now()
    else known.changed_at
  end;
delete from ${catalog} where job not in (
${kept}
);`;
}

/** The sets of its fields, its zone and its rule for clock changes: alike where its starts are. */
function definitionOf(schedules: Schedules): string {
  return schedules
    .map(({ minutes, hours, months, days, zone, dst }) => {
      const sets = [minutes, hours, months].map((set) => valuesOf(set).join(','));
      const { skipped, repeated } = dst;
      return [...sets, dayText(days), zone, skipped, repeated].join(' ');
    })
    .join(' | ');
}

function dayText(days: DayRule): string {
  const dates = 'dates' in days ? valuesOf(days.dates).join(',') : '';
  const weekdays = 'weekdays' in days ? valuesOf(days.weekdays).join(',') : '';
  return `${days.kind} ${dates};${weekdays}`;
}

/** Exactly, as SQL works it out. */
function quotient(starts: number, days: number): string {
  return starts % days === 0 ? String(starts / days) : `${starts} / ${days}.0`;
}
