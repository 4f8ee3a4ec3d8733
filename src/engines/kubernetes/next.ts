import { has } from '../../ir/number-set.ts';
import { type CivilDate, civilDate, dayNumber, weekdayOf } from '../../time/civil.ts';
import { namesDay } from '../base/cells.ts';
import type { Cells } from '../base/types.ts';
import type { GoClock } from './go-clock.ts';

/**
 * robfig/cron's search for the next start, step for step, mistakes included. Read in spec.go (Next)
 * of v3.0.1, 2026-11-23.
 *
 * It looks for month, day, hour, minute and second in this order, moving forward in steps of what it
 * looks for. When a step wraps (January, the 1st, hour 0, minute 0, second 0) it begins again with
 * the month. Before the first step of all, the smaller parts are set to zero; later ones rely on
 * earlier steps having left them so, which a change of the clock can undo.
 */

/** The state of a search: an instant in seconds since 1970, and whether any step was taken. */
interface Search {
  readonly cells: Cells;
  readonly clock: GoClock;
  at: number;
  stepped: boolean;
}

/** Whether a stage has found its part, or has wrapped around. */
type Stage = 'found' | 'wrapped';

const stages = [toMonth, toDay, toHour, toMinute, toSecond];
/** Years after which a search gives up. */
const horizon = 5;
const secondsPerDay = 86_400;

/**
 * The next start after an instant, in seconds since 1970; undefined when none is found within five
 * years. It may be the instant itself, or lie before it, where a change misleads the search.
 */
export function nextStart(cells: Cells, clock: GoClock, origin: number): number | undefined {
  const search: Search = { cells, clock, at: origin + 1, stepped: false };
  const lastYear = dateOf(reading(search).day).year + horizon;
  while (dateOf(reading(search).day).year <= lastYear) {
    if (stages.every((stage) => stage(search) === 'found')) return search.at;
  }
  return undefined;
}

/**
 * Searches that begin in one month, on one day or in one hour that the fields don't name all go to its
 * beginning first and so give one answer: a key they share, or undefined for a search that begins in
 * an hour the fields name.
 */
export function sharedStart(cells: Cells, clock: GoClock, origin: number): number | undefined {
  const search: Search = { cells, clock, at: origin + 1, stepped: false };
  const { day } = reading(search);
  const { year, month } = dateOf(day);
  // Three kinds of keys, told apart by what is left of a division by three.
  if (!has(cells.months, month)) return (year * 12 + month) * 3;
  if (!namesToday(search)) return day * 3 + 1;
  const hour = hourOf(search);
  return has(cells.hours, hour) ? undefined : (day * 24 + hour) * 3 + 2;
}

/** What the clock reads at the search's instant: its day since 1970 and the second of that day. */
function reading({ clock, at }: Search) {
  const seconds = clock.readingAt(at);
  const day = Math.floor(seconds / secondsPerDay);
  return { day, ofDay: seconds - day * secondsPerDay };
}

let dated = { day: Number.NaN, date: civilDate(0) };

/** The date of a day; a search asks for one day many times in a row. */
function dateOf(day: number): CivilDate {
  if (dated.day !== day) dated = { day, date: civilDate(day) };
  return dated.date;
}

function hourOf(search: Search): number {
  return Math.floor(reading(search).ofDay / 3600);
}

function minuteOf(search: Search): number {
  return Math.floor(reading(search).ofDay / 60) % 60;
}

function toMonth(search: Search): Stage {
  const { months } = search.cells;
  while (!has(months, dateOf(reading(search).day).month)) {
    if (!search.stepped) {
      search.stepped = true;
      moveTo(search, dayNumber({ ...dateOf(reading(search).day), date: 1 }), 0);
    }
    // AddDate(0, 1, 0): the same date and time of the next month, where there is such a date.
    const { day, ofDay } = reading(search);
    const now = dateOf(day);
    moveTo(search, dayNumber({ ...now, month: now.month + 1 }), ofDay);
    if (dateOf(reading(search).day).month === 1) return 'wrapped';
  }
  return 'found';
}

function toDay(search: Search): Stage {
  while (!namesToday(search)) {
    if (!search.stepped) {
      search.stepped = true;
      moveTo(search, reading(search).day, 0);
    }
    const { day, ofDay } = reading(search);
    moveTo(search, day + 1, ofDay);
    backToMidnight(search);
    if (dateOf(reading(search).day).date === 1) return 'wrapped';
  }
  return 'found';
}

function namesToday(search: Search): boolean {
  const { day } = reading(search);
  return namesDay(search.cells.days, dateOf(day).date, weekdayOf(day));
}

/** Where a day has no midnight, the step before ended at another hour: go to the nearer midnight. */
function backToMidnight(search: Search): void {
  const hour = hourOf(search);
  if (hour !== 0) search.at += (hour > 12 ? 24 - hour : -hour) * 3600;
}

function toHour(search: Search): Stage {
  while (!has(search.cells.hours, hourOf(search))) {
    if (!search.stepped) {
      search.stepped = true;
      moveTo(search, reading(search).day, hourOf(search) * 3600);
    }
    search.at += 3600;
    if (hourOf(search) === 0) return 'wrapped';
  }
  return 'found';
}

function toMinute(search: Search): Stage {
  while (!has(search.cells.minutes, minuteOf(search))) {
    if (!search.stepped) {
      search.stepped = true;
      search.at = Math.floor(search.at / 60) * 60;
    }
    search.at += 60;
    if (minuteOf(search) === 0) return 'wrapped';
  }
  return 'found';
}

/**
 * The five fields say second 0. Steps of a second end where the next minute wraps, because offsets
 * are whole minutes.
 */
function toSecond(search: Search): Stage {
  const second = reading(search).ofDay % 60;
  if (second === 0) return 'found';
  search.stepped = true;
  search.at += 60 - second;
  return 'wrapped';
}

function moveTo(search: Search, day: number, ofDay: number): void {
  search.at = search.clock.instantOf(day * secondsPerDay + ofDay);
}
