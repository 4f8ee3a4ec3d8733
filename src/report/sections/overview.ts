import { isWeekly } from '../../counts/monthly.ts';
import { only, perDay, perWeek } from '../../counts/week-count.ts';
import { summarise } from '../../ir/describe/index.ts';
import type { Category } from '../../model/types.ts';
import { escapeText, table } from '../markdown.ts';
import { dateText, range, whole } from '../numbers.ts';
import {
  categoriesIn,
  categoryName,
  isIn,
  isPaused,
  marked,
  type PageContext,
} from '../page-context.ts';

function categoryRow(context: PageContext, category: Category | undefined): readonly string[] {
  const { catalog, phrases, after } = context;
  const { numbers } = phrases;
  const own = only(after, isIn(category));
  const schedules = own.jobs.flatMap((job) => job.schedules);
  const day = perDay(own);
  // A paused category marks itself; jobs of it that are paused on their own are counted apart.
  const held = category?.pause ? 0 : own.jobs.filter(isPaused).length;
  return [
    marked(categoryName(category, phrases), category?.pause),
    `${whole(own.jobs.length, numbers)}${held ? ` (${marked(whole(held, numbers), held)})` : ''}`,
    escapeText(summarise(schedules, catalog.locale, catalog.zone)),
    range(day.least, day.most, numbers),
    whole(perWeek(own), numbers),
  ];
}

function totalRow({ after, phrases }: PageContext): readonly string[] {
  const day = perDay(after);
  const { numbers } = phrases;
  const bold = (text: string) => `**${text}**`;
  return [
    bold(phrases.overview.total),
    bold(whole(after.jobs.length, numbers)),
    '',
    bold(range(day.least, day.most, numbers)),
    bold(whole(perWeek(after), numbers)),
  ];
}

/** The load by category, and what the numbers are. */
export function overviewSection(context: PageContext): string {
  const { catalog, phrases } = context;
  const { overview, numbers } = phrases;
  const rows = categoriesIn(catalog, catalog.jobs).map((each) => categoryRow(context, each));
  const sparse = catalog.jobs.some((job) => !job.schedules.every(isWeekly));
  const counted = overview.counted(dateText(catalog.anchor, numbers));
  return [
    `## ${overview.heading}`,
    '',
    table(
      overview.columns,
      ['text', 'number', 'text', 'number', 'number'],
      [...rows, totalRow(context)],
    ),
    '',
    sparse ? `${counted} ${overview.sparse}` : counted,
  ].join('\n');
}
