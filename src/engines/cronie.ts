import type { InstantMinute } from '../ir/types.ts';
import { isZoneName } from '../time/zone-names.ts';
import type { Accepted, Engine, EngineRequest, Law, Reading, Unmodelled } from './base/types.ts';
import { changesBetween, knowsZone, unusableHostZone, wallStarts } from './base/zone-clock.ts';
import { readList } from './cronie/read-list.ts';
import { disturbedOn } from './vixie/crowded-gap.ts';
import {
  bridgesChanges,
  type GivesUp,
  largeJump,
  lifeOf,
  startsOnHostClock,
} from './vixie/daemon.ts';
import { firstWord, type ReadLine, readEntry } from './vixie/read-line.ts';

/**
 * cronie 1.7.2, reading a line of a system crontab, which has a user behind the five fields, and,
 * where the entry names a zone, below a line CRON_TZ=zone. Read in cron.c (main, find_jobs) and
 * entry.c (load_entry), and compared with the running daemon, 2026-11-23. A refused line leaves the
 * others of its file be.
 *
 * The daemon works its offset out anew only when the flag of daylight saving changes (cron.c,
 * set_time); no zone has an offset that changes alone in 2025–2053 (tz 2025b).
 */
export const cronie: Engine = {
  label: 'cronie 1.7.2',
  usualZone: 'host',
  read(request) {
    const useless = unusableHostZone(request);
    if (useless) return useless;
    const first = firstWord(request.expression);
    if (typeof first !== 'number') return first;
    // A leading `-` keeps the start out of the log.
    const start = request.expression[first] === '-' ? first + 1 : first;
    const line = readEntry(request.expression, start, readList);
    if (line.kind === 'refused') return line;
    return line.random ? drawnAtLoading : onItsClock(line, request);
  },
  disturbed: (requests, from, until) => disturbedOn(cronie, requests, from, until),
};

const drawnAtLoading: Unmodelled = {
  kind: 'unmodelled',
  why: 'a range with ~ is one number, drawn anew each time the crontab is loaded',
};

/** From beyond three hours, back or ahead, cronie's loop takes the clock for set. */
export const givesUp: GivesUp = (difference) => Math.abs(difference) > largeJump;

const life = lifeOf(givesUp);

function onItsClock(line: ReadLine, { zone, hostZone }: EngineRequest): Reading {
  return zone === undefined ? onHostClock(line, hostZone) : inOwnZone(line, zone, hostZone);
}

function onHostClock({ entry, notes }: ReadLine, zone: string): Accepted {
  return {
    kind: 'accepted',
    cells: entry.cells,
    zone,
    notes,
    law(from, until) {
      if (!bridgesChanges(zone, from, until)) return { kind: 'none' };
      return { kind: entry.class === 'wildcard' ? 'wall' : 'first' };
    },
    starts: (from, until) => startsOnHostClock(entry, life(zone, from, until), from, until),
    unknown: () => [],
  };
}

/**
 * An entry below CRON_TZ: the wall clock of its zone, because it is matched against the real minute
 * only (find_jobs passes it over while missed minutes are served). A fixed entry is not looked at
 * while the host's clock repeats itself.
 */
function inOwnZone({ entry, notes }: ReadLine, named: string, hostZone: string): Reading {
  const zone = zoneOfVariable(named);
  if (typeof zone !== 'string') return zone;
  const { cells } = entry;
  const fixed = entry.class === 'fixed';
  const unknownName = zone === named ? [] : [`CRON_TZ=${named} is no zone: read as UTC`];
  return {
    kind: 'accepted',
    cells,
    zone,
    notes: [...notes, ...unknownName],
    law: (from, until) => (fixed ? lawOfFixed(hostZone, from, until) : { kind: 'wall' }),
    starts(from, until) {
      const wall = wallStarts(cells, zone, from, until);
      if (!fixed) return wall;
      const repeats = life(hostZone, from, until).flatMap((service) =>
        service.kind === 'repeating' ? [service.segment] : [],
      );
      return wall.filter((at) => !repeats.some((pass) => at >= pass.from && at < pass.until));
    },
    unknown: () => [],
  };
}

function lawOfFixed(hostZone: string, from: InstantMinute, until: InstantMinute): Law {
  const changes = changesBetween(hostZone, from - largeJump, until);
  return changes.every(({ before, after }) => before - after <= largeJump)
    ? { kind: 'wallButHostRepeats', hostZone }
    : { kind: 'none' };
}

/**
 * The zone that glibc makes of a name: one it has no file for is UTC, without a word, unless it is a
 * zone spelt out by the rules of POSIX (tzset(3)), which has no name to look up here.
 */
function zoneOfVariable(name: string): string | Unmodelled {
  if (isZoneName(name) && knowsZone(name)) return name;
  const spelledOut = /^[:<]|^[A-Za-z]{3,}[-+]?\d/.test(name);
  if (spelledOut || name === '' || isZoneName(name)) {
    return { kind: 'unmodelled', why: `what the host's C library makes of CRON_TZ=${name}` };
  }
  return 'UTC';
}
