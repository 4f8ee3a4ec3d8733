import type { Accepted, Law } from '../engines/base/types.ts';
import { daysNamedFrom } from '../ir/named-days.ts';
import { isWeekly } from '../ir/schedule.ts';
import type { Schedules } from '../ir/types.ts';
import { type ClockStretch, minutesAround } from './clocks.ts';

/**
 * Clock changes come back every year, and what a source and an engine with a law make of one depends
 * on nothing but what the clocks read there and which days around it are named. So a few changes stand
 * for the fifty-six of 28 years.
 */

const minutesPerDay = 1440;
/** Days are the bits of a word. */
const mostDays = 31;

/**
 * What stretches around changes have in common that are alike; undefined: nothing stands for it.
 * The stretches are those of the zones of all schedules, entries and laws.
 */
export function alikeness({
  schedules,
  accepted,
  laws,
}: {
  readonly schedules: Schedules;
  readonly accepted: readonly Accepted[];
  readonly laws: readonly Law[];
}): (stretch: ClockStretch) => string | number | undefined {
  if (!laws.every(isLocal)) return () => undefined;
  const cells = [...schedules, ...accepted.flatMap((one) => one.cells ?? [])];
  // Alike changes come on one weekday: of cells without dates and months that says everything.
  const dated = cells.filter((one) => !isWeekly(one));
  if (dated.length === 0) return ({ kind }) => kind;
  return ({ from, until, kind }) => {
    const days = (until - from + 2 * minutesAround) / minutesPerDay;
    if (days > mostDays) return undefined;
    const first = (from - minutesAround) / minutesPerDay;
    return dated.reduce((key, one) => `${key} ${daysNamedFrom(one, first, days)}`, `${kind}`);
  };
}

/** Whether an engine's starts around a change depend on nothing further away. */
function isLocal({ kind }: Law): boolean {
  switch (kind) {
    case 'wall':
    case 'first':
    case 'wallButHostRepeats':
    case 'documented':
      return true;
    case 'search':
    case 'none':
      return false;
  }
}
