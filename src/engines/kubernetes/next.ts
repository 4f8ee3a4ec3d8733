import { has } from '../../ir/number-set.ts';
import { civilDate, dayNumber, weekdayOf } from '../../time/civil.ts';
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

/**
 * The next start after an instant, in seconds since 1970; undefined when none is found within five
 * years. It may be the instant itself, or lie before it, where a change misleads the search.
 */
export function nextStart(cells: Cells, clock: GoClock, origin: number): number | undefined {
  const search: Search = { cells, clock, at: origin + 1, stepped: false };
  const lastYear = reading(search).year + horizon;
  while (reading(search).year <= lastYear) {
    if (stages.every((stage) => stage(search) === 'found')) return search.at;
  }
  return undefined;
}

function reading({ clock, at }: Search) {
  const seconds = clock.readingAt(at);
  const day = Math.floor(seconds / 86_400);
  const ofDay = seconds - day * 86_400;
  return {
    ...civilDate(day),
    day,
    weekday: weekdayOf(day),
    hour: Math.floor(ofDay / 3600),
    minute: Math.floor(ofDay / 60) % 60,
    second: ofDay % 60,
    ofDay,
  };
}

function toMonth(search: Search): Stage {
  for (let now = reading(search); !has(search.cells.months, now.month); now = reading(search)) {
    if (!search.stepped) {
      search.stepped = true;
      moveTo(search, dayNumber({ ...now, date: 1 }), 0);
      now = reading(search);
    }
    // AddDate(0, 1, 0): the same date and time of the next month, where there is such a date.
    moveTo(search, dayNumber({ ...now, month: now.month + 1 }), now.ofDay);
    if (reading(search).month === 1) return 'wrapped';
  }
  return 'found';
}

function toDay(search: Search): Stage {
  const { days } = search.cells;
  for (let now = reading(search); !namesDay(days, now.date, now.weekday); now = reading(search)) {
    if (!search.stepped) {
      search.stepped = true;
      moveTo(search, now.day, 0);
      now = reading(search);
    }
    moveTo(search, now.day + 1, now.ofDay);
    backToMidnight(search);
    if (reading(search).date === 1) return 'wrapped';
  }
  return 'found';
}

/** Where a day has no midnight, the step before ended at another hour: go to the nearer midnight. */
function backToMidnight(search: Search): void {
  const { hour } = reading(search);
  if (hour !== 0) search.at += (hour > 12 ? 24 - hour : -hour) * 3600;
}

function toHour(search: Search): Stage {
  for (let now = reading(search); !has(search.cells.hours, now.hour); now = reading(search)) {
    if (!search.stepped) {
      search.stepped = true;
      moveTo(search, now.day, now.hour * 3600);
    }
    search.at += 3600;
    if (reading(search).hour === 0) return 'wrapped';
  }
  return 'found';
}

function toMinute(search: Search): Stage {
  for (let now = reading(search); !has(search.cells.minutes, now.minute); now = reading(search)) {
    if (!search.stepped) {
      search.stepped = true;
      search.at = Math.floor(search.at / 60) * 60;
    }
    search.at += 60;
    if (reading(search).minute === 0) return 'wrapped';
  }
  return 'found';
}

/** The five fields say second 0. */
function toSecond(search: Search): Stage {
  for (let { second } = reading(search); second !== 0; { second } = reading(search)) {
    search.stepped = true;
    search.at += 1;
    if (reading(search).second === 0) return 'wrapped';
  }
  return 'found';
}

function moveTo(search: Search, day: number, ofDay: number): void {
  search.at = search.clock.instantOf(day * 86_400 + ofDay);
}
