import { busiestOf } from '../../counts/busiest.ts';
import {
  busyMinutes,
  type CountedJob,
  isEveryMinute,
  only,
  perHour,
  perWeek,
  type WeekCount,
} from '../../counts/week-count.ts';
import { describe } from '../../ir/describe/index.ts';
import type { Category } from '../../model/types.ts';
import { changesBetween, type SourceChange, type SourceSide } from '../facts/changes.ts';
import type { Phrases } from '../locales/phrases.ts';
import { code, escapeText, table } from '../markdown.ts';
import { average, change, type NumberStyle, whole } from '../numbers.ts';
import { categoriesIn, categoryName, enumerate, isIn, type PageContext } from '../page-context.ts';

/** The page's context where there is a baseline to compare with. */
type Compared = PageContext & Required<Pick<PageContext, 'before'>>;

/** What a measure is taken of: all jobs, or some of them, on both sides. */
interface Sides {
  readonly before: WeekCount;
  readonly after: WeekCount;
}

const measured = ['text', 'number', 'number', 'number'] as const;

/**
 * Categories with a job that starts every minute, before and after: such a job hides whatever
 * else changes in an hour, so the comparison is also made without them.
 */
function constantCategories({ catalog, before, after }: Compared): readonly Category[] {
  const constant = (count: WeekCount, category: Category) =>
    count.jobs.some((job) => isIn(category)(job) && isEveryMinute(count, job));
  return catalog.categories.filter((each) => constant(before, each) && constant(after, each));
}

function keeping({ before, after }: Sides, keep: (job: CountedJob) => boolean): Sides {
  return { before: only(before, keep), after: only(after, keep) };
}

/** A row of the table of totals, from the same measure of both sides. */
function measureRow(
  label: string,
  { before, after }: Sides,
  { numbers, comparison }: Phrases,
  measure: (count: WeekCount) => number,
  print: (value: number, style: NumberStyle) => string,
): readonly string[] {
  const [old, now] = [measure(before), measure(after)];
  return [
    label,
    print(old, numbers),
    print(now, numbers),
    change(old, now, numbers, comparison.appeared),
  ];
}

function names(categories: readonly Category[], { phrases }: Compared): string {
  return enumerate(
    categories.map((category) => categoryName(category, phrases)),
    phrases,
  );
}

function totals(context: Compared, left: readonly Category[]): string {
  const { phrases } = context;
  const { comparison } = phrases;
  const label = comparison.without(left.length, names(left, context));
  const rest = keeping(context, (job) => !left.some((category) => isIn(category)(job)));
  const isApart = left.length > 0 && rest.before.jobs.length + rest.after.jobs.length > 0;
  const apart = (measure: (count: WeekCount) => number, print: typeof whole) =>
    isApart ? [measureRow(label, rest, phrases, measure, print)] : [];
  return table(comparison.columns, measured, [
    measureRow(comparison.perWeek, context, phrases, perWeek, whole),
    measureRow(comparison.perHour, context, phrases, perHour, average),
    ...apart(perHour, average),
    measureRow(comparison.minutes, context, phrases, busyMinutes, whole),
    ...apart(busyMinutes, whole),
    measureRow(comparison.busiest, context, phrases, (count) => busiestOf(count).starts, whole),
  ]);
}

function byCategory(context: Compared): string {
  const { catalog, before, after, phrases } = context;
  const rows = categoriesIn(catalog, [...before.jobs, ...after.jobs]).map((category) => {
    const own = keeping(context, isIn(category));
    return measureRow(categoryName(category, phrases), own, phrases, perWeek, whole);
  });
  return table(phrases.comparison.categoryColumns, measured, rows);
}

/** In full: a summary could read the same on both sides of a change. */
function sideWords(side: SourceSide | undefined, { catalog }: Compared): string | undefined {
  return side && escapeText(describe(side.schedules, catalog.locale, catalog.zone));
}

function changeRow(each: SourceChange, context: Compared): readonly string[] {
  const { comparison, numbers } = context.phrases;
  const count = (side: SourceSide | undefined) => whole(side?.perWeek ?? 0, numbers);
  const why = context.catalog.jobs.find((job) => job.source === each.source)?.why;
  return [
    code(each.source),
    sideWords(each.before, context) ?? comparison.newJob,
    sideWords(each.after, context) ?? comparison.removedJob,
    `${count(each.before)} → ${count(each.after)}`,
    why ? escapeText(why) : '—',
  ];
}

function byJob(context: Compared): readonly string[] {
  const { comparison } = context.phrases;
  const { changed, unchanged } = changesBetween(context.before, context.after);
  const rows = changed.map((each) => changeRow(each, context));
  const aligns = ['text', 'text', 'text', 'number', 'text'] as const;
  return [
    ...(rows.length > 0
      ? [comparison.byJob, table(comparison.jobColumns, aligns, rows)]
      : [comparison.noneChanged]),
    ...(unchanged.length > 0
      ? [`${comparison.unchanged}: ${unchanged.map(code).join(', ')}.`]
      : []),
  ];
}

/** The schedule against its baseline, computed; absent without a baseline. */
export function comparisonSection(context: PageContext): string | undefined {
  const { before, phrases } = context;
  if (!before) return undefined;
  const compared: Compared = { ...context, before };
  const left = constantCategories(compared);
  const { comparison } = phrases;
  return [
    `## ${comparison.heading}`,
    totals(compared, left),
    ...(left.length > 0 ? [comparison.withoutRule(left.length, names(left, compared))] : []),
    comparison.byCategory,
    byCategory(compared),
    ...byJob(compared),
  ].join('\n\n');
}
