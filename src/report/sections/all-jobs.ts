import { printCron } from '../../cron/print.ts';
import { describe } from '../../ir/describe/index.ts';
import type { Job } from '../../model/types.ts';
import { code, escapeText, table } from '../markdown.ts';
import { categoryName, jobName, marked, type PageContext } from '../page-context.ts';

function targetNames(job: Job, { catalog, targets }: PageContext): string {
  const names = job.targets.map((id) => {
    const label = targets.find((target) => target.id === id)?.label ?? id;
    return marked(escapeText(label), catalog.targets.find((target) => target.id === id)?.pause);
  });
  return names.join(', ');
}

function jobRow(job: Job, context: PageContext): readonly string[] {
  const { catalog, phrases } = context;
  return [
    jobName(job),
    job.category ? categoryName(job.category, phrases) : '—',
    job.schedules.map((schedule) => code(printCron(schedule))).join(', '),
    escapeText(describe(job.schedules, catalog.locale, catalog.zone)),
    code(`${job.method} ${job.endpoint}`),
    targetNames(job, context),
    job.owner ? escapeText(job.owner) : '—',
  ];
}

/** Every job, one line each, in source order. */
export function allJobsSection(context: PageContext): string {
  const { catalog, phrases } = context;
  const { allJobs } = phrases;
  const rows = catalog.jobs.map((job) => jobRow(job, context));
  const shared = catalog.jobs.some((job) => job.targets.length > 1);
  const aligns = ['text', 'text', 'text', 'text', 'text', 'text', 'text'] as const;
  const lines = [`## ${allJobs.heading}`, table(allJobs.columns, aligns, rows)];
  return [...lines, ...(shared ? [allJobs.oneLive] : [])].join('\n\n');
}
