import type { Code } from '../diagnostics/catalogue/index.ts';
import type { Span } from '../diagnostics/source-file.ts';
import type { Schedules } from '../ir/types.ts';
import type { KeyPlaces } from './key-places.ts';
import type { Expectation, Policy } from './policy-types.ts';

export type Locale = 'en' | 'pt-BR';
export type Overlap = 'forbid' | 'allow';
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** How often a failed call is made again within one start. */
export interface Retry {
  /** Calls in all, the first included: 2–5. */
  readonly attempts: number;
  /** The wait before the second call; it doubles before each further. */
  readonly backoffSeconds: number;
  /** What follows a call that timed out, of which the service may have done a part. */
  readonly onTimeout: 'retry' | 'give up';
}

/** The table that keeps every run. */
export interface LogTable {
  readonly schema: string;
  readonly table: string;
  /** What a row tells: what the base table has, or the optional columns, too. */
  readonly columns: 'base' | 'full';
  /** How a run's end is written: the whole row again, or a change to the row of its start. */
  readonly end: 'upsert' | 'patch';
}

/** A job, category, window or target that shall not start, and what the author said about it. */
export interface Pause {
  /** What carries the pause: a paused category pauses all its jobs. */
  readonly level: 'job' | 'category' | 'window' | 'target';
  /** The name of the job (as in the source), category, window or target. */
  readonly name: string;
  readonly reason?: string;
  readonly by?: string;
  /** The last paused day, `YYYY-MM-DD`. Nothing resumes by itself. */
  readonly until?: string;
  readonly at: Span;
}

/** Start in, end out, in minutes of the day; `until` is 1–1440 and at most `from` when it crosses midnight. */
export interface ClockSpan {
  readonly from: number;
  readonly until: number;
}

export interface Window {
  readonly name: string;
  readonly label: string;
  readonly hours: ClockSpan;
  /** 0 = Sunday … 6; all seven when the author names none. */
  readonly weekdays: readonly number[];
  /** Shown and logged; they do not change the call. */
  readonly types: readonly string[];
  readonly pause?: Pause;
  readonly at: Span;
}

export interface Category {
  readonly name: string;
  readonly label: string;
  readonly description?: string;
  /** Its jobs may start only inside windows. */
  readonly windowsOnly: boolean;
  readonly pause?: Pause;
  readonly at: Span;
}

/** What makes a job start, as the author wrote it. `text` is the cron text, `time` is `HH:MM`. */
export type Trigger =
  | { readonly kind: 'schedule'; readonly text: string }
  | { readonly kind: 'times'; readonly minuteOfDay: number; readonly weekdays: readonly number[] }
  | { readonly kind: 'window'; readonly window: Window };

/** Where the author said it, for diagnostics and for the diff. */
export interface JobPlaces {
  readonly name: Span;
  readonly trigger: Span;
  readonly endpoint: Span;
  /** The list of targets in force, wherever it stands. */
  readonly targets: Span;
  /** `jobs.x.targets`, `categories.y.targets` or `defaults.targets`. */
  readonly targetsFrom: string;
  readonly timezone: Span;
  readonly overlap: Span;
  /** The grace in force, wherever it stands; the trigger where none is stated. */
  readonly grace: Span;
  /** The policy for clock changes in force, wherever it stands; the trigger where none is stated. */
  readonly dst: Span;
  /** As `targetsFrom`; absent where no policy is stated. */
  readonly dstFrom?: string;
}

/** By how much a job starts later than its trigger says. */
export interface Offset {
  /** Whole minutes, 0 up to, not including, its `spreadMinutes`. */
  readonly laterMinutes: number;
  /** Whether the lock had it, or it was chosen now. */
  readonly pin: 'kept' | 'new';
}

