/**
 * How much is compared. `small` is for every push; `large` (DIFFERENTIAL=large) is the run behind
 * the report: at least 200,000 firings an engine.
 */
export interface Size {
  /** Fortnights without a change. */
  readonly fortnights: number;
  /** Expressions of the grammar for each zone and fortnight. */
  readonly fortnight: number;
  /** Expressions of the grammar for each three days around a change. */
  readonly change: number;
  /** Windows of a zone's changes in 2026–2027 that are used. */
  readonly changes: number;
  /** One in so many oddities is tried, and so many scrambled expressions. */
  readonly oddities: number;
  readonly scrambled: number;
  /** One in so many zones is named by CRON_TZ. */
  readonly zones: number;
  /** One in so many of the expressions is tried under CRON_TZ, on each of three hosts. */
  readonly zoned: number;
}

const small: Size = {
  fortnights: 1,
  fortnight: 4,
  change: 2,
  changes: 2,
  oddities: 12,
  scrambled: 20,
  zones: 3,
  zoned: 1,
};
const large: Size = {
  fortnights: 2,
  fortnight: 45,
  change: 24,
  changes: 4,
  oddities: 1,
  scrambled: 300,
  zones: 1,
  zoned: 5,
};

export const isLarge = process.env.DIFFERENTIAL === 'large';
export const size: Size = isLarge ? large : small;
