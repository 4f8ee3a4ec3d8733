import type { Moment } from '../../counts/busiest.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { CivilMinute } from '../../ir/types.ts';
import type {
  Commitment,
  Policy,
  PolicyOf,
  RequiredKey,
  WeekSpan,
} from '../../model/policy-types.ts';
import type { Catalog, Category, Job } from '../../model/types.ts';

/** What was measured of a promise, kept or not; times are the file's clock's. */
export type Measured =
  | {
      readonly kind: 'protect';
      readonly span: WeekSpan;
      readonly categories: readonly Category[];
      /** Starts inside the span, in the week from the anchor. */
      readonly inside: number;
      /** The start outside that comes nearest to the span, as a minute of the day. */
      readonly nearest?: number;
    }
  | {
      readonly kind: 'allowed';
      readonly span: WeekSpan;
      readonly jobs: number;
      /** The first and the last start within a span's course, as minutes of the day. */
      readonly between?: readonly [first: number, last: number];
    }
  | { readonly kind: 'must_run'; readonly name: string; readonly jobs: readonly Job[] }
  | { readonly kind: 'never_on'; readonly jobs: number; readonly targets: readonly string[] }
  | {
      readonly kind: 'required_keys';
      readonly keys: readonly RequiredKey[];
      readonly having: number;
      readonly jobs: number;
    }
  | { readonly kind: 'load'; readonly starts: number; readonly when?: When }
  | { readonly kind: 'reduction'; readonly before: number; readonly after: number }
  | { readonly kind: 'wakeups'; readonly per: 'hour' | 'week'; readonly minutes: number };

/** The times of the week that reach a load; where none of the anchor's week does, the first minute. */
export type When =
  | { readonly kind: 'weekly'; readonly minutes: number; readonly moments: readonly Moment[] }
  | { readonly kind: 'once'; readonly at: CivilMinute };

/** How a policy fares: what breaks it, and its measure. */
export interface PolicyOutcome {
  readonly policy: Policy;
  /** None: it is kept. */
  readonly findings: readonly Diagnostic[];
  readonly measured: Measured;
}

/** One promise held against the schedule. */
export type PolicyCheck<Kind extends Commitment['kind']> = (
  policy: PolicyOf<Kind>,
  catalog: Catalog,
) => Pick<PolicyOutcome, 'findings' | 'measured'>;
