import type { Code } from '../diagnostics/catalogue/index.ts';
import type { SourceFile, Span } from '../diagnostics/source-file.ts';

/** `['jobs', 'report_manha', 'times']`; list items by their index. */
export type Path = readonly (string | number)[];

/** A value as written: plain data whose places can be asked for. */
export interface Located {
  readonly file: SourceFile;
  /** The value's span; of the nearest parent that exists when the path does not. */
  spanOf(path: Path): Span;
  /** The key's span; as `spanOf` where the path has no key of its own. */
  keySpanOf(path: Path): Span;
  /**
   * The span of a stretch inside a string value (offsets into the string), for carets inside cron
   * texts; the whole value where escapes or line folding make the stretch untraceable.
   */
  spanInside(path: Path, start: number, end: number): Span;
}

export type PauseSource =
  | boolean
  | { readonly reason?: string; readonly by?: string; readonly until?: string };

/** What a clock change does to times of day; a half that is left out stays open. */
export interface DstSource {
  readonly skipped?: 'after' | 'drop';
  readonly repeated?: 'once' | 'twice';
}

/** How often a failed call is made again within one start. */
export interface RetrySource {
  readonly attempts: number;
  readonly backoff?: string;
  readonly on_timeout?: boolean;
}

/** The table that keeps every run. */
export interface LogSource {
  readonly schema?: string;
  readonly table: string;
  readonly columns?: 'base' | 'full';
  readonly end?: 'upsert' | 'patch';
}

/** What its author has seen and lets pass. */
export interface AcceptanceSource {
  readonly code: Code;
  readonly reason: string;
  readonly target?: string;
  readonly dates?: readonly string[];
  readonly until?: string;
}

/** Keys that defaults, a category and a job may all set: the nearest to the job wins. */
export interface InheritedSource {
  readonly method?: string;
  readonly timeout?: string;
  readonly overlap?: string;
  readonly grace?: string;
  readonly stagger?: string;
  readonly retry?: RetrySource;
  readonly owner?: string;
  readonly targets?: readonly string[];
  readonly dst?: DstSource;
}

export interface WindowSource {
  readonly label?: string;
  readonly hours: string;
  readonly weekdays?: string;
  readonly types?: readonly string[];
  readonly paused?: PauseSource;
}

export interface CategorySource extends InheritedSource {
  readonly label?: string;
  readonly description?: string;
  readonly windows_only?: boolean;
  readonly paused?: PauseSource;
  readonly accept?: readonly AcceptanceSource[];
}

export interface TriggerSource {
  readonly schedule?: string;
  readonly times?: string | Readonly<Record<string, string>>;
  readonly windows?: readonly string[];
  readonly weekdays?: string;
}

export interface JobSource extends InheritedSource, TriggerSource {
  readonly category?: string;
  readonly endpoint: string;
  readonly timezone?: string;
  readonly description?: string;
  readonly why?: string;
  readonly duration?: string;
  readonly paused?: PauseSource;
  readonly accept?: readonly AcceptanceSource[];
}

/** A span of the day on the file's clock, on some weekdays. */
interface SpanSource {
  readonly hours: string;
  readonly weekdays?: string;
}

/** Keys of a job that a policy may ask for. */
export type RequiredKey =
  | 'category'
  | 'description'
  | 'why'
  | 'duration'
  | 'owner'
  | 'grace'
  | 'retry'
  | 'dst';

/** What a policy may promise, by its key; it has exactly one. */
export interface PromisesSource {
  readonly protect: SpanSource & { readonly from: readonly string[] };
  readonly allowed: SpanSource & { readonly categories: readonly string[] };
  readonly must_run: { readonly job: string; readonly every?: string };
  readonly never_on: {
    readonly categories: readonly string[];
    readonly targets: readonly string[];
  };
  readonly required_keys: {
    readonly keys: readonly RequiredKey[];
    readonly categories?: readonly string[];
  };
  readonly load: {
    readonly max_starts: number;
    readonly within: string;
    readonly categories?: readonly string[];
  };
  readonly reduction: {
    readonly at_least: string;
    readonly categories?: readonly string[];
    readonly without?: readonly string[];
  };
  readonly wakeups: {
    readonly at_most: number;
    readonly per: 'hour' | 'week';
    readonly categories?: readonly string[];
    readonly without?: readonly string[];
  };
}

export interface PolicySource extends Partial<PromisesSource> {
  readonly label?: string;
  readonly severity?: 'error' | 'warning';
}

/** What is known of a job's starts. Dates and times are `YYYY-MM-DD HH:MM` in the job's zone. */
export interface ExpectationSource {
  readonly fires_at?: readonly string[];
  readonly never_at?: readonly string[];
  readonly per_day?: number;
  readonly per_week?: number;
}

export type TargetSource = Readonly<Record<string, unknown>> & { readonly paused?: PauseSource };

/** `schedules/jobs.yaml`, valid under jobs.schema.json. */
export interface ScheduleSource {
  readonly version: 1;
  readonly timezone: string;
  readonly locale?: string;
  readonly anchor?: string;
  readonly baseline?: string;
  readonly defaults?: InheritedSource;
  readonly windows?: Readonly<Record<string, WindowSource>>;
  readonly categories?: Readonly<Record<string, CategorySource>>;
  readonly jobs: Readonly<Record<string, JobSource>>;
  readonly policies?: Readonly<Record<string, PolicySource>>;
  readonly expect?: Readonly<Record<string, ExpectationSource>>;
  readonly accept?: readonly AcceptanceSource[];
  readonly log?: LogSource;
  readonly alerts?: 'prometheus';
  readonly targets: Readonly<Record<string, TargetSource>>;
}

/** `baseline.yaml`: the jobs before the change. Only their starts and categories count. */
export interface BaselineSource {
  readonly version: 1;
  readonly jobs: Readonly<Record<string, Partial<JobSource>>>;
}

/** A file that has the right shape: its data and where everything stands. */
export interface Document<Data> {
  readonly data: Data;
  readonly places: Located;
}
