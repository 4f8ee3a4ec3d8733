import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { has } from '../ir/number-set.ts';
import { namesDayNumber } from '../ir/schedule.ts';
import type { CivilMinute, DayRule, Schedule } from '../ir/types.ts';
import type { Catalog, Category, Job, Window } from '../model/types.ts';
import { coveredMinutes, minuteOfWeek } from '../model/week-minutes.ts';
import { dayNumber, formatTime, parseDate, weekdayOf } from '../time/civil.ts';
import { inWords, windowInWords } from './words.ts';

const minutesPerDay = 1440;
/** The Gregorian calendar repeats after 400 years: what does not come in them never comes. */
const daysOfCalendar = 146_097;

/** Jobs of a `windows_only` category that start while no window is open, by what they mean. */
export function checkWindowsOnly(catalog: Catalog): readonly Diagnostic[] {
  const open = coveredMinutes(catalog.windows);
  const anchor = parseDate(catalog.anchor);
  const from = anchor ? dayNumber(anchor) : 0;
  return catalog.jobs.flatMap((job) => {
    if (!job.category?.windowsOnly) return [];
    const start = firstStartOutside(job.schedules, open, from);
    return start === undefined
      ? []
      : [outside(job, job.category, start, { windows: catalog.windows, open })];
  });
}

/**
 * The first civil minute on or after the day `from` that one of the schedules names and no window
 * covers. Whether a minute is covered depends on its weekday alone, so that each weekday has one
 * earliest bad minute, and the first day that has one decides. Undefined when there is none, ever.
 */
export function firstStartOutside(
  schedules: readonly Schedule[],
  open: ReadonlySet<number>,
  from: number,
): CivilMinute | undefined {
  const worst = schedules.map((schedule) => firstBadMinutes(schedule, open));
  if (worst.every((week) => week.every((minute) => minute === undefined))) return undefined;
  for (let day = from; day < from + daysOfCalendar; day++) {
    const bad = schedules.flatMap((schedule, index) => {
      const minute = worst[index]?.[weekdayOf(day)];
      return minute !== undefined && namesDayNumber(schedule, day) ? [minute] : [];
    });
    if (bad.length > 0) return day * minutesPerDay + Math.min(...bad);
  }
  return undefined;
}

/**
 * By weekday, the first minute of the day that the schedule names and no window covers. Nothing
 * for weekdays it never starts on, so that a good schedule is not searched for.
 */
function firstBadMinutes(
  { hours, minutes, days }: Schedule,
  open: ReadonlySet<number>,
): readonly (number | undefined)[] {
  const named = Array.from({ length: minutesPerDay }, (_, minute) => minute).filter(
    (minute) => has(hours, Math.floor(minute / 60)) && has(minutes, minute % 60),
  );
  return Array.from({ length: 7 }, (_, weekday) =>
    mayStartOn(days, weekday)
      ? named.find((minute) => !open.has(weekday * minutesPerDay + minute))
      : undefined,
  );
}

/** Dates fall on every weekday in some year. */
function mayStartOn(days: DayRule, weekday: number): boolean {
  switch (days.kind) {
    case 'everyDay':
    case 'onDates':
    case 'either':
      return true;
    case 'onWeekdays':
    case 'both':
      return has(days.weekdays, weekday);
  }
}

function outside(
  job: Job,
  category: Category,
  start: CivilMinute,
  { windows, open }: { windows: readonly Window[]; open: ReadonlySet<number> },
): Diagnostic {
  const names = windows.map(({ name }) => name).join(', ');
  const [first] = windows;
  return diagnostic('CW312', `"${job.name}" starts outside every window: ${inWords(start)}`, {
    span: job.places.trigger,
    label: labelOf(start, windows, open),
    related: [
      { span: category.at, message: `category "${category.name}" is windows_only` },
      ...(first
        ? [
            {
              span: first.at,
              message: 'windows are defined here',
              excerpt: windows.map(windowInWords).join(', '),
            },
          ]
        : []),
    ],
    help: `${advice(job)}:\n    windows: [${names}]`,
  });
}

/** The close is what people expect to be inside. */
function labelOf(
  start: CivilMinute,
  windows: readonly Window[],
  open: ReadonlySet<number>,
): string {
  const minuteOfDay = start % minutesPerDay;
  const closing = windows.find(({ hours }) => hours.until % minutesPerDay === minuteOfDay);
  return closing && open.has(minuteOfWeek(start - 1))
    ? `"${closing.name}" closes at ${formatTime(minuteOfDay)}: from then on nothing starts`
    : 'no window is open then';
}

function advice({ trigger }: Job): string {
  return `move its starts into a window, or in place of ${writtenKeys(trigger)} write`;
}

function writtenKeys(trigger: Job['trigger']): string {
  switch (trigger.kind) {
    case 'schedule':
      return 'schedule';
    case 'times':
      return trigger.weekdays.length === 7 ? 'times' : 'times and weekdays';
    case 'window':
      return 'windows';
  }
}
