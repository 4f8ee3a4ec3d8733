import { hourlyLoad } from '../../counts/hourly-load.ts';
import { clockTimes, describe, summarise } from '../../ir/describe/index.ts';
import { sameSet, setOf, valuesOf } from '../../ir/number-set.ts';
import type { DayRule, Schedule } from '../../ir/types.ts';
import type { Category, Job, Window } from '../../model/types.ts';
import { formatTime } from '../../time/civil.ts';
import { daysText, onFileClock, weeklyDays } from '../facts/file-clock.ts';
import { categoriesIn, isIn, isPaused, type PageContext } from '../page-context.ts';
import { type Stretch, stretchesOf } from './stretches.ts';

/**
 * What the picture shows, before anything has a place. Times are minutes of the day on the file's
 * clock; texts are as they are in the source, not yet escaped.
 */

/** As far as the shape of a mark tells days: each day, Monday to Friday, or what words must say. */
export type DayKind = 'daily' | 'weekdays' | 'other';

export interface Start {
  readonly time: number;
  readonly days: DayKind;
}

/** A pattern of starts. */
export interface Band {
  readonly days: DayKind;
  readonly stretches: readonly Stretch[];
}

export interface PicturedJob {
  readonly name: string;
  readonly isHeld: boolean;
  /** Times or intervals in words, with the days where no shape says them. */
  readonly when: string;
  readonly starts: readonly Start[];
  readonly bands: readonly Band[];
  /** Whether a start is another zone's, shown where the file's clock had it in the counted week. */
  readonly isConverted: boolean;
}

export interface Lane {
  /** Absent for jobs without a category. */
  readonly label?: string;
  /** Its category's place in the source; absent with the label. */
  readonly index?: number;
  readonly isHeld: boolean;
  readonly jobs: readonly PicturedJob[];
}

export interface PicturedWindow {
  readonly label: string;
  readonly types: readonly string[];
  readonly isHeld: boolean;
  /** One, or two where it crosses midnight; `from` is less than `until`, at most 1440. */
  readonly spans: readonly { readonly from: number; readonly until: number }[];
}

export interface PictureFacts {
  readonly lanes: readonly Lane[];
  readonly windows: readonly PicturedWindow[];
  /** Starts in each of the day's 24 hours, on an average day of the counted week. */
  readonly load: { readonly after: readonly number[]; readonly before?: readonly number[] };
}

const mondayToFriday = setOf([1, 2, 3, 4, 5]);
/** Up to here times are listed, from here on counted. */
const mostTimes = 4;

export function pictureFacts(context: PageContext): PictureFacts {
  const { catalog, after, before } = context;
  return {
    lanes: categoriesIn(catalog, catalog.jobs).map((category) => laneOf(category, context)),
    windows: catalog.windows.map(windowOf),
    load: { after: hourlyLoad(after), ...(before && { before: hourlyLoad(before) }) },
  };
}

function laneOf(category: Category | undefined, context: PageContext): Lane {
  const { categories, jobs } = context.catalog;
  return {
    ...(category && { label: category.label, index: categories.indexOf(category) }),
    isHeld: category?.pause !== undefined,
    jobs: jobs.filter(isIn(category)).map((job) => jobOf(job, context)),
  };
}

function windowOf({ label, types, pause, hours: { from, until } }: Window): PicturedWindow {
  const spans =
    from < until
      ? [{ from, until }]
      : [
          { from, until: 1440 },
          { from: 0, until },
        ];
  return { label, types, isHeld: pause !== undefined, spans };
}

function kindOf(days: DayRule | undefined): DayKind {
  if (days?.kind === 'everyDay') return 'daily';
  if (days?.kind !== 'onWeekdays') return 'other';
  return sameSet(days.weekdays, mondayToFriday) ? 'weekdays' : 'other';
}

/** A start with the words for its days. */
interface SaidStart extends Start {
  readonly daysText: string;
}

function startsOf(schedule: Schedule, context: PageContext): readonly SaidStart[] {
  return (clockTimes(schedule) ?? []).map((own) => {
    const { time, shift } = onFileClock(own, schedule.zone, context);
    const days = kindOf(weeklyDays(schedule, shift));
    return { time, days, daysText: daysText(schedule, shift, context) };
  });
}

function bandOf(schedule: Schedule, context: PageContext): Band {
  const minutes = valuesOf(schedule.minutes);
  const times = valuesOf(schedule.hours)
    .flatMap((hour) => minutes.map((minute) => hour * 60 + minute))
    .map((own) => onFileClock(own, schedule.zone, context).time);
  return { days: kindOf(weeklyDays(schedule, 0)), stretches: stretchesOf(times) };
}

function jobOf(job: Job, context: PageContext): PicturedJob {
  const { catalog } = context;
  const patterns = job.schedules.filter((schedule) => !clockTimes(schedule));
  const said = job.schedules.flatMap((schedule) => startsOf(schedule, context));
  const isConverted = job.schedules.some(
    (schedule) => schedule.zone !== catalog.zone && clockTimes(schedule),
  );
  const say = job.schedules.length === 1 ? describe : summarise;
  return {
    name: job.name,
    isHeld: isPaused(job),
    when:
      patterns.length > 0
        ? say(job.schedules, catalog.locale, catalog.zone)
        : `${timesText(said, context)}${isConverted ? convertedMark : ''}`,
    starts: said.map(({ time, days }) => ({ time, days })),
    bands: patterns.map((schedule) => bandOf(schedule, context)),
    isConverted,
  };
}

/** Stands behind times that were another zone's; the legend says so. */
export const convertedMark = '*';

/** `10:00`; `seg 09:00; qui 14:00`: days are said where a mark's shape does not tell them. */
function timesText(starts: readonly SaidStart[], { phrases }: PageContext): string {
  const byDays = new Map<string, number[]>();
  for (const { time, days, daysText: text } of starts) {
    const key = days === 'other' ? text : '';
    byDays.set(key, [...(byDays.get(key) ?? []), time]);
  }
  const said = [...byDays].map(([days, times]) => {
    const sorted = [...new Set(times)].sort((a, b) => a - b);
    const clock =
      sorted.length <= mostTimes
        ? sorted.map(formatTime).join(', ')
        : phrases.picture.manyTimes(
            sorted.length,
            formatTime(sorted[0] ?? 0),
            formatTime(sorted.at(-1) ?? 0),
          );
    return days === '' ? clock : `${days} ${clock}`;
  });
  return said.join('; ');
}
