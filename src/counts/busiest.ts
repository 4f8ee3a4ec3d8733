import { type NumberSet, sameSet, setOf, unionOf } from '../ir/number-set.ts';
import { weekdayOf } from '../time/civil.ts';
import { perMinute, type Week, type WeekCount } from './week-count.ts';

/** Times of the day that share their weekdays. */
export interface Moment {
  /** Minutes of the day, ascending. */
  readonly times: readonly number[];
  readonly weekdays: NumberSet;
}

/** The most starts in one minute of the week, and all the minutes that reach it. */
export interface Busiest {
  readonly starts: number;
  readonly minutes: number;
  readonly moments: readonly Moment[];
}

const minutesPerDay = 1440;

/** @returns zero starts and no moment when nothing starts. */
export function busiestOf(count: WeekCount): Busiest {
  const load = perMinute(count);
  const starts = load.reduce((most, value) => Math.max(most, value), 0);
  if (starts === 0) return { starts, minutes: 0, moments: [] };
  const full: number[] = [];
  load.forEach((value, index) => {
    if (value === starts) full.push(index);
  });
  return { starts, minutes: full.length, moments: momentsAt(count.week, full) };
}

/** Minutes of a week, by their indices, as times with their weekdays. */
export function momentsAt({ readings }: Week, indices: readonly number[]): readonly Moment[] {
  const weekdays = new Map<number, NumberSet>();
  for (const index of indices) {
    const reading = readings[index] ?? 0;
    const day = Math.floor(reading / minutesPerDay);
    const time = reading - day * minutesPerDay;
    const today = setOf([weekdayOf(day)]);
    weekdays.set(time, unionOf(weekdays.get(time) ?? today, today));
  }
  return momentsOf(weekdays);
}

function momentsOf(weekdaysByTime: ReadonlyMap<number, NumberSet>): readonly Moment[] {
  const moments: { times: number[]; weekdays: NumberSet }[] = [];
  for (const [time, weekdays] of [...weekdaysByTime].sort(([a], [b]) => a - b)) {
    const same = moments.find((moment) => sameSet(moment.weekdays, weekdays));
    if (same) same.times.push(time);
    else moments.push({ times: [time], weekdays });
  }
  return moments;
}