/** One job after references, inheritance and expansion: every value in force, none left open. */
export interface Job {
  /** The expanded name, e.g. `processar_campanhas_manha`. */
  readonly name: string;
  /** Its key under `jobs`, e.g. `processar_campanhas`. */
  readonly source: string;
  readonly category?: Category;
  readonly window?: Window;
  readonly trigger: Trigger;
  readonly schedules: Schedules;
  readonly zone: string;
  /** As written: path and query. */
  readonly endpoint: string;
  /** The path alone, `[A-Za-z0-9._~/:@-]`. */
  readonly path: string;
  /** The query's pairs, percent-decoded, in order. */
  readonly query: readonly (readonly [key: string, value: string])[];
  readonly method: Method;
  readonly timeoutSeconds: number;
  readonly overlap: Overlap;
  /** How late a start may still run; no later than its window closes. */
  readonly graceSeconds?: number;
  readonly retry?: Retry;
  /** `stagger`: it may start later by 0 up to, not including, so many minutes. */
  readonly spreadMinutes?: number;
  /** There where `spreadMinutes` is, once an offset is chosen: `schedules` are then that much later. */
  readonly offset?: Offset;
  readonly owner?: string;
  /** Registry ids, in the registry's order, not empty. */
  readonly targets: readonly string[];
  readonly description?: string;
  readonly why?: string;
  /** How long it is expected to run, in seconds. */
  readonly durationSeconds?: number;
  /** Every pause that holds it: job, category, window (a target's is on the target). */
  readonly pauses: readonly Pause[];
  readonly places: JobPlaces;
}

/** A job of the schedule before the change: only what counting needs. */
export interface BaselineJob {
  readonly name: string;
  readonly source: string;
  readonly category?: Category;
  readonly schedules: Schedules;
}

/** A target that `targets` configures, settings still as written. */
export interface ConfiguredTarget {
  readonly id: string;
  readonly pause?: Pause;
  /** The author's keys but `paused`, already valid under the target's settings schema. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Where a setting stands; the target's own place when the key is absent. */
  readonly at: KeyPlaces;
}

/** What the author lets pass, and how far that reaches. */
export interface Acceptance {
  /** The whole file, the jobs of a category and itself, or one job by its key under `jobs`. */
  readonly scope:
    | { readonly kind: 'file' }
    | { readonly kind: 'category' | 'job'; readonly name: string };
  readonly code: Code;
  readonly reason: string;
  /** Only what is found for this target. */
  readonly target?: string;
  /** `YYYY-MM-DD`; any date where absent. Only with codes that are accepted by date. */
  readonly dates?: readonly string[];
  /** The last day before it is to be looked at again, `YYYY-MM-DD`. It goes on accepting. */
  readonly until?: string;
  /** Where its code stands. */
  readonly at: Span;
  /** Where `until` stands; as `at` where there is none. */
  readonly untilAt: Span;
}

/** What the author meant: the whole schedule, checked, resolved, expanded and lowered. */
export interface Catalog {
  /** The source's path as people know it, e.g. `schedules/jobs.yaml`. */
  readonly sourcePath: string;
  readonly zone: string;
  readonly locale: Locale;
  /** A Monday, `YYYY-MM-DD`: examples and weeks count from here, never from today. */
  readonly anchor: string;
  readonly windows: readonly Window[];
  /** In source order, which is page order. */
  readonly categories: readonly Category[];
  /** In source order, expansions side by side. */
  readonly jobs: readonly Job[];
  readonly targets: readonly ConfiguredTarget[];
  /** The file's, then those of categories and jobs in source order. All that reach a finding hold. */
  readonly acceptances: readonly Acceptance[];
  /** What the schedule promises, in source order. */
  readonly policies: readonly Policy[];
  /** Tests of its starts, in source order. */
  readonly expectations: readonly Expectation[];
  /** Where runs are recorded, when they are. */
  readonly log?: LogTable;
  /** Who shall alert on the jobs of Kubernetes. */
  readonly alerts?: 'prometheus';
  readonly baseline?: {
    readonly path: string;
    readonly jobs: readonly BaselineJob[];
  };
}
