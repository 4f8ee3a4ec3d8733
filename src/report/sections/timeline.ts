import { isWeekly } from '../../counts/monthly.ts';
import { clockTimes, describe, shortDays } from '../../ir/describe/index.ts';
import { setOf, valuesOf } from '../../ir/number-set.ts';
import { occurrences } from '../../ir/occurrences.ts';
import type { Schedule } from '../../ir/types.ts';
import { civilOf } from '../../ir/week.ts';
import type { Job } from '../../model/types.ts';
import { formatTime } from '../../time/civil.ts';
import { code, escapeText, table } from '../markdown.ts';
import { dateText } from '../numbers.ts';
import { categoryName, jobName, type PageContext } from '../page-context.ts';

/** A start at a time of day; `order` is minutes of the file's day. */
interface Row {
  readonly order: number;
  readonly cells: readonly string[];
}

const minutesPerDay = 1440;

/** How many minutes the file's clock is ahead of the zone's, at the start of the counted week. */
function aheadOf(zone: string, { catalog, week }: PageContext): number {
  return civilOf(catalog.zone, week.from) - civilOf(zone, week.from);
}

/** The days of a start that the file's clock shows `shift` days later than the job's own. */
function shiftedDays(schedule: Schedule, shift: number, context: PageContext): string {
  const { days, months } = schedule;
  const { timeline } = context.phrases;
  const { locale } = context.catalog;
  if (shift !== 0 && days.kind === 'onWeekdays' && isWeekly(schedule)) {
    const weekdays = setOf(valuesOf(days.weekdays).map((day) => (day + shift + 7) % 7));
    return shortDays({ kind: 'onWeekdays', weekdays }, months, locale);
  }
  const own = shortDays(days, months, locale);
  if (shift === 0 || (days.kind === 'everyDay' && isWeekly(schedule))) return own;
  return shift > 0 ? timeline.nextDay(own) : timeline.previousDay(own);
}

function noteOf(job: Job, schedule: Schedule, time: number, context: PageContext): string {
  const { catalog, phrases } = context;
  const { timeline } = phrases;
  const notes: string[] = [];
  if (job.window) {
    const { label, hours, types } = job.window;
    const close = formatTime(hours.until);
    notes.push(timeline.window(escapeText(label), close, escapeText(types.join(', '))));
  }
  if (schedule.zone !== catalog.zone) {
    const days = shortDays(schedule.days, schedule.months, catalog.locale);
    notes.push(timeline.elsewhere(days, formatTime(time), code(schedule.zone)));
  }
  return notes.join('; ');
}

function fixedRow(job: Job, schedule: Schedule, time: number, context: PageContext): Row {
  const there = schedule.zone === context.catalog.zone ? 0 : aheadOf(schedule.zone, context);
  const shift = Math.floor((time + there) / minutesPerDay);
  const order = time + there - shift * minutesPerDay;
  const cells = [
    formatTime(order),
    shiftedDays(schedule, shift, context),
    jobName(job),
    categoryName(job.category, context.phrases),
    noteOf(job, schedule, time, context),
  ];
  return { order, cells };
}

function fixedRows(context: PageContext): readonly Row[] {
  const rows = context.catalog.jobs.flatMap((job) =>
    job.schedules.flatMap((schedule) =>
      (clockTimes(schedule) ?? []).map((time) => fixedRow(job, schedule, time, context)),
    ),
  );
  return rows.sort((a, b) => a.order - b.order);
}

/** Patterns, the most frequent first. */
function continuousRows(context: PageContext): readonly Row[] {
  const { catalog, week, phrases } = context;
  const rows = catalog.jobs.flatMap((job) =>
    job.schedules
      .filter((schedule) => !clockTimes(schedule))
      .map((schedule) => ({
        order: -occurrences([schedule], week.from, week.until).length,
        cells: [
          escapeText(describe([schedule], catalog.locale, catalog.zone)),
          jobName(job),
          categoryName(job.category, phrases),
        ],
      })),
  );
  return rows.sort((a, b) => a.order - b.order);
}

/**
 * The day from first start to last, then what starts all day long. A table and not a padded block:
 * padding would rewrite every row when one label grows.
 */
export function timelineSection(context: PageContext): string {
  const { catalog, phrases } = context;
  const { timeline, numbers } = phrases;
  const fixed = fixedRows(context).map(({ cells }) => cells);
  const continuous = continuousRows(context).map(({ cells }) => cells);
  const converted = catalog.jobs.some((job) =>
    job.schedules.some((schedule) => schedule.zone !== catalog.zone && clockTimes(schedule)),
  );
  const parts = [
    `## ${timeline.heading}`,
    ...(fixed.length > 0
      ? [timeline.byTime, table(timeline.fixed, ['text', 'text', 'text', 'text', 'text'], fixed)]
      : []),
    ...(converted ? [timeline.converted(dateText(catalog.anchor, numbers))] : []),
    ...(continuous.length > 0
      ? [timeline.byInterval, table(timeline.continuous, ['text', 'text', 'text'], continuous)]
      : []),
  ];
  return parts.join('\n\n');
}
