import { civilMinutes } from '../ir/occurrences.ts';
import type { InstantMinute, Schedule } from '../ir/types.ts';
import { segmentsBetween } from '../time/zone-segments.ts';
import type { Horizon, KnownFault, OneSided } from './types.ts';

/**
 * What cron-parser 5.10.5 is known to do otherwise than the definition of a schedule, found by asking
 * it about every zone that changes in 2026–2027. The list is closed: a disagreement that no entry
 * explains is taken for a mistake of ours.
 */

/** A change of a zone's clock: what it would have read, and what it read instead, minutes east of UTC. */
interface Change {
  readonly at: InstantMinute;
  readonly before: number;
  readonly after: number;
}

interface ClockFault extends KnownFault {
  readonly explains: (one: OneSided, change: Change, schedule: Schedule) => boolean;
}

const minutesPerDay = 1440;
/** As far from a change as it is asked. */
const reach = 3 * minutesPerDay;

const gapOf = ({ before, after }: Change) => Math.max(0, after - before);
const overlapOf = ({ before, after }: Change) => Math.max(0, before - after);
const atMidnight = ({ at, after }: Change) => (at + after) % minutesPerDay === 0;
const hourOf = (civil: number) => Math.floor((civil % minutesPerDay) / 60);

function skipsSome(schedule: Schedule, { at, before, after }: Change): boolean {
  return civilMinutes(schedule, at + before, at + after).length > 0;
}

const offTheFullHour: ClockFault = {
  name: 'lost-off-the-full-hour',
  what: 'gives up, goes back in time or leaves starts out where a clock does not change from a full hour to a full hour (Lord Howe, Chatham)',
  explains: ({ at }, change) => isOffTheFullHour(change) && Math.abs(at - change.at) <= 120,
};

function isOffTheFullHour({ at, before, after }: Change): boolean {
  return (at + before) % 60 !== 0 || (at + after) % 60 !== 0;
}

const clockFaults: readonly ClockFault[] = [
  offTheFullHour,
  {
    name: 'fills-the-hour-after-a-gap',
    what: 'starts a skipped 02:30 at 03:30, or in every minute it names of the hour after the gap, and not once at 03:00',
    explains: ({ at, by }, change, schedule) =>
      gapOf(change) > 0 &&
      skipsSome(schedule, change) &&
      (by === 'us' ? at === change.at : at > change.at && at < change.at + 60),
  },
  {
    name: 'loses-the-day-of-a-gap-before-midnight',
    what: 'leaves out a time that a gap skips just before midnight, or the whole of that day (Nuuk)',
    explains: ({ at, by }, change, schedule) => {
      if (by !== 'us' || gapOf(change) === 0 || !atMidnight(change)) return false;
      const midnight = change.at + change.before + gapOf(change);
      const isThatDay = at < change.at && at + change.before >= midnight - minutesPerDay;
      return isThatDay || (at === change.at && skipsSome(schedule, change));
    },
  },
  {
    name: 'keeps-a-gap-in-mind',
    what: 'starts on later days, too, in the hour after a gap, when every other hour is named (Easter Island)',
    explains: ({ at, by }, change, schedule) =>
      by === 'cron-parser' &&
      at > change.at &&
      gapOf(change) > 0 &&
      skipsSome(schedule, change) &&
      hourOf(at + change.after) === hourOf(change.at + change.after),
  },
  {
    name: 'second-pass-of-an-overlap-at-midnight',
    what: 'takes the second pass of an overlap that begins at 00:00 (Havana, Azores)',
    explains: ({ at, by }, change) => {
      const overlap = overlapOf(change);
      if (overlap === 0 || !atMidnight(change)) return false;
      return by === 'us'
        ? at < change.at && at >= change.at - overlap
        : at >= change.at && at < change.at + overlap;
    },
  },
  {
    name: 'both-passes-of-a-long-overlap',
    what: 'starts in both passes of an overlap of more than an hour (Troll)',
    explains: ({ at, by }, change) =>
      by === 'cron-parser' &&
      overlapOf(change) > 60 &&
      at >= change.at &&
      at < change.at + overlapOf(change),
  },
];

/** The changes of a zone that can have to do with a stretch of time. */
function changesNear(zone: string, { from, until }: Horizon): readonly Change[] {
  const segments = segmentsBetween(zone, from - reach, until + reach);
  return segments.slice(1).map((segment, index) => ({
    at: segment.from,
    before: segments[index]?.offset ?? segment.offset,
    after: segment.offset,
  }));
}

/** The fault that explains why only one of the two starts at a minute. */
export function faultBehind(
  one: OneSided,
  schedule: Schedule,
  span: Horizon,
): KnownFault | undefined {
  const changes = changesNear(schedule.zone, span).filter(
    ({ at }) => Math.abs(at - one.at) <= reach,
  );
  return clockFaults.find(({ explains }) =>
    changes.some((change) => explains(one, change, schedule)),
  );
}

/** The fault that explains why the answers of a stretch of time break off. */
export function faultBehindSilence(zone: string, span: Horizon): KnownFault | undefined {
  return changesNear(zone, span).some(isOffTheFullHour) ? offTheFullHour : undefined;
}

interface TextFault extends KnownFault {
  readonly explains: (text: string, refusal: string | undefined) => boolean;
}

const textFaults: readonly TextFault[] = [
  {
    name: 'does-not-know-midnight',
    what: 'refuses @midnight',
    explains: (text) => text.trim() === '@midnight',
  },
  {
    name: 'refuses-a-value-named-twice',
    what: 'refuses a field that names a value twice, Sunday as 0 and 7 too',
    explains: (_, refusal) => refusal?.includes('duplicate values found') ?? false,
  },
  {
    name: 'counts-weekdays-to-seven',
    what: 'counts the steps of a weekday to 7, so that 1/2 has Sunday in it',
    explains: (text) => /(^|,)[^,*-]+\/\d+(?=,|$)/.test(text.trim().split(/\s+/)[4] ?? ''),
  },
];

/**
 * The fault for which an expression has to be put to it in other words.
 * @param refusal what it said when it refused the text
 */
export function faultWithText(text: string, refusal: string | undefined): KnownFault | undefined {
  return textFaults.find(({ explains }) => explains(text, refusal));
}

export const knownFaults: readonly KnownFault[] = [...textFaults, ...clockFaults];
