import { occurrences } from '../../src/ir/occurrences.ts';
import type { InstantMinute } from '../../src/ir/types.ts';
import type { Job } from '../../src/model/types.ts';

/** One line of the runner, with all its keys in their order. */
export interface LogLine {
  readonly id: string;
  readonly job_name: string;
  readonly category: string | null;
  readonly window: string | null;
  readonly target: string;
  readonly trigger: 'schedule' | 'manual';
  readonly scheduled_at: string | null;
  readonly started_at: string;
  readonly finished_at: string;
  readonly duration_ms: number;
  readonly attempt: number;
  readonly response_code: number | null;
  readonly outcome: string;
  readonly reason: string | null;
  readonly error: string | null;
  readonly items_processed: number | null;
  readonly warning: string | null;
}

/** A start of a job that went well: a second or so late, and up to two minutes long. */
export function lineOf(
  { name, category, window, targets }: Pick<Job, 'name' | 'targets'> & Partial<Job>,
  due: InstantMinute,
  seed = 0,
): LogLine {
  const started = due * 60_000 + 400 + ((seed * 7919) % 1800);
  const duration = 50 + ((seed * 104_729) % 120_000);
  return {
    id: `${String(seed).padStart(8, '0')}-0000-4000-8000-${String(due).padStart(12, '0')}`,
    job_name: name,
    category: category?.name ?? null,
    window: window?.name ?? null,
    target: targets[0] ?? 'crontab',
    trigger: 'schedule',
    scheduled_at: null,
    started_at: new Date(started).toISOString(),
    finished_at: new Date(started + duration).toISOString(),
    duration_ms: duration,
    attempt: 1,
    response_code: 200,
    outcome: 'success',
    reason: null,
    error: null,
    items_processed: null,
    warning: null,
  };
}

/** A line for every due minute in `[from, until)`, in the order in which they were written: of their ends. */
export function linesBetween(
  jobs: readonly Job[],
  from: InstantMinute,
  until: InstantMinute,
): readonly LogLine[] {
  let seed = 0;
  return jobs
    .flatMap((job) =>
      occurrences(job.schedules, from, until).map((due) => lineOf(job, due, seed++)),
    )
    .sort(byEnd);
}

export function byEnd(a: LogLine, b: LogLine): number {
  return Date.parse(a.finished_at) - Date.parse(b.finished_at);
}

/** The same start once more, as another run a little later. */
export function again(line: LogLine): LogLine {
  const later = (instant: string) => new Date(Date.parse(instant) + 1500).toISOString();
  return {
    ...line,
    id: line.id.replace(/^./, 'f'),
    started_at: later(line.started_at),
    finished_at: later(line.finished_at),
  };
}

export function jsonLines(lines: readonly LogLine[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

const baseColumns = [
  'id',
  'job_name',
  'started_at',
  'finished_at',
  'status',
  'duration_ms',
  'response_code',
  'error',
  'items_processed',
] as const;
const fullColumns = [
  ...baseColumns,
  'category',
  'window_name',
  'target',
  'trigger',
  'scheduled_at',
  'reason',
  'attempts',
] as const;

type Column = (typeof fullColumns)[number];

/** The rows that the runner keeps of these lines, as PostgreSQL exports them. */
export function csvOf(lines: readonly LogLine[], columns: 'base' | 'full' = 'full'): string {
  const names = columns === 'base' ? baseColumns : fullColumns;
  const rows = lines.map((line) => names.map((name) => quoted(cellOf(line, name))).join(','));
  return `${[names.join(','), ...rows].join('\n')}\n`;
}

function cellOf(line: LogLine, column: Column): string {
  switch (column) {
    case 'started_at':
    case 'finished_at':
      return postgres(line[column]);
    case 'scheduled_at':
      return line.scheduled_at === null ? '' : postgres(line.scheduled_at);
    case 'status':
      return line.outcome;
    case 'window_name':
      return line.window ?? '';
    case 'attempts':
      return String(line.attempt);
    default:
      return String(line[column] ?? '');
  }
}

/** `2026-01-05T13:00:00.120Z` as `2026-01-05 13:00:00.12+00` */
function postgres(instant: string): string {
  return `${instant.replace('T', ' ').replace(/\.?0*Z$/, '')}+00`;
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
