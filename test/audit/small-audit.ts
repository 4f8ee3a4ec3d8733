import { Auditor } from '../../src/audit/auditor.ts';
import type { Audit, AuditedJob, JobFigures, Period, RunLine } from '../../src/audit/types.ts';
import { schedule } from '../targets/job-factory.ts';

/** Audits of one day, 2026-01-06 in UTC, as small as they can be. */
const day = Date.UTC(2026, 0, 6);

/** A job that is due at 10:00 UTC unless it is said otherwise, on a cron host. */
export function auditedJob(more: Partial<AuditedJob> = {}): AuditedJob {
  return {
    name: 'report',
    category: undefined,
    schedules: [schedule({ minutes: [0], hours: [10], zone: 'Etc/UTC' })],
    paused: false,
    slacks: new Map([['crontab', 120]]),
    longestRun: 300,
    ...more,
  };
}

export const everyFive = schedule({ minutes: [0, 5, 10, 15, 20], hours: [10], zone: 'Etc/UTC' });
export const everyMinute = schedule({ hours: [10], zone: 'Etc/UTC' });

/** `10:00:01` of the day, `+1 10:00` of the next one, as milliseconds since 1970 UTC. */
export function at(text: string): number {
  const match = /^(?:([+-]\d+) )?(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?$/.exec(text);
  if (!match) throw new Error(`"${text}" is no time`);
  const [, days = '0', hours, minutes, seconds = '0'] = match;
  return (
    day +
    ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60_000 +
    Number(seconds) * 1000
  );
}

let runs = 0;

/** A run of `report` that took two seconds. */
export function run(start: string, more: Partial<RunLine> = {}): RunLine {
  const startedAt = at(start);
  return {
    id: `run ${runs++}`,
    job: 'report',
    target: 'crontab',
    trigger: 'schedule',
    scheduledAt: undefined,
    startedAt,
    finishedAt: startedAt + 2000,
    attempt: 1,
    outcome: 'success',
    reason: undefined,
    ...more,
  };
}

/** Lines that tell nothing but that the log of a platform goes from here to there. */
export function covering(from: string, until: string, target: string | undefined = 'crontab') {
  return [from, until].map((time) => run(time, { job: 'beacon', target, reason: 'standby' }));
}

export const wholeDay = covering('00:00', '+1 00:00');

export function auditOf(
  job: AuditedJob,
  lines: readonly RunLine[],
  period: Period = { from: undefined, until: undefined },
): Audit {
  const auditor = new Auditor([job], period);
  for (const [index, line] of lines.entries()) {
    auditor.add({ reading: { kind: 'run', line }, file: 'log', row: index + 1 });
  }
  return auditor.finish();
}

/** What happened, in words: `1 on time, 1 missed 10:00`. */
export function summaryOf(audit: Audit): string {
  const [{ counts, told }] = audit.jobs as readonly [JobFigures];
  const { skipped, ...others } = counts;
  const numbers = Object.entries({
    ...others,
    ...Object.fromEntries(Object.entries(skipped).map(([why, count]) => [`skipped ${why}`, count])),
  })
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${count} ${what}`);
  const missed = told.missed.map(({ first, last }) =>
    first === last ? clock(first) : `${clock(first)}-${clock(last)}`,
  );
  return [...numbers, ...(missed.length > 0 ? [`missed at ${missed.join(' ')}`] : [])].join(', ');
}

function clock(minute: number): string {
  return new Date(minute * 60_000).toISOString().slice(11, 16);
}
