import { clockTimes, describe, shortDays } from '../../ir/describe/index.ts';
import { occurrences } from '../../ir/occurrences.ts';
import type { Schedule } from '../../ir/types.ts';
import type { Job } from '../../model/types.ts';
import { formatTime } from '../../time/civil.ts';
import { daysText, onFileClock } from '../facts/file-clock.ts';
import { code, escapeText, table } from '../markdown.ts';
import { dateText } from '../numbers.ts';
import { categoryName, jobName, type PageContext } from '../page-context.ts';

/** A start at a time of day; `order` is minutes of the file's day. */
interface Row {
  readonly order: number;
  readonly cells: readonly string[];
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
  const { time: order, shift } = onFileClock(time, schedule.zone, context);
  const cells = [
    formatTime(order),
    daysText(schedule, shift, context),
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

function startsInWeek(job: Job, schedule: Schedule, { after, week }: PageContext): number {
  // Most jobs have one schedule, whose starts are already found.
  const isAll = job.schedules.length === 1;
  const starts = isAll ? after.starts.get(job.name) : undefined;
  return (starts ?? occurrences([schedule], week.from, week.until)).length;
}

/** Patterns, the most frequent first. */
function continuousRows(context: PageContext): readonly Row[] {
  const { catalog, phrases } = context;
  const rows = catalog.jobs.flatMap((job) =>
    job.schedules
      .filter((schedule) => !clockTimes(schedule))
      .map((schedule) => ({
        order: -startsInWeek(job, schedule, context),
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
