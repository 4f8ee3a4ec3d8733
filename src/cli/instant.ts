import type { InstantMinute } from '../ir/types.ts';
import { civilOf, firstInstant } from '../ir/week.ts';
import {
  civilDate,
  dayNumber,
  formatDate,
  formatTime,
  parseDate,
  weekdayOf,
} from '../time/civil.ts';
import { UsageError } from './terminal.ts';

const minutesPerDay = 1440;
const forms =
  '2026-01-05T12:00:00Z, 2026-01-05T09:00-03:00, or 2026-01-05 and 2026-01-05T09:00 in the zone';
/** Offsets before 1970 have seconds, and the civil calendar's cells are proved to 2099. */
const earliest = Date.UTC(1970, 0, 2) / 60_000;
const latest = Date.UTC(2099, 11, 31) / 60_000;

/**
 * Reads an instant as people type it, as whole minutes since 1970 UTC; seconds are rounded up, so
 * that a range never begins before what was asked. Without an offset it is a time of the zone.
 * @throws UsageError naming the option.
 */
export function parseInstant(text: string, zone: string, option: string): InstantMinute {
  const minute = readInstant(text, zone);
  if (minute === undefined) {
    throw new UsageError(`${option} "${text}" is no instant; write ${forms}`);
  }
  if (minute < earliest || minute > latest) {
    throw new UsageError(`${option} "${text}" lies outside 1970-01-02 to 2099-12-31`);
  }
  return minute;
}

function readInstant(text: string, zone: string): InstantMinute | undefined {
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?)?$/.exec(
      text,
    );
  const date = match?.[1] ? parseDate(match[1]) : undefined;
  if (!match || !date) return undefined;
  const [, , hour = '0', minute = '0', seconds = '0', offset] = match;
  const civil = dayNumber(date) * minutesPerDay + Number(hour) * 60 + Number(minute);
  const start = offset ? civil - offsetMinutes(offset) : firstInstant(zone, civil);
  return Number(seconds) > 0 ? start + 1 : start;
}

function offsetMinutes(offset: string): number {
  if (offset === 'Z') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6));
  return offset.startsWith('-') ? -minutes : minutes;
}

/** `2026-01-05T12:00:00Z` */
export function instantText(instant: InstantMinute): string {
  return `${new Date(instant * 60_000).toISOString().slice(0, 19)}Z`;
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

/** `Mon 2026-01-05 09:00 -03:00`: what the zone's clock reads, and how far it is from UTC. */
export function civilText(zone: string, instant: InstantMinute): string {
  const civil = civilOf(zone, instant);
  const day = Math.floor(civil / minutesPerDay);
  const time = formatTime(civil - day * minutesPerDay);
  const offset = civil - instant;
  const sign = offset < 0 ? '-' : '+';
  return `${weekdays[weekdayOf(day)]} ${formatDate(civilDate(day))} ${time} ${sign}${formatTime(Math.abs(offset))}`;
}
