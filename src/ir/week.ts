import { civilDate, dayNumber, formatDate, parseDate } from '../time/civil.ts';
import { segmentsBetween } from '../time/zone-segments.ts';
import type { CivilMinute, InstantMinute } from './types.ts';

const minutesPerDay = 1440;
const margin = 3 * minutesPerDay;

/** What the zone's clock reads at an instant, in civil minutes. */
export function civilOf(zone: string, instant: InstantMinute): CivilMinute {
  const [segment] = segmentsBetween(zone, instant, instant + 1);
  return instant + (segment?.offset ?? 0);
}

/** The date, `YYYY-MM-DD`, that the zone's clock shows at an instant. */
export function dateIn(zone: string, instant: InstantMinute): string {
  return formatDate(civilDate(Math.floor(civilOf(zone, instant) / minutesPerDay)));
}

/** The first instant at which the zone's clock reads `civil` or later: first(l) of the definition. */
export function firstInstant(zone: string, civil: CivilMinute): InstantMinute {
  for (const { from, until, offset } of segmentsBetween(zone, civil - margin, civil + margin)) {
    if (until + offset > civil) return Math.max(from, civil - offset);
  }
  throw new RangeError(`no instant reads ${civil} in ${zone}`);
}

/**
 * The civil week that begins on the Monday `anchor` (`YYYY-MM-DD`), as instants, start in, end out.
 * @throws RangeError when `anchor` is no date.
 */
export function weekOf(
  zone: string,
  anchor: string,
): { readonly from: InstantMinute; readonly until: InstantMinute } {
  const date = parseDate(anchor);
  if (!date) throw new RangeError(`not a date: ${anchor}`);
  const monday = dayNumber(date) * minutesPerDay;
  return {
    from: firstInstant(zone, monday),
    until: firstInstant(zone, monday + 7 * minutesPerDay),
  };
}
