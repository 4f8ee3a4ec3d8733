import type { WeekCount } from '../counts/week-count.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Span } from '../diagnostics/source-file.ts';
import type { InstantMinute, Schedules } from '../ir/types.ts';
import type { Category, Locale, Pause } from '../model/types.ts';
import type { TargetProof } from '../proof/types.ts';
import type { Facts } from '../targets/types.ts';

/** When a job starts, as one side of a review knows it. */
export interface Timing {
  /** What it means; absent where an engine takes a text that the source language does not have. */
  readonly schedules?: Schedules;
  /** As it is written, for people: `0 10 * * 1-5`, with ` in ZONE` where it names one. */
  readonly text: string;
  /** Ascending, each once, in `[from, until)`, pauses ignored. */
  starts(from: InstantMinute, until: InstantMinute): readonly InstantMinute[];
}

/** A job as one side of a review has it: from a source, or read back from generated files. */
export interface ReviewedJob {
  readonly name: string;
  /** Its key under `jobs`; of a job in a file, its name. */
  readonly source: string;
  readonly category?: Category;
  readonly window?: string;
  readonly timing: Timing;
  /** What a start does, by name; that is all a review compares besides times, targets and pauses. */
  readonly facts: Facts;
  /** Registry ids. */
  readonly targets: readonly string[];
  /** Those on which no pause holds it. Where there is none, it starts nowhere. */
  readonly runsOn: readonly string[];
  /** Every pause that holds it somewhere. */
  readonly pauses: readonly Pick<Pause, 'level' | 'name' | 'reason' | 'by' | 'until'>[];
  /** Where its trigger is written, in a source. */
  readonly at?: Span;
}

/** A run that only one side has, or that has gone from one instant to another. */
export type RunDifference =
  | { readonly kind: 'added'; readonly after: InstantMinute }
  | { readonly kind: 'removed'; readonly before: InstantMinute }
  | { readonly kind: 'moved'; readonly before: InstantMinute; readonly after: InstantMinute };

/**
 * What a change does to the times of a job that both sides have. `moved`: as many runs as before, at
 * other instants; `rescheduled`: more or fewer. The runs are those of the reviewed week as written,
 * pauses ignored; the first ones may lie behind it, where one week shows nothing.
 */
export type TimingChange =
  | { readonly kind: 'same' }
  | {
      readonly kind: 'moved' | 'rescheduled';
      readonly added: readonly InstantMinute[];
      readonly removed: readonly InstantMinute[];
      readonly first: readonly RunDifference[];
    };

/** A fact that is not the same on both sides; absent on a side that does not have it. */
export interface FactChange {
  readonly fact: string;
  readonly before?: string;
  readonly after?: string;
}

/** What happens to a job that both sides have, perhaps under another name. */
export interface KeptJob {
  readonly kind: 'kept';
  readonly before: ReviewedJob;
  readonly after: ReviewedJob;
  readonly renamed: 'no' | 'yes';
  readonly timing: TimingChange;
  /** Whether it started somewhere and now nowhere, or the other way round. */
  readonly standing: 'same' | 'paused' | 'resumed';
  /** Of targets on both sides, while it starts on another: those that hold it now, and those that did. */
  readonly heldOn: { readonly paused: readonly string[]; readonly resumed: readonly string[] };
  readonly targets: { readonly added: readonly string[]; readonly removed: readonly string[] };
  readonly facts: readonly FactChange[];
}

export type JobReview =
  | KeptJob
  | { readonly kind: 'added'; readonly after: ReviewedJob }
  | { readonly kind: 'removed'; readonly before: ReviewedJob };

/** One aspect of a change, which a key of the source may have caused. */
export type Aspect = 'presence' | 'timing' | 'standing' | 'targets' | 'facts' | 'settings';

/** An edit of the source, and the jobs that it changes. */
export interface Cause {
  /** `windows.tarde.hours` */
  readonly path: string;
  readonly at: Span;
  /** Which side `at` lies in: what was taken out has its place before only. */
  readonly side: 'before' | 'after';
  /** As YAML would say it on one line; absent where the key is not there. */
  readonly before?: string;
  readonly after?: string;
  /** Expanded names, in page order. */
  readonly jobs: readonly string[];
}

/** What a change does to something that the source promises. */
export interface PromiseChange {
  /** Against everything that the other side promises; names alone change nothing. */
  readonly kind: 'removed' | 'weakened' | 'strengthened' | 'added';
  /** `policies.pico`, `categories.campanha.windows_only`, `expect.report_manha` */
  readonly path: string;
  readonly at: Span;
  /** Which side `at` lies in. */
  readonly side: 'before' | 'after';
  /** As YAML would say it on one line; absent on a side that does not have it. */
  readonly before?: string;
  readonly after?: string;
}

/** What one side starts in the reviewed week. */
export interface SideCount {
  /** Without what is paused everywhere. */
  readonly running: WeekCount<ReviewedJob>;
  /** With pauses ignored. */
  readonly written: WeekCount<ReviewedJob>;
  /** Runs in the week by target, without what is paused there. */
  readonly perTarget: ReadonlyMap<string, number>;
  /** Runs in the week of the baseline, where there is one. */
  readonly baseline?: number;
}

/** What a job starts on a day of a clock change, before and after. */
export interface ClockChangeDay {
  readonly job: string;
  readonly zone: string;
  /** Days since 1970-01-01 on the zone's calendar. */
  readonly day: number;
  readonly before: readonly InstantMinute[];
  readonly after: readonly InstantMinute[];
}

/** Why the side before says less than the side after. */
export type Absence =
  /** It has no such file: all is new. */
  | { readonly kind: 'no source'; readonly label: string }
  /** It has one that does not hold. */
  | {
      readonly kind: 'broken';
      readonly label: string;
      readonly diagnostics: readonly Diagnostic[];
    };

/** What is done to generated files. Paths. */
export interface FileChanges {
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly deleted: readonly string[];
  readonly unchanged: number;
}

/** All that a change of the schedule does, in no format and no language yet. */
export interface Review {
  /** What the two sides are called: a ref, a file, the generated files. */
  readonly labels: { readonly before: string; readonly after: string };
  readonly sourcePath: string;
  readonly locale: Locale;
  /** The zone on whose clock everything is told, the side's after. */
  readonly zone: string;
  /** The zone of the side before, where it is another. */
  readonly zoneBefore?: string;
  /** Monday of the week that is counted. */
  readonly anchor: string;
  /** Only jobs that change, in page order, removed ones last. */
  readonly jobs: readonly JobReview[];
  /** Absent on a side that there is nothing to count of. */
  readonly counts: { readonly before?: SideCount; readonly after?: SideCount };
  readonly categories: readonly Category[];
  readonly causes: readonly Cause[];
  /** Those removed and weakened first. */
  readonly promises: readonly PromiseChange[];
  readonly clockChanges: readonly ClockChangeDay[];
  readonly absence?: Absence;
  /** Findings that only one side has. */
  readonly findings: {
    readonly appeared: readonly Diagnostic[];
    readonly gone: readonly Diagnostic[];
  };
  /** What was proved of the side after, good or not. */
  readonly proofs: readonly TargetProof[];
  readonly files?: FileChanges;
  /** Commands that take from the platforms what the files no longer hold. */
  readonly removals: readonly string[];
}
