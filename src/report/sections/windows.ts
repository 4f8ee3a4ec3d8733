import { shortDays } from '../../ir/describe/index.ts';
import { setOf } from '../../ir/number-set.ts';
import { allMonths, canonicalDays } from '../../ir/schedule.ts';
import type { Locale, Window } from '../../model/types.ts';
import { formatTime } from '../../time/civil.ts';
import { escapeText, table } from '../markdown.ts';
import { enumerate, jobName, marked, type PageContext } from '../page-context.ts';

function windowDays({ weekdays }: Window, locale: Locale): string {
  const days = canonicalDays({ kind: 'onWeekdays', weekdays: setOf(weekdays) });
  return shortDays(days, allMonths, locale);
}

/** The windows and the jobs that start when they open; absent without windows. */
export function windowsSection({ catalog, phrases }: PageContext): string | undefined {
  if (catalog.windows.length === 0) return undefined;
  const { windows } = phrases;
  const bound = catalog.categories.filter(({ windowsOnly }) => windowsOnly);
  const labels = bound.map(({ label }) => escapeText(label));
  const rows = catalog.windows.map((window) => {
    const jobs = catalog.jobs.filter((job) => job.window?.name === window.name);
    return [
      marked(escapeText(window.label), window.pause),
      `${formatTime(window.hours.from)}–${formatTime(window.hours.until)}`,
      windowDays(window, catalog.locale),
      escapeText(window.types.join(', ')) || '—',
      jobs.map(jobName).join(', ') || '—',
    ];
  });
  return [
    `## ${windows.heading}`,
    '',
    ...(labels.length > 0 ? [windows.only(enumerate(labels, phrases)), ''] : []),
    table(windows.columns, ['text', 'text', 'text', 'text', 'text'], rows),
  ].join('\n');
}
