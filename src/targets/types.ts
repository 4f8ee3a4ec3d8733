import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Span } from '../diagnostics/source-file.ts';
import type { Schedule } from '../ir/types.ts';
import type { Catalog, ConfiguredTarget, Job, Locale, Pause } from '../model/types.ts';

/** A generated file before its header is put on. */
export interface Artifact {
  /** Relative to the repository's root, `/`-separated. */
  readonly path: string;
  readonly mode: 0o644 | 0o755;
  /** How its format writes a comment: `#` or `<!-- -->`. */
  readonly comment: 'hash' | 'html';
  /** The first header line, without the comment's marks. */
  readonly notice: string;
  /** Everything below the header; ends in a newline. May begin with `#!`, which stays the first line. */
  readonly body: string;
  /** The job it is made from, where it is made from one: what a change belongs to. */
  readonly subject?: { readonly job: string; readonly at: Span };
}

/** One legal line or object of a target: the schedule it stands for and the text that says it there. */
export interface Entry {
  readonly schedule: Schedule;
  /** Five fields as this target will print them. */
  readonly expression: string;
}

/** A job with the entries that carry its schedule on one target. */
export interface TargetJob {
  readonly job: Job;
  readonly entries: readonly [Entry, ...Entry[]];
}

export type Legalised =
  | { readonly kind: 'entries'; readonly entries: readonly [Entry, ...Entry[]] }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] };

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
  /** The text of `run-job`, the same bytes everywhere. */
  readonly runner: string;
}

/** Settings that hold (and what is worth a warning), or what is wrong with them. */
export type SettingsResult<Settings> =
  | {
      readonly kind: 'settings';
      readonly settings: Settings;
      readonly warnings: readonly Diagnostic[];
    }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] };

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
  /** Entries that fire as the job does under this platform's rules, or why there are none. */
  legalise(job: Job, settings: Settings): Legalised;
  /** What is wrong with all jobs together: names that meet, a file too long. Asked before `render`. */
  check(plan: TargetPlan<Settings>): readonly Diagnostic[];
  render(plan: TargetPlan<Settings>): readonly Artifact[];
  /** The command that removes from the platform what an orphaned file had put there. */
  removal(orphan: { readonly path: string; readonly text: string }): string | undefined;
  /** Set where each start is billed: the page then counts the minutes of a month. */
  readonly billing?: { readonly minutesPerStart: number };
}

/** A target as the registry holds it: its settings are known to itself only. */
export function defineTarget<Settings extends { readonly out: string }>(
  target: Target<Settings>,
): Target {
  return target;
}
