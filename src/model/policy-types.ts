import type { Span } from '../diagnostics/source-file.ts';
import type { CivilMinute } from '../ir/types.ts';
import type { RequiredKey } from '../source/types.ts';
import type { KeyPlaces } from './key-places.ts';
import type { Category, ClockSpan } from './types.ts';

export type { RequiredKey };

/** A span of the day on some weekdays, on the file's clock. One over midnight is its opening day's. */
export interface WeekSpan {
  readonly hours: ClockSpan;
  /** 0 = Sunday … 6; all seven when the author names none. */
  readonly weekdays: readonly number[];
}

/** The categories a promise is about: some, all but some, or every job, in a category or not. */
export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'only' | 'without'; readonly categories: readonly Category[] };

/** What a policy promises of the schedule as written, pauses ignored but for `must_run`. */
export type Commitment =
  | {
      readonly kind: 'protect';
      readonly span: WeekSpan;
      readonly categories: readonly Category[];
    }
  | {
      readonly kind: 'allowed';
      readonly span: WeekSpan;
      readonly categories: readonly Category[];
    }
  | {
      readonly kind: 'must_run';
      /** A key under `jobs` or an expanded name, which nobody may have. */
      readonly job: string;
      /** The longest time between two starts. */
      readonly everySeconds?: number;
    }
  | {
      readonly kind: 'never_on';
      readonly categories: readonly Category[];
      readonly targets: readonly string[];
    }
  | {
      readonly kind: 'required_keys';
      readonly keys: readonly RequiredKey[];
      readonly scope: Scope;
    }
  | {
      readonly kind: 'load';
      readonly maxStarts: number;
      /** 1–1440 */
      readonly withinMinutes: number;
      readonly scope: Scope;
    }
  /** Of the week from the anchor; 0–100. */
  | { readonly kind: 'reduction'; readonly atLeastPercent: number; readonly scope: Scope }
  /** Minutes in which anything starts, in any 60 on end or in the week from the anchor. */
  | {
      readonly kind: 'wakeups';
      readonly atMost: number;
      readonly per: 'hour' | 'week';
      readonly scope: Scope;
    };

export type CommitmentOf<Kind extends Commitment['kind']> = Extract<Commitment, { kind: Kind }>;

/** A promise of the schedule, apart from the jobs it is about: deleting them can't delete it. */
export interface Policy<Promised extends Commitment = Commitment> {
  readonly name: string;
  readonly label: string;
  readonly severity: 'error' | 'warning';
  readonly commitment: Promised;
  /** Where its name stands. */
  readonly at: Span;
  /** Where the value of its promise stands, or of a key in it. */
  readonly saidAt: KeyPlaces;
}

export type PolicyOf<Kind extends Commitment['kind']> = Policy<CommitmentOf<Kind>>;

/** A minute that a test of the source names, on the job's clock. */
export interface ExpectedMinute {
  readonly civil: CivilMinute;
  readonly at: Span;
}

/** A number of starts that a test of the source names. */
export interface ExpectedCount {
  readonly starts: number;
  readonly at: Span;
}

/** A test in the source: what is known of a job's starts. */
export interface Expectation {
  /** A key under `jobs`, whose expansions count together, or an expanded name. */
  readonly job: string;
  readonly firesAt: readonly ExpectedMinute[];
  readonly neverAt: readonly ExpectedMinute[];
  /** On each day of the week from the anchor on which it starts at all. */
  readonly perDay?: ExpectedCount;
  /** In the week from the anchor. */
  readonly perWeek?: ExpectedCount;
}
