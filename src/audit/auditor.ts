import { JobAudit } from './job-audit.ts';
import { Ordering } from './order.ts';
import { Spans } from './spans.ts';
import { Tally } from './tally.ts';
import type {
  Audit,
  AuditedJob,
  CategoryFigures,
  Fault,
  LineCounts,
  Millisecond,
  Period,
  PlacedReading,
  RunLine,
  Stranger,
} from './types.ts';

/** A line of a log may stand so many lines from its place in time. */
export const reordered = 32_768;
/** So many broken lines are shown; all are counted. */
const mostFaults = 20;
/** So many names that are no job's are told apart. */
const mostStrangers = 1000;

interface Placed {
  readonly line: RunLine;
  readonly file: string;
  readonly row: number;
}

/**
 * Holds the lines of a log against a schedule, a line at a time, in memory that does not grow with
 * their number: it is bounded by the jobs, by the hours for which a line may be late, and by the
 * `reordered` lines that are put in order. Lines are written when runs end; here they are judged in the
 * order in which they started.
 */
export class Auditor {
  private readonly jobs: ReadonlyMap<string, JobAudit>;
  private readonly audited: readonly AuditedJob[];
  private readonly period: Period;
  private readonly spans: Spans;
  private readonly ordering = new Ordering<Placed>(({ line }) => line.startedAt, reordered);
  private readonly lines = { runs: 0, standby: 0, other: 0, broken: 0, disordered: 0 };
  private readonly faults: Fault[] = [];
  private readonly strangers = new Map<string, { runs: number; readonly first: Millisecond }>();
  private strangerRuns = 0;
  private reached: Millisecond = Number.NEGATIVE_INFINITY;

  constructor(jobs: readonly AuditedJob[], period: Period) {
    this.audited = jobs;
    this.period = period;
    this.spans = new Spans(jobs);
    this.jobs = new Map(
      jobs.map((job) => [job.name, new JobAudit(job, period, () => this.spans.of(job))]),
    );
  }

  add({ reading, file, row }: PlacedReading): void {
    switch (reading.kind) {
      case 'other':
        this.lines.other++;
        return;
      case 'broken':
        this.lines.broken++;
        this.fault({ file, row, why: reading.why });
        return;
      case 'run':
        this.lines.runs++;
        for (const placed of this.ordering.take({ line: reading.line, file, row })) {
          this.judge(placed);
        }
    }
  }

  /** Ends the log. Nothing can be added afterwards. */
  finish(): Audit {
    for (const placed of this.ordering.rest()) this.judge(placed);
    for (const job of this.jobs.values()) job.end();
    const audits = [...this.jobs.values()];
    return {
      lines: this.lineCounts(audits),
      faults: this.faults,
      span: this.spans.whole,
      total: sumOf(audits).figures(),
      categories: this.categories(),
      jobs: audits.map((job) => job.figures()),
      strangers: [...this.strangers].map(([name, seen]): Stranger => ({ name, ...seen })),
      strangerRuns: this.strangerRuns,
    };
  }

  private judge({ line, file, row }: Placed): void {
    this.spans.cover(line);
    if (line.startedAt < this.reached) {
      this.lines.disordered++;
      this.fault({
        file,
        row,
        why: 'it stands too far behind later starts; sort the log by start',
      });
      return;
    }
    this.reached = line.startedAt;
    if (line.reason === 'standby') this.lines.standby++;
    const job = this.jobs.get(line.job);
    if (job) job.take(line);
    else if (line.reason !== 'standby') this.meetStranger(line);
  }

  private meetStranger({ job, startedAt }: RunLine): void {
    const { from, until } = this.period;
    if (from !== undefined && startedAt < from * 60_000) return;
    if (until !== undefined && startedAt >= until * 60_000) return;
    this.strangerRuns++;
    const known = this.strangers.get(job);
    if (known) known.runs++;
    else if (this.strangers.size < mostStrangers) {
      this.strangers.set(job, { runs: 1, first: startedAt });
    }
  }

  private fault(fault: Fault): void {
    if (this.faults.length < mostFaults) this.faults.push(fault);
  }

  private lineCounts(audits: readonly JobAudit[]): LineCounts {
    return { ...this.lines, repeated: audits.reduce((sum, { repeated }) => sum + repeated, 0) };
  }

  private categories(): readonly CategoryFigures[] {
    const names = [...new Set(this.audited.map(({ category }) => category))];
    return names.map((name) => {
      const inside = this.audited.filter(({ category }) => category === name);
      return { name, ...sumOf(inside.flatMap((job) => this.jobs.get(job.name) ?? [])).figures() };
    });
  }
}

function sumOf(audits: readonly JobAudit[]): Tally {
  const sum = new Tally();
  for (const { tally } of audits) sum.addAll(tally);
  return sum;
}
