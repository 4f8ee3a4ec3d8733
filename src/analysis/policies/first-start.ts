import type { InstantMinute, Schedules } from '../../ir/types.ts';
import type { Catalog } from '../../model/types.ts';
import { daysAhead, startsOn } from './days.ts';
import { mayStart } from './possible-starts.ts';

/**
 * The first start of a job, from the anchor on, that is bad by the file's clock. Undefined: none is.
 * @param reach for how many minutes behind a start `isBad` looks at the clock
 */
export function firstStart(
  schedules: Schedules,
  catalog: Catalog,
  isBad: (start: InstantMinute) => boolean,
  reach = 0,
): InstantMinute | undefined {
  const possible = mayStart(schedules);
  // The first bad day is the first of its kind: the others need no look.
  for (const day of daysAhead(possible, catalog.zone, catalog, reach).kinds) {
    const bad = startsOn(possible, day).find((start) => isBad(day.from + start));
    if (bad !== undefined) return day.from + bad;
  }
  return undefined;
}
