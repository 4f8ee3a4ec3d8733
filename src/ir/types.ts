import type { NumberSet } from './number-set.ts';

/**
 * Which days a schedule names, said outright instead of hidden in a flag left over from the text
 * (POSIX crontab: date and weekday both restricted means either).
 * Dates are 1–31, weekdays 0–6 with 0 = Sunday.
 */
export type DayRule =
  | { readonly kind: 'everyDay' }
  | { readonly kind: 'onDates'; readonly dates: NumberSet }
  | { readonly kind: 'onWeekdays'; readonly weekdays: NumberSet }
  | { readonly kind: 'either'; readonly dates: NumberSet; readonly weekdays: NumberSet }
  | { readonly kind: 'both'; readonly dates: NumberSet; readonly weekdays: NumberSet };

/**
 * What happens to civil minutes that a clock change skips or repeats.
 * `after`: a skipped minute starts at the first instant at which the clock reads it or later.
 * `once`: of a repeated minute only the first pass counts.
 */
export interface DstRule {
  readonly skipped: 'after' | 'drop';
  readonly repeated: 'once' | 'twice';
  /**
   * What of it the author left open: there an engine may do either, with at most one start a minute.
   * The halves above then say what is preferred.
   */
  readonly open: 'nothing' | 'skipped' | 'repeated' | 'both';
}

/** The halves of a rule that an author has stated. */
export type DstPolicy = Partial<Pick<DstRule, 'skipped' | 'repeated'>>;

/** A set of instants: the civil minutes named by the sets, read in a zone under a DST rule. */
export interface Schedule {
  /** 0–59 */
  readonly minutes: NumberSet;
  /** 0–23 */
  readonly hours: NumberSet;
  /** 1–12 */
  readonly months: NumberSet;
  readonly days: DayRule;
  /** IANA name as the author wrote it. */
  readonly zone: string;
  readonly dst: DstRule;
}

/** A job fires on the union of its schedules, once per instant. */
export type Schedules = readonly [Schedule, ...Schedule[]];

/** Whole minutes since 1970-01-01T00:00Z. */
export type InstantMinute = number;
/** Whole minutes since 1970-01-01 00:00 on a wall clock, without a zone. */
export type CivilMinute = number;
