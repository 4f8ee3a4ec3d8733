import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Document, JobSource, ScheduleSource } from '../source/types.ts';
import { clocksAgree } from '../time/clocks-agree.ts';
import { defaultAnchor } from './literals.ts';

/** Jobs that are bound to windows but read another clock than the windows do. */
export function checkZones(document: Document<ScheduleSource>): readonly Diagnostic[] {
  const { data } = document;
  return Object.entries(data.jobs).flatMap(([name, job]) => {
    if (job.timezone === undefined || agree(job.timezone, data)) return [];
    if (job.windows) return [windowsElsewhere(name, job, document)];
    return isWindowsOnly(job, data) ? [windowsOnlyElsewhere(name, job, document)] : [];
  });
}

function isWindowsOnly({ category }: JobSource, { categories }: ScheduleSource): boolean {
  if (category === undefined || !categories || !Object.hasOwn(categories, category)) return false;
  return categories[category]?.windows_only ?? false;
}

function windowsElsewhere(
  name: string,
  { timezone = '', windows = [] }: JobSource,
  { data, places }: Document<ScheduleSource>,
): Diagnostic {
  const sources = windows.flatMap((window) => sourceOf(window, data));
  const openings = sources.map(([window, { hours }]) => `${window}: "${hours.slice(0, 5)}"`);
  const days = [...new Set(sources.map(([, { weekdays }]) => weekdays))];
  const weekdays = days.length === 1 && days[0] ? `\n    weekdays: ${days[0]}` : '';
  return diagnostic('CW309', `"${name}" starts with windows, but in another time zone`, {
    span: places.spanOf(['jobs', name, 'timezone']),
    label: `windows open by the file's clock, ${data.timezone}`,
    related: [{ span: places.spanOf(['timezone']), message: "the file's time zone is here" }],
    help: `take this timezone out, or write times of its own, which are read in ${timezone}:\n    times: { ${openings.join(', ')} }${weekdays}`,
  });
}

function sourceOf(window: string, { windows = {} }: ScheduleSource) {
  return Object.entries(windows).filter(([name]) => name === window);
}

function windowsOnlyElsewhere(
  name: string,
  { category = '' }: JobSource,
  { data, places }: Document<ScheduleSource>,
): Diagnostic {
  return diagnostic('CW309', `"${name}" may start only inside windows, but reads another clock`, {
    span: places.spanOf(['jobs', name, 'timezone']),
    label: `windows open by the file's clock, ${data.timezone}`,
    related: [
      {
        span: places.keySpanOf(['categories', category, 'windows_only']),
        message: `category "${category}" is windows_only`,
      },
      { span: places.spanOf(['timezone']), message: "the file's time zone is here" },
    ],
    help: `take this timezone out and write the times as ${data.timezone} reads them`,
  });
}

function agree(zone: string, { timezone, anchor = defaultAnchor }: ScheduleSource): boolean {
  return clocksAgree(zone, timezone, anchor);
}
