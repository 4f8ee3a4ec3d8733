import type { InstantMinute, Schedules } from '../ir/types.ts';

/** Milliseconds since 1970-01-01T00:00Z. */
export type Millisecond = number;

export type Outcome = 'success' | 'error' | 'timeout' | 'skipped' | 'running';
export type SkipReason = 'paused' | 'late' | 'overlap' | 'standby';

/** What one line of the runner, or one row of its table, says of a run. */
export interface RunLine {
  /** All attempts of one run share it. */
  readonly id: string;
  readonly job: string;
  /** Undefined where it is not told: then it may be any. */
  readonly target: string | undefined;
  readonly trigger: 'schedule' | 'manual';
  /** The due minute where the platform knows it. */
  readonly scheduledAt: Millisecond | undefined;
  readonly startedAt: Millisecond;
  /** Undefined while it runs. */
  readonly finishedAt: Millisecond | undefined;
  /** From 1; a row of the table has that of its last attempt, one that is `running` has 0. */
  readonly attempt: number;
  /** Of this attempt; `running` in the table only. */
  readonly outcome: Outcome;
  readonly reason: SkipReason | undefined;
}

/** What a line turned out to be. `why` is a sentence without full stop: `started_at is missing`. */
export type Reading =
  | { readonly kind: 'run'; readonly line: RunLine }
  | { readonly kind: 'other' }
  | { readonly kind: 'broken'; readonly why: string };

/** A reading and where it stands. */
export interface PlacedReading {
  readonly reading: Reading;
  /** As the command line names it. */
  readonly file: string;
  /** From 1. */
  readonly row: number;
}

/** A line that could not be used, for the person who mends it. */
export interface Fault {
  readonly file: string;
  readonly row: number;
  readonly why: string;
}

/** A job as auditing sees it. */
export interface AuditedJob {
  readonly name: string;
  /** Its category's name. */
  readonly category: string | undefined;
  readonly schedules: Schedules;
  /** What holds all its starts now, as the source says. */
  readonly paused: boolean;
  /** By target: seconds behind the due minute up to which a start is on time there. */
  readonly slacks: ReadonlyMap<string, number>;
  /** All attempts and the waits between them, in seconds. */
  readonly longestRun: number;
}

/** The due minutes that are looked at, `from` in, `until` out; absent ends are those of the log. */
export interface Period {
  readonly from: InstantMinute | undefined;
  readonly until: InstantMinute | undefined;
}

/** What happened, in numbers. Each run is in one of the first group and in one of the second. */
export interface Counts {
  /** Starts on their due minute: within the slack of the platform, and behind it. */
  readonly onTime: number;
  readonly late: number;
  /** A second start on one due minute. */
  readonly doubled: number;
  /** Started by the schedule, says the line, with no due minute near. */
  readonly stray: number;
  readonly manual: number;

  readonly success: number;
  readonly failed: number;
  readonly timedOut: number;
  readonly skipped: Readonly<Record<Exclude<SkipReason, 'standby'> | 'unknown', number>>;
  /** The table says it runs, but the log goes on behind its longest run: killed. */
  readonly unfinished: number;
  readonly running: number;

  /** Due minutes without a run, judged. */
  readonly missed: number;
  /** Of these: where a platform in standby said that it would have started. */
  readonly missedInStandby: number;
  /** Due minutes without a run of jobs that the source pauses. */
  readonly held: number;
}

/** Due minutes in a row that were missed: one, or all from `first` to `last`. */
export interface MissedStretch {
  readonly first: InstantMinute;
  readonly last: InstantMinute;
  readonly count: number;
}

/** A start that is told by itself. */
export interface ToldStart {
  readonly startedAt: Millisecond;
  /** Absent of one that belongs to none. */
  readonly due: InstantMinute | undefined;
  readonly target: string | undefined;
}

/** Of values in milliseconds; all but `max` within one percent. */
export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** The first of their kind; how many there were is in the counts. */
export interface Told {
  readonly missed: readonly MissedStretch[];
  readonly late: readonly ToldStart[];
  readonly doubled: readonly ToldStart[];
  readonly stray: readonly ToldStart[];
  readonly manual: readonly ToldStart[];
  readonly unfinished: readonly ToldStart[];
}

/** Counts with what can be said of many runs together. */
export interface Figures {
  readonly counts: Counts;
  /** Of runs that made their call to its end. Absent without any. */
  readonly duration: Percentiles | undefined;
  /** Of starts on their due minute. Absent without any. */
  readonly lateness: Percentiles | undefined;
}

export interface JobFigures extends Figures {
  readonly job: AuditedJob;
  /** The slack where the target is not told: the longest of its targets', in seconds. */
  readonly slack: number;
  /** From the first to the last line of its targets. Absent: the log tells of none of them. */
  readonly span: Span | undefined;
  readonly told: Told;
}

export interface Span {
  readonly from: Millisecond;
  readonly until: Millisecond;
}

export interface CategoryFigures extends Figures {
  /** Undefined for jobs without one. */
  readonly name: string | undefined;
}

/** Runs of a name that the source doesn't have. */
export interface Stranger {
  readonly name: string;
  readonly runs: number;
  readonly first: Millisecond;
}

/** How many lines there were of each kind. */
export interface LineCounts {
  /** Lines of runs, those in standby and repeated ones included. */
  readonly runs: number;
  readonly standby: number;
  /** The same attempt of the same run, told again. */
  readonly repeated: number;
  /** Of other programs. */
  readonly other: number;
  readonly broken: number;
  /** Lines of runs too far from their place in time to be used. */
  readonly disordered: number;
}

export interface Audit {
  readonly lines: LineCounts;
  /** The first broken and disordered ones. */
  readonly faults: readonly Fault[];
  /** Absent: there was no line of a run. */
  readonly span: Span | undefined;
  readonly total: Figures;
  /** In the source's order; only those with jobs. */
  readonly categories: readonly CategoryFigures[];
  /** In the source's order. */
  readonly jobs: readonly JobFigures[];
  readonly strangers: readonly Stranger[];
  /** All runs of names that the source doesn't have. */
  readonly strangerRuns: number;
}
