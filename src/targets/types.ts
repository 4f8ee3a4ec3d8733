import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Span } from '../diagnostics/source-file.ts';
import type { EngineId } from '../engines/registry.ts';
import type { Catalog, ConfiguredTarget, Job, Locale, LogTable, Pause } from '../model/types.ts';

/** A generated file before its header is put on. */
export interface Artifact {
  /** Relative to the repository's root, `/`-separated. */
  readonly path: string;
  readonly mode: 0o644 | 0o755;
  /** How its format writes a comment: `#`, `<!-- -->` or `--`. */
  readonly comment: 'hash' | 'html' | 'dashes';
  /** The first header line, without the comment's marks. */
  readonly notice: string;
  /**
   * In place of a checksum in the header, which would conflict in every merge. Such a file is read strictly
   * before it is written: what was changed by hand is heard, and whoever's header it carries, it is ours.
   */
  readonly stamp?: 'merged by line';
  /** Everything below the header; ends in a newline. May begin with `#!`, which stays the first line. */
  readonly body: string;
  /** The job it is made from, where it is made from one: what a change belongs to. */
  readonly subject?: { readonly job: string; readonly at: Span };
}

/** One legal line or object of a target: all that its engine gets to know of when it starts. */
export interface Entry {
  /** Five fields as this target will print them. */
  readonly expression: string;
  /** The zone the entry names for itself; absent where it is read on the engine's own clock. */
  readonly zone?: string;
}

/** A way to write a job's schedule: the job starts whenever one of the entries does. */
export type Candidate = readonly [Entry, ...Entry[]];

/** Ways to write a job, the plainest first. */
export interface Offer {
  readonly first: Candidate;
  /** Worked out where the first won't do only: it mostly does. */
  readonly others: () => readonly Candidate[];
}

/** A job with the entries that carry its schedule on one target. */
export interface TargetJob {
  readonly job: Job;
  readonly entries: Candidate;
}

/**
 * The ways to write a job that this platform takes, the plainest first, or why there is none. Which of
 * them fires as the source says is not decided here: the proof tries them in this order.
 */
export type Legalised =
  | ({ readonly kind: 'candidates' } & Offer)
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] };

/** Who will read the files, and on which clock where an entry names no zone. */
export interface EngineHost {
  readonly engine: EngineId;
  readonly hostZone: string;
}

/**
 * What a start of a job does, as words in the model's own terms: `method`, `path`, `query` (a line
 * `key=value` each), `timeout` (seconds), `category`, `window`, `target`, `gated` (yes or no),
 * `overlap` (forbid or allow), `paused` (yes or no), `deadline` (seconds after which the platform lets
 * a start go), `grace` (seconds after which the runner does), `due` and `zone` (the time of day from
 * which it counts), `attempts`, `backoff` (seconds), `retry_timeouts` (yes), `record` and
 * `record_end` (the table's columns, and how a run's end is written), and the target's settings by
 * their keys in jobs.yaml. Absent facts are absent, never empty.
 */
export type Facts = Readonly<Record<string, string>>;

/** A generated file as it will stand on the disk, its header included. */
export interface WrittenFile {
  readonly path: string;
  readonly text: string;
}

/** What the files of a target say of one job; a job in several objects is there several times. */
export interface ReadJob {
  /** From an annotation, an argument or a comment, never worked out from an object's name. */
  readonly job: string;
  /** The file it was read from. */
  readonly path: string;
  /** Of a paused job: what would start it if it were not. */
  readonly entries: readonly Entry[];
  readonly facts: Facts;
}

/** What a reader can't make sense of, or what breaks a rule that holds for every job there. */
export interface ReadFault {
  readonly path: string;
  /** A sentence without full stop: `backoffLimit is 6, not 0`. */
  readonly what: string;
  readonly job?: string;
}

export interface ReadBack {
  readonly jobs: readonly ReadJob[];
  readonly faults: readonly ReadFault[];
}

/** All that a reader is told besides the files. */
export interface ReadRequest {
  readonly files: readonly WrittenFile[];
  /** The text of `run-job` as it must stand in the files. */
  readonly runner: string;
}

