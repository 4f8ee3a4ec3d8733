import { has, rangeSet } from '../../ir/number-set.ts';
import { civilDate, weekdayOf } from '../../time/civil.ts';
import { minutesPerDay, namedBetween, namesDay } from '../base/cells.ts';
import type { Cells } from '../base/types.ts';

/** "The shortest interval you can run scheduled workflows is once every 5 minutes." */
const shortestInterval = 5;

/** Whether two neighbouring starts are less than five minutes apart, on a day or over midnight. */
export function isTooDense(cells: Cells): boolean {
  const everyDay: Cells = { ...cells, months: rangeSet(1, 12), days: { kind: 'everyDay' } };
  const times = namedBetween(everyDay, 0, 0, minutesPerDay);
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined) return false;
  const near = times.some((time, index) => time - (times[index - 1] ?? -1440) < shortestInterval);
  const overMidnight = first + minutesPerDay - last;
  return near || (overMidnight < shortestInterval && namesNeighbours(cells));
}

/** Days from 2000-01-01 to 2028-01-01: every date meets every weekday, in leap years and others. */
const cycle = { first: 10_957, last: 21_184 };

function namesNeighbours(cells: Cells): boolean {
  let before = false;
  for (let day = cycle.first; day <= cycle.last; day++) {
    const { month, date } = civilDate(day);
    const named = has(cells.months, month) && namesDay(cells.days, date, weekdayOf(day));
    if (named && before) return true;
    before = named;
  }
  return false;
}
