import { civilDate, dayNumber, parseDate } from '../time/civil.ts';
import type { Horizon } from './types.ts';

/** Years that are compared: in 28 of them every date has met every weekday, leap years included. */
export const yearsCompared = 28;

/** The 28 years from a day (`YYYY-MM-DD`) on, as whole UTC days. */
export function horizonFrom(anchor: string): Horizon {
  const first = parseDate(anchor) ?? civilDate(0);
  return {
    from: dayNumber(first) * 1440,
    until: dayNumber({ ...first, year: first.year + yearsCompared }) * 1440,
  };
}