/** All that rendering a target needs. `Settings` are the target's own, checked and with defaults. */
export interface TargetPlan<Settings> {
  readonly sourcePath: string;
  readonly locale: Locale;
  readonly settings: Settings;
  /** Set when the whole target is written suspended. */
  readonly pause?: Pause;
  readonly jobs: readonly TargetJob[];
  /** True for a job compiled for several targets: it runs only where JOBS_LIVE_TARGET says so. */
  readonly gated: (job: Job) => boolean;
  /** The table that keeps every run, when there is one. */
  readonly log?: LogTable;
  /** The text of `run-job`, the same bytes everywhere. */
  readonly runner: string;
}

/**
 * Settings that can be worked with, or what is wrong with them. Findings are warnings, and errors that
 * the author may accept.
 */
export type SettingsResult<Settings> =
  | {
      readonly kind: 'settings';
      readonly settings: Settings;
      readonly findings: readonly Diagnostic[];
    }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] };

/** How a start can tell when it was due: the platform says so, or the clock of the job's zone. */
export type DueFrom = 'platform' | 'clock';

/**
 * How people set the one value that pauses jobs on a platform at run time, JOBS_PAUSED. Commands for a
 * POSIX shell; cronwright prints them and runs none.
 */
export interface PauseSwitch {
  /** Where the commands are run, as in `run it on the host`. */
  readonly where: string;
  /** Sets the whole value, words of `[a-z0-9_:]` joined by commas, whatever it was before. */
  set(value: string): string;
  /** Takes the value away. */
  readonly clear: string;
  /** Prints the value, if there is one. */
  readonly show: string;
}

/**
 * How to write for one platform. A new target is one folder and one line in the registry.
 * `Settings` must name `out`, the folder it writes to.
 */
export interface Target<Settings extends { readonly out: string } = { readonly out: string }> {
  /** Its key under `targets`, e.g. `kubernetes`. */
  readonly id: string;
  /** Its name in running text, e.g. `Kubernetes`. */
  readonly label: string;
  readonly defaultOut: string;
  /** Checks what the schema can't and fills in the defaults; some come from the file. */
  settings(
    configured: ConfiguredTarget,
    file: Pick<Catalog, 'zone' | 'anchor'>,
  ): SettingsResult<Settings>;
  engine(settings: Settings): EngineHost;
  legalise(job: Job, settings: Settings): Legalised;
  /** What is wrong with all jobs together: names that meet, a file too long. Asked before `render`. */
  check(plan: TargetPlan<Settings>): readonly Diagnostic[];
  /** One after the other, so that thousands need not be held before their headers are put on. */
  render(plan: TargetPlan<Settings>): Iterable<Artifact>;
  /** The settings that every job's files carry, as `read` says them. */
  facts(settings: Settings): Facts;
  /** Facts of a job that the platform has no place for; any other that is not read back is missing. */
  readonly lacks: readonly string[];
  /**
   * What the files say, read without any of the writer's code: a wrong fact that both shared would
   * prove itself right.
   */
  read(request: ReadRequest): ReadBack;
  /** The same files in another order, lines too where their order says nothing. */
  reordered(files: readonly WrittenFile[]): readonly WrittenFile[];
  /** Set where the platform reads a folder of the repository itself: what lies there is live. */
  readonly liveFolder?: string;
  /**
   * The command that removes from the platform the object that a file puts there: two files with one
   * command hold one object. Undefined for files that put nothing there, and for other targets'.
   */
  removal(file: { readonly path: string; readonly text: string }): string | undefined;
  pauseSwitch(settings: Settings): PauseSwitch;
  readonly dueFrom: DueFrom;
  /** Seconds behind its minute up to which a start is on time by the platform's own ways. */
  startSlack(job: Job): number;
  /** Set where a job is a CronJob of a cluster, which kube-state-metrics tells Prometheus of. */
  cronJob?(job: Job, settings: Settings): { readonly namespace: string; readonly cronJob: string };
  /** Set where each start is billed: the page then counts the minutes of a month. */
  readonly billing?: {
    readonly minutesPerStart: number;
    /** What a month has for nothing on the smallest plan. */
    readonly included: { readonly plan: string; readonly minutes: number };
  };
  /** The minute of the hour in UTC of which the platform itself says that starts are late or lost. */
  readonly busyMinute?: number;
}

/** A target as the registry holds it: its settings are known to itself only. */
export function defineTarget<Settings extends { readonly out: string }>(
  target: Target<Settings>,
): Target {
  return target;
}
