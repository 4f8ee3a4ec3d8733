import { expectedCount, runCount } from '../../audit/tally.ts';
import type {
  Figures,
  JobFigures,
  Millisecond,
  MissedStretch,
  Percentiles,
  Span,
  ToldStart,
} from '../../audit/types.ts';
import type { AuditReport } from '../../report/audit/saying.ts';
import { instantText } from '../instant.ts';

/** An audit as plain data: instants in UTC, absent parts null, times in milliseconds, keys in a fixed order. */
export function jsonAudit(report: AuditReport): Readonly<Record<string, unknown>> {
  const { audit, period, logs, sourcePath, zone } = report;
  const { lines } = audit;
  return {
    source: sourcePath,
    logs,
    zone,
    from: period.from === undefined ? null : instantText(period.from),
    until: period.until === undefined ? null : instantText(period.until),
    log_span: jsonSpan(audit.span),
    lines,
    unusable_lines: audit.faults.map(({ file, row, why }) => ({ file, line: row, why })),
    total: jsonFigures(audit.total),
    categories: audit.categories.map((category) => ({
      category: category.name ?? null,
      ...jsonFigures(category),
    })),
    jobs: audit.jobs.map(jsonJob),
    unknown_jobs: audit.strangers.map(({ name, runs, first }) => ({
      job: name,
      runs,
      first_start: momentText(first),
    })),
    unknown_runs: audit.strangerRuns,
  };
}

function jsonJob(job: JobFigures) {
  const { told } = job;
  return {
    job: job.job.name,
    category: job.job.category ?? null,
    paused: job.job.paused,
    slack_seconds: job.slack,
    judged: jsonSpan(job.span),
    ...jsonFigures(job),
    missed_starts: told.missed.map(jsonStretch),
    late_starts: told.late.map(jsonStart),
    doubled_starts: told.doubled.map(jsonStart),
    not_due_starts: told.stray.map(jsonStart),
    manual_starts: told.manual.map(jsonStart),
    unfinished_starts: told.unfinished.map(jsonStart),
  };
}

function jsonFigures({ counts, duration, lateness }: Figures) {
  const { skipped } = counts;
  return {
    due: expectedCount(counts),
    on_time: counts.onTime,
    late: counts.late,
    missed: counts.missed,
    missed_in_standby: counts.missedInStandby,
    paused_in_source: counts.held,
    doubled: counts.doubled,
    not_due: counts.stray,
    manual: counts.manual,
    runs: runCount(counts),
    success: counts.success,
    failed: counts.failed,
    timed_out: counts.timedOut,
    skipped,
    unfinished: counts.unfinished,
    running: counts.running,
    lateness_ms: jsonTimes(lateness),
    duration_ms: jsonTimes(duration),
  };
}

function jsonTimes(times: Percentiles | undefined) {
  return times ?? null;
}

function jsonStretch({ first, last, count }: MissedStretch) {
  return { first: instantText(first), last: instantText(last), count };
}

function jsonStart({ due, startedAt, target }: ToldStart) {
  return {
    due: due === undefined ? null : instantText(due),
    started_at: momentText(startedAt),
    target: target ?? null,
  };
}

function jsonSpan(span: Span | undefined) {
  return span ? { from: momentText(span.from), until: momentText(span.until) } : null;
}

/** `2026-01-05T12:00:00.123Z` */
function momentText(at: Millisecond): string {
  return new Date(at).toISOString();
}
