import { dayNumber, parseDate } from './civil.ts';
import { segmentsBetween } from './zone-segments.ts';

const minutesPerDay = 1440;
/** In 28 years every date meets every weekday: after that a difference would have shown. */
const horizon = 28 * 365.25 * minutesPerDay;

/**
 * Whether two zones' clocks read the same for 28 years from a day (`YYYY-MM-DD`) on. Names that
 * mean one zone (America/Sao_Paulo, Brazil/East) and zones that happen to agree both count.
 */
export function clocksAgree(one: string, other: string, anchor: string): boolean {
  if (one === other) return true;
  const key = `${one} ${other} ${anchor}`;
  const answer = known.get(key) ?? agree(one, other, anchor);
  known.set(key, answer);
  return answer;
}

/** Every job of a file asks, and a file has a handful of zones. */
const known = new Map<string, boolean>();

function agree(one: string, other: string, anchor: string): boolean {
  const date = parseDate(anchor);
  if (!date) return false;
  const from = dayNumber(date) * minutesPerDay;
  const [a, b] = [one, other].map((zone) => segmentsBetween(zone, from, from + horizon));
  return JSON.stringify(a) === JSON.stringify(b);
}
