import { has } from '../../../src/ir/number-set.ts';
import { namesDayNumber } from '../../../src/ir/schedule.ts';
import type { Schedule } from '../../../src/ir/types.ts';
import type { WeekSpan } from '../../../src/model/policy-types.ts';
import { dayNumber, weekdayOf } from '../../../src/time/civil.ts';
import { segmentsBetween } from '../../../src/time/zone-segments.ts';

/**
 * The year 2018, minute by minute and straight from the definitions: in it São Paulo, New York and
 * Lord Howe change their clocks. It begins with a Monday.
 */
export const anchor = '2018-01-01';
export const zones = ['America/Sao_Paulo', 'America/New_York', 'Australia/Lord_Howe'] as const;

/** Instants on either side of the year that readings are known for: earlier passes, longest runs. */
const margin = 3 * 1440;
const first = dayNumber({ year: 2018, month: 1, date: 1 }) * 1440 - margin;
const last = dayNumber({ year: 2019, month: 1, date: 1 }) * 1440 + margin;

const known = new Map<string, Int32Array>();

/** What a zone's clock reads in each minute from `first` on. */
function readingsOf(zone: string): Int32Array {
  const found = known.get(zone);
  if (found) return found;
  const readings = new Int32Array(last - first);
  for (const { from, until, offset } of segmentsBetween(zone, first, last)) {
    for (let at = from; at < until; at++) readings[at - first] = at + offset;
  }
  known.set(zone, readings);
  return readings;
}

export function readingAt(zone: string, at: number): number {
  return readingsOf(zone)[at - first] ?? 0;
}

/** The instants of the year on a zone's clock. */
export function yearOf(zone: string): { readonly from: number; readonly until: number } {
  const at = (year: number) =>
    first + readingsOf(zone).indexOf(dayNumber({ year, month: 1, date: 1 }) * 1440);
  return { from: at(2018), until: at(2019) };
}

type Rule = Pick<Schedule['dst'], 'skipped' | 'repeated'>;

/** What happens where nothing is stated: all that may, or only what must. */
export const loosest: Rule = { skipped: 'after', repeated: 'twice' };
export const strictest: Rule = { skipped: 'drop', repeated: 'once' };

/** The instants at which a schedule fires in the whole stretch, its open halves decided. */
export function startsOf(schedule: Schedule, left: Rule): readonly number[] {
  const rule = ruled(schedule.dst, left);
  const readings = readingsOf(schedule.zone);
  const starts: number[] = [];
  const shown = new Set<number>();
  for (let index = 1; index < readings.length; index++) {
    const reading = readings[index] ?? 0;
    const before = readings[index - 1] ?? 0;
    const isNew = !shown.has(reading);
    // Only what an overlap shows again is remembered.
    if (reading < before) for (let l = reading; l <= before; l++) shown.add(l);
    const isRepeat = reading < before || !isNew;
    let fires = named(schedule, reading) && (rule.repeated === 'twice' || !isRepeat);
    if (rule.skipped === 'after') {
      for (let l = before + 1; l < reading; l++) fires ||= named(schedule, l);
    }
    if (fires) starts.push(first + index);
  }
  return starts;
}

function ruled({ open, skipped, repeated }: Schedule['dst'], left: Rule): Rule {
  return {
    skipped: open === 'skipped' || open === 'both' ? left.skipped : skipped,
    repeated: open === 'repeated' || open === 'both' ? left.repeated : repeated,
  };
}

function named(schedule: Schedule, minute: number): boolean {
  const day = Math.floor(minute / 1440);
  const time = minute - day * 1440;
  return (
    has(schedule.minutes, time % 60) &&
    has(schedule.hours, Math.floor(time / 60)) &&
    namesDayNumber(schedule, day)
  );
}

/** Whether a clock that reads `civil` is in the span. */
export function isInside({ hours, weekdays }: WeekSpan, civil: number): boolean {
  const today = Math.floor(civil / 1440);
  const time = civil - today * 1440;
  const opensToday = weekdays.includes(weekdayOf(today));
  const openedYesterday = weekdays.includes(weekdayOf(today - 1));
  if (hours.until > hours.from) return opensToday && time >= hours.from && time < hours.until;
  return (opensToday && time >= hours.from) || (openedYesterday && time < hours.until);
}
