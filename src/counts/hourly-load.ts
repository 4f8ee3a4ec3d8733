import { perMinute, type WeekCount } from './week-count.ts';

const daysPerWeek = 7;

/** Starts in each of the 24 hours of the file's clock, on an average day of the counted week. */
export function hourlyLoad(count: WeekCount): readonly number[] {
  const hours = new Array<number>(24).fill(0);
  perMinute(count).forEach((starts, index) => {
    const hour = Math.floor((count.week.readings[index] ?? 0) / 60) % 24;
    hours[hour] = (hours[hour] ?? 0) + starts;
  });
  return hours.map((starts) => starts / daysPerWeek);
}
