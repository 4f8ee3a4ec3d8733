import type { Accepted, Law } from '../engines/base/types.ts';
import { daysNamedFrom } from '../ir/named-days.ts';
import type { Schedules } from '../ir/types.ts';
import { segmentsBetween } from '../time/zone-segments.ts';
import type { Horizon } from './types.ts';

/**
 * Clock changes come back every year, and what a source and an engine with a law make of one depends
 * on nothing but what the clocks read there and which days around it are named. So a few changes stand
 * for the fifty-six of 28 years.
 */

const minutesPerDay = 1440;
/** Longer than the largest change there is, and than an offset, together. */
const around = 4 * minutesPerDay;
/** Days are the bits of a word. */
const mostDays = 31;

/** What stretches around changes have in common that are alike; undefined: nothing stands for it. */
export function alikeness({
  schedules,
  accepted,
  laws,
}: {
  readonly schedules: Schedules;
  readonly accepted: readonly Accepted[];
  readonly laws: readonly Law[];
}): (span: Horizon) => string | undefined {
  if (!laws.every(isLocal)) return () => undefined;
  const hosts = laws.flatMap((law) => (law.kind === 'wallButHostRepeats' ? [law.hostZone] : []));
  const clocks = [...schedules, ...accepted].map(({ zone }) => zone);
  const zones = [...new Set([...clocks, ...hosts])];
  const cells = [...schedules, ...accepted.flatMap((one) => one.cells ?? [])];
  return (span) => {
    const [from, until] = [span.from - around, span.until + around];
    const days = (until - from) / minutesPerDay;
    if (days > mostDays) return undefined;
    let key = `${days}`;
    for (const zone of zones) {
      for (const one of segmentsBetween(zone, from, until))
        key += ` ${one.from - from} ${one.offset}`;
      key += ';';
    }
    for (const one of cells) key += ` ${daysNamedFrom(one, from / minutesPerDay, days)}`;
    return key;
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
