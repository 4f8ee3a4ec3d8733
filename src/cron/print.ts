import { type NumberSet, rangeSet, sameSet, valuesOf } from '../ir/number-set.ts';
import { allDates, allHours, allMinutes, allMonths } from '../ir/schedule.ts';
import type { DayRule, Schedule } from '../ir/types.ts';

/** `1,2,3,5` → `1-3,5`: runs of three and more become ranges. */
export function printList(set: NumberSet): string {
  const runs: number[][] = [];
  for (const value of valuesOf(set)) {
    const run = runs.at(-1);
    if (run && run.at(-1) === value - 1) run.push(value);
    else runs.push([value]);
  }
  return runs.map((run) => (run.length > 2 ? `${run[0]}-${run.at(-1)}` : run.join(','))).join(',');
}

/** `9,11,13` → `9-13/2` where all members of the set are evenly spaced, three at least. */
function printSteps(set: NumberSet): string | undefined {
  const values = valuesOf(set);
  const [first, second] = values;
  const last = values.at(-1);
  if (first === undefined || second === undefined || last === undefined) return undefined;
  const step = second - first;
  if (values.length < 3 || step < 2 || !sameSet(set, rangeSet(first, last, step))) return undefined;
  return `${first}-${last}/${step}`;
}

/** `*`, a starred step, a stepped range or a list; the first of these that says the set exactly. */
function printClockField(set: NumberSet, full: NumberSet): string {
  if (sameSet(set, full)) return '*';
  const size = valuesOf(full).length;
  const [first, second, third] = valuesOf(set);
  // Two values are an interval only when they halve the field: {0, 56} is no "every 56".
  const even = third !== undefined || second === size / 2;
  if (first === 0 && second !== undefined && second > 1 && even) {
    if (sameSet(set, rangeSet(0, size - 1, second))) return `*/${second}`;
  }
  return printSteps(set) ?? printList(set);
}

/** Date and month fields never print a starred step: BusyBox counts dates from 0. */
function printCalendarField(set: NumberSet, full: NumberSet): string {
  return sameSet(set, full) ? '*' : (printSteps(set) ?? printList(set));
}

/** The date and the weekday field. @throws RangeError for `both`, which five fields cannot say. */
export function printDays(days: DayRule): readonly [dates: string, weekdays: string] {
  switch (days.kind) {
    case 'everyDay':
      return ['*', '*'];
    case 'onDates':
      return [printCalendarField(days.dates, allDates), '*'];
    case 'onWeekdays':
      return ['*', printList(days.weekdays)];
    case 'either':
      return [printCalendarField(days.dates, allDates), printList(days.weekdays)];
    case 'both':
      throw new RangeError('five fields cannot say "a date and a weekday"');
  }
}

type Cells = Pick<Schedule, 'minutes' | 'hours' | 'months' | 'days'>;

const printed = new WeakMap<Cells, string>();

/**
 * The canonical five fields of a schedule in our input language: numbers, Sunday as 0, `*` for a
 * full set. Zone and DST rule are not in it. Parsing it gives the same sets back. Remembered: proofs,
 * targets and the page all write it.
 */
export function printCron(schedule: Cells): string {
  const text = printed.get(schedule) ?? printFields(schedule);
  printed.set(schedule, text);
  return text;
}

function printFields(schedule: Cells): string {
  const [dates, weekdays] = printDays(schedule.days);
  return [
    printClockField(schedule.minutes, allMinutes),
    printClockField(schedule.hours, allHours),
    dates,
    printCalendarField(schedule.months, allMonths),
    weekdays,
  ].join(' ');
}
