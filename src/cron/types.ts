import type { Code } from '../diagnostics/catalogue/index.ts';
import type { NumberSet } from '../ir/number-set.ts';
import type { DayRule } from '../ir/types.ts';

/** What five fields mean, before a zone and a DST rule make it a schedule. */
export interface CronFields {
  readonly minutes: NumberSet;
  readonly hours: NumberSet;
  readonly months: NumberSet;
  readonly days: DayRule;
}

/** A fault inside an expression; offsets are UTF-16 units into the expression's text. */
export interface CronProblem {
  readonly code: Code;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  /** Stands behind the caret. */
  readonly label?: string;
  /** The whole expression rewritten so that it is accepted, where there is one. */
  readonly rewrite?: string;
  /** What to do where no expression says it. */
  readonly help?: string;
}

export type CronResult =
  | {
      readonly kind: 'fields';
      readonly fields: CronFields;
      /** Accepted, but worth a warning: the weekday side of a date that never comes. */
      readonly findings: readonly CronProblem[];
    }
  | { readonly kind: 'refused'; readonly problems: readonly [CronProblem, ...CronProblem[]] };
