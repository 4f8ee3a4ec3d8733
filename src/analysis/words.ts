import type { CivilMinute } from '../ir/types.ts';
import type { WeekSpan } from '../model/policy-types.ts';
import type { Window } from '../model/types.ts';
import { civilDate, formatTime, weekdayOf } from '../time/civil.ts';

const minutesPerDay = 1440;
const weekdayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `Mon 5 Jan 2026 12:00` */
export function inWords(minute: CivilMinute): string {
  const day = Math.floor(minute / minutesPerDay);
  const { year, month, date } = civilDate(day);
  const time = formatTime(minute - day * minutesPerDay);
  return `${weekdayNames[weekdayOf(day)]} ${date} ${monthNames[month - 1]} ${year} ${time}`;
}

/** `manha Mon-Fri 10:00-11:00` */
export function windowInWords(window: Window): string {
  return `${window.name} ${spanInWords(window)}`;
}

/** `Mon-Fri 10:00-11:00` */
export function spanInWords({ weekdays, hours }: WeekSpan): string {
  const days = weekdays.length === 7 ? '' : `${weekdaysInWords(weekdays)} `;
  return `${days}${formatTime(hours.from)}-${formatTime(hours.until)}`;
}

/** `Mon-Fri`, `Mon/Wed`; from Monday on, runs of three and more as ranges. */
export function weekdaysInWords(weekdays: readonly number[]): string {
  const runs: number[][] = [];
  for (const weekday of weekdays.map((day) => (day + 6) % 7).sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run?.at(-1) === weekday - 1) run.push(weekday);
    else runs.push([weekday]);
  }
  const name = (weekday = 0) => weekdayNames[(weekday + 1) % 7];
  return runs
    .flatMap((run) => (run.length > 2 ? [`${name(run[0])}-${name(run.at(-1))}`] : run.map(name)))
    .join('/');
}

/** `55 seconds`, `1 minute`, `2 hours`: the largest unit that says it in a whole number. */
export function durationInWords(seconds: number): string {
  const [unit, size] = unitOf(seconds);
  const count = seconds / size;
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

function unitOf(seconds: number): readonly [name: string, size: number] {
  if (seconds % 3600 === 0) return ['hour', 3600];
  return seconds % 60 === 0 ? ['minute', 60] : ['second', 1];
}
