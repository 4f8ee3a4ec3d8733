import { type NumberSet, sameSet, setOf, unionOf, valuesOf } from './number-set.ts';
import { sameDays } from './schedule.ts';
import { type Immovable, shiftDays } from './shift-days.ts';
import type { Schedule } from './types.ts';

/** The civil minutes that one expression names, whatever the zone. */
export type Cells = Pick<Schedule, 'minutes' | 'hours' | 'months' | 'days'>;

/** Civil minutes moved in time: as several expressions, or why no expressions name them. */
export type Shifted =
  | { readonly kind: 'shifted'; readonly cells: readonly Cells[] }
  | { readonly kind: 'inexact'; readonly why: Immovable };

/**
 * Cells that together name exactly the given ones moved by some minutes (ahead or back, days if need
 * be), each once: what a clock that much ahead of another reads when the other reads the given ones.
 * Weekday, date and month are carried across midnight. A day rule of date and weekday together stays
 * one, or is refused where a part of it can't move.
 */
export function shiftCells(cells: Cells, by: number): Shifted {
  const moved: Cells[] = [];
  for (const [day, times] of timesByDay(cells, by)) {
    const days = shiftDays(cells, day);
    if (typeof days === 'string') return { kind: 'inexact', why: days };
    moved.push(...days.flatMap((of) => times.map((time) => ({ ...time, ...of }))));
  }
  return { kind: 'shifted', cells: joinMinutes(joinHours(moved)) };
}

type Times = Pick<Schedule, 'minutes' | 'hours'>;

/** The times, moved, by the days they are carried over midnight. */
function timesByDay(cells: Cells, by: number): readonly (readonly [number, readonly Times[]])[] {
  const byDay = new Map<number, Times[]>();
  for (const { minutes, hours } of minutesByHour(cells.minutes, by)) {
    const moved = valuesOf(cells.hours).map((hour) => hour + hours);
    for (const day of new Set(moved.map((hour) => Math.floor(hour / 24)))) {
      const onDay = moved.map((hour) => hour - 24 * day).filter((hour) => hour >= 0 && hour < 24);
      byDay.set(day, [...(byDay.get(day) ?? []), { minutes, hours: setOf(onDay) }]);
    }
  }
  return [...byDay].sort(([a], [b]) => a - b);
}

/** The minutes, moved, by the hours they are carried: two parts at most. */
function minutesByHour(minutes: NumberSet, by: number) {
  const hours = Math.floor(by / 60);
  const moved = valuesOf(minutes).map((minute) => minute + by - 60 * hours);
  const parts = [0, 1].map((carried) => ({
    minutes: setOf(moved.map((m) => m - 60 * carried).filter((m) => m >= 0 && m < 60)),
    hours: hours + carried,
  }));
  return parts.filter((part) => valuesOf(part.minutes).length > 0);
}

/** One where two differ in their hours only: those of two days, where every day is named. */
function joinHours(all: readonly Cells[]): readonly Cells[] {
  return joined(all, 'minutes', (a, b) => ({ ...a, hours: unionOf(a.hours, b.hours) }));
}

function joinMinutes(all: readonly Cells[]): readonly Cells[] {
  return joined(all, 'hours', (a, b) => ({ ...a, minutes: unionOf(a.minutes, b.minutes) }));
}

function joined(
  all: readonly Cells[],
  shared: 'minutes' | 'hours',
  join: (a: Cells, b: Cells) => Cells,
): readonly Cells[] {
  const result: Cells[] = [];
  for (const cells of all) {
    const index = result.findIndex(
      (other) =>
        sameSet(other[shared], cells[shared]) &&
        sameSet(other.months, cells.months) &&
        sameDays(other.days, cells.days),
    );
    const other = result[index];
    if (other) result[index] = join(other, cells);
    else result.push(cells);
  }
  return result;
}
