import { printCron, printList } from '../../cron/print.ts';
import { has, type NumberSet, sameSet, setOf, valuesOf } from '../../ir/number-set.ts';
import { allHours } from '../../ir/schedule.ts';
import type { Cells } from '../../ir/shift.ts';

/**
 * Five fields for daemons that look at the first character of the minute and hour fields to decide
 * how an entry fares in a clock change. In date and weekday a leading `*` makes them ask for both, so
 * there it only ever stands alone.
 */

/**
 * Fields that don't begin with `*`: caught up after a gap, not repeated. Where every hour is named
 * they are the canonical ones, whose `*` hour follows the clock, as an interval does.
 */
export function fixedText(cells: Cells): string {
  if (sameSet(cells.hours, allHours)) return printCron(cells);
  const [, , ...days] = printCron(cells).split(' ');
  return [printList(cells.minutes), printList(cells.hours), ...days].join(' ');
}

/**
 * Fields of which minute or hour begins with `*`: the entry follows the clock. A step as long as the
 * field names 0 only, so that can be done where minute 0 or hour 0 is named; else they are fixed.
 */
export function starredText(cells: Cells): string {
  const canonical = printCron(cells);
  if (/^\*|^\S+ \*/.test(canonical)) return canonical;
  const [, , ...days] = canonical.split(' ');
  const minutes = starred(cells.minutes, 60);
  const hours = minutes ? undefined : starred(cells.hours, 24);
  return [minutes ?? printList(cells.minutes), hours ?? printList(cells.hours), ...days].join(' ');
}

function starred(set: NumberSet, size: number): string | undefined {
  if (!has(set, 0)) return undefined;
  const rest = printList(setOf(valuesOf(set).filter((value) => value > 0)));
  return rest ? `*/${size},${rest}` : `*/${size}`;
}
