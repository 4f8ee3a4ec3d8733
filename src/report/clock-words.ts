import type { CivilMinute } from '../ir/types.ts';
import { isAfterGap, type Sighting, sightingOf } from '../proof/sightings.ts';
import type { Difference, Horizon } from '../proof/types.ts';
import { civilDate, formatDate, formatTime } from '../time/civil.ts';
import { offsetAt } from '../time/zone-segments.ts';
import { yearsOf } from './facts/proof-facts.ts';
import type { Phrases, Starts } from './locales/phrases.ts';
import { code } from './markdown.ts';
import { dateText, type NumberStyle, whole } from './numbers.ts';

/** What the page says of clock changes, in its language and in the source's civil time. */

const minutesPerDay = 1440;
const dayOf = (civil: CivilMinute) => Math.floor(civil / minutesPerDay);

/** `08/03/2026 02:30` */
export function minuteText(civil: CivilMinute, style: NumberStyle): string {
  const date = dateText(formatDate(civilDate(dayOf(civil))), style);
  return `${date} ${timeText(civil)}`;
}

function timeText(civil: CivilMinute): string {
  return formatTime(civil - dayOf(civil) * minutesPerDay);
}

/** `2026 to 2053` */
export function yearsText(horizon: Horizon, { clockChanges }: Phrases): string {
  const { first, last } = yearsOf(horizon);
  return clockChanges.years(first, last);
}

/** `America/Sao_Paulo: no clock change from 2026 to 2053.` */
export function zoneText(
  { zone, changes }: { readonly zone: string; readonly changes: number },
  horizon: Horizon,
  phrases: Phrases,
): string {
  const { clockChanges, numbers } = phrases;
  const count = whole(changes, numbers);
  return clockChanges.zone(code(zone), changes, count, yearsText(horizon, phrases));
}

/** `does not start; the source starts at 03:00, after the gap` */
export function happensText(difference: Difference, phrases: Phrases): string {
  const { civil, zone, wanted, found, searchedFrom } = difference;
  const { happens, searched, starts, afterGap } = phrases.clockChanges;
  const style = phrases.numbers;
  // The time alone where the day is the one that the row names.
  const clock = (at: CivilMinute) =>
    dayOf(at) === dayOf(civil) ? timeText(at) : minuteText(at, style);
  const text = (sighting: Sighting) => sightingText(sighting, starts, clock, style);
  const meant = sightingOf(wanted, zone);
  const source = isAfterGap(meant, civil) ? afterGap(text(meant)) : text(meant);
  const told = happens(text(sightingOf(found, zone)), source);
  if (searchedFrom === undefined) return told;
  const from = Math.floor(searchedFrom / 60);
  return `${told} (${searched(minuteText(from + offsetAt(zone, from), style))})`;
}

function sightingText(
  sighting: Sighting,
  starts: Starts,
  clock: (at: CivilMinute) => string,
  style: NumberStyle,
): string {
  switch (sighting.kind) {
    case 'none':
      return starts.none;
    case 'once':
      return starts.once(clock(sighting.at));
    case 'twice':
      return starts.twice(clock(sighting.at));
    case 'both passes':
      return starts.bothPasses(clock(sighting.at));
    case 'two times':
      return starts.twoTimes(clock(sighting.at), clock(sighting.again));
    case 'many':
      return starts.many(whole(sighting.times, style), clock(sighting.at));
  }
}
