import type { InstantMinute, Schedules } from '../../ir/types.ts';
import type { Catalog } from '../../model/types.ts';
import { daysOf, oncePerKind, startsOn, yearsAhead } from './days.ts';
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
  const badOn = oncePerKind((day) =>
    startsOn(possible, day).find((start) => isBad(day.from + start)),
  );
  for (const day of daysOf(possible, catalog.zone, yearsAhead(catalog), reach)) {
    const bad = badOn(day);
    if (bad !== undefined) return day.from + bad;
  }
  return undefined;
}
