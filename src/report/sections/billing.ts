import { perMonth } from '../../counts/monthly.ts';
import { escapeText, table } from '../markdown.ts';
import { whole } from '../numbers.ts';
import {
  categoriesIn,
  categoryName,
  isIn,
  type PageContext,
  type PageTarget,
} from '../page-context.ts';

function targetSection(context: PageContext, target: PageTarget, perStart: number): string {
  const { after, catalog, phrases } = context;
  const { billing, numbers } = phrases;
  const jobs = catalog.jobs.filter((job) => job.targets.includes(target.id));
  const starts = (some: typeof jobs) => some.reduce((sum, job) => sum + perMonth(after, job), 0);
  const minutes = (some: typeof jobs) => whole(Math.round(starts(some)) * perStart, numbers);
  const label = escapeText(target.label);
  const count = phrases.jobs(jobs.length, whole(jobs.length, numbers));
  const paused = catalog.targets.find(({ id }) => id === target.id)?.pause;
  const rows = categoriesIn(catalog, jobs).map((category) => {
    const own = jobs.filter(isIn(category));
    return [
      categoryName(category, phrases),
      whole(own.length, numbers),
      whole(starts(own), numbers),
      minutes(own),
    ];
  });
  return [
    `## ${billing.heading(label)}`,
    '',
    `- ${billing.starts(label, count, whole(starts(jobs), numbers))}`,
    `- ${billing.cost(minutes(jobs), whole(perStart, numbers))}`,
    ...(paused ? [`- ${billing.paused}`] : []),
    '',
    table(billing.columns, ['text', 'number', 'number', 'number'], rows),
  ].join('\n');
}

/** What the jobs cost at least on each configured target that bills by the start. */
export function billingSections(context: PageContext): readonly string[] {
  const { catalog, targets } = context;
  return targets.flatMap((target) => {
    const used = catalog.jobs.some((job) => job.targets.includes(target.id));
    if (!target.billing || !used) return [];
    return [targetSection(context, target, target.billing.minutesPerStart)];
  });
}
