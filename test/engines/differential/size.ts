/**
 * How much is compared. `small` is for every push; `large` (DIFFERENTIAL=large) is the run behind
 * the report: at least 200,000 firings an engine.
 */
export interface Size {
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
}

const small: Size = { fortnight: 4, change: 2, changes: 2, oddities: 12, scrambled: 20, zones: 3 };
const large: Size = {
  fortnight: 60,
  change: 40,
  changes: 4,
  oddities: 1,
  scrambled: 300,
  zones: 1,
};

export const isLarge = process.env.DIFFERENTIAL === 'large';
export const size: Size = isLarge ? large : small;
