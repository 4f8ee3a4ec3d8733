import type { CivilMinute, InstantMinute } from '../../ir/types.ts';
import type { ZoneSegment } from '../../time/zone-segments.ts';
import { minutesPerDay, namedBetween, namesMinute } from '../base/cells.ts';
import type { Cells } from '../base/types.ts';
import { changesBetween, segmentsAround } from '../base/zone-clock.ts';

/**
 * The main loop of Paul Vixie's cron, which Debian's cron and cronie have both inherited: one
 * program's lineage, so it is modelled once. Read in cron.c, functions main and find_jobs, of Debian
 * cron 3.0pl1-162 and of cronie 1.7.2, 2026-11-23.
 *
 * The daemon counts the minutes of its wall clock. Each time it wakes it compares that clock with a
 * virtual one, which stands at the last minute it has served, and decides by the difference whom to
 * serve. Between the changes of the host's zone the difference is always one minute.
 */

/**
 * Decided by the text of the entry: `wildcard` when the first character of its minute or hour field
 * is `*` (flags MIN_STAR and HR_STAR of entry.c), else `fixed`. Day fields don't matter.
 */
export type EntryClass = 'wildcard' | 'fixed';

/** A stretch or an instant of the daemon's life: which minutes of its clock it serves to whom. */
export type Service =
  /** Every minute as it comes, to every entry. */
  | { readonly kind: 'inStep'; readonly segment: ZoneSegment }
  /** The clock reads what it has read before: every minute, to wildcard entries only. */
  | { readonly kind: 'repeating'; readonly segment: ZoneSegment }
  /** At one instant, every minute the clock has passed over and the one it reads. */
  | {
      readonly kind: 'catchUp';
      readonly at: InstantMinute;
      readonly first: CivilMinute;
      readonly last: CivilMinute;
      /** `fixed`: wildcard entries get the last of the minutes only. */
      readonly whom: 'everyone' | 'fixed';
    };

/** Missed minutes up to which a late daemon serves everything to everyone. */
const smallJump = 5;
/** Three hours: what is further off is taken for a clock that was set, and nothing is made up for. */
export const largeJump = 180;

/** Whether a difference between clock and virtual clock makes the daemon give up the old time. */
export type GivesUp = (difference: number) => boolean;

/** The life of a daemon that was running before a range began, and still is after it. */
export type Life = (
  hostZone: string,
  from: InstantMinute,
  until: InstantMinute,
) => readonly Service[];

/** Lives of daemons that give up the old time by this rule, remembered per zone and years. */
export function lifeOf(givesUp: GivesUp): Life {
  const lives = new WeakMap<readonly ZoneSegment[], readonly Service[]>();
  return (hostZone, from, until) => {
    const segments = segmentsAround(hostZone, from, until);
    const life = lives.get(segments) ?? servicesOver(segments, givesUp);
    lives.set(segments, life);
    return life;
  };
}

/** The life of a daemon that has run since the first segment of its host's clock began. */
export function servicesOver(
  segments: readonly ZoneSegment[],
  givesUp: GivesUp,
): readonly Service[] {
  const services: Service[] = [];
  let served: CivilMinute | undefined;
  for (const { from, until, offset } of segments) {
    for (let at = from; at < until; ) {
      const clock = at + offset;
      const missed = served === undefined ? 1 : clock - served;
      if (missed === 1 || givesUp(missed)) {
        services.push({ kind: 'inStep', segment: { from: at, until, offset } });
        served = until - 1 + offset;
        at = until;
      } else if (missed > 0) {
        const whom = missed > smallJump ? 'fixed' : 'everyone';
        services.push({ kind: 'catchUp', at, first: clock - missed + 1, last: clock, whom });
        served = clock;
        at++;
      } else if (missed === 0) {
        // The clock still reads the minute it was last woken in: it sleeps on.
        at++;
      } else {
        const end = Math.min(until, at + 1 - missed);
        services.push({ kind: 'repeating', segment: { from: at, until: end, offset } });
        at = end;
      }
    }
  }
  return services;
}

/** An entry that is read on the host's own clock. */
export interface HostClockEntry {
  readonly cells: Cells;
  readonly class: EntryClass;
}

/** The nominal minutes in `[from, until)` at which a daemon with this life starts an entry. */
export function startsOnHostClock(
  entry: HostClockEntry,
  services: readonly Service[],
  from: InstantMinute,
  until: InstantMinute,
): readonly InstantMinute[] {
  return services.flatMap((service) => startsDuring(entry, service, from, until));
}

function startsDuring(
  entry: HostClockEntry,
  service: Service,
  from: InstantMinute,
  until: InstantMinute,
): readonly InstantMinute[] {
  switch (service.kind) {
    case 'inStep':
      return withinSegment(entry.cells, service.segment, from, until);
    case 'repeating':
      return entry.class === 'fixed'
        ? []
        : withinSegment(entry.cells, service.segment, from, until);
    case 'catchUp': {
      const { at, last, whom } = service;
      if (at < from || at >= until) return [];
      const first = entry.class === 'wildcard' && whom === 'fixed' ? last : service.first;
      return civilMinutes(first, last)
        .filter((civil) => namesMinute(entry.cells, civil))
        .map(() => at);
    }
  }
}

function withinSegment(
  cells: Cells,
  segment: ZoneSegment,
  from: InstantMinute,
  until: InstantMinute,
): readonly InstantMinute[] {
  const [first, end] = [Math.max(segment.from, from), Math.min(segment.until, until)];
  return first < end ? namedBetween(cells, segment.offset, first, end) : [];
}

function civilMinutes(first: CivilMinute, last: CivilMinute): readonly CivilMinute[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/**
 * Whether every change of a zone in a range, or on the day before it, is a jump that the daemon bridges: not so small that it
 * takes it for waking late, and under three hours.
 */
export function bridgesChanges(zone: string, from: InstantMinute, until: InstantMinute): boolean {
  return changesBetween(zone, from - minutesPerDay, until).every(({ before, after }) => {
    const shift = Math.abs(after - before);
    return shift >= smallJump && shift < largeJump;
  });
}
