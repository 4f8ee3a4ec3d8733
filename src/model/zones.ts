import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { dayNumbersOf28Years } from '../ir/schedule.ts';
import type { Document, JobSource, ScheduleSource } from '../source/types.ts';
import { segmentsBetween } from '../time/zone-segments.ts';

/** Zones are compared over 28 years from here. */
const firstYear = 2026;
const minutesPerDay = 1440;

/** Jobs that are bound to windows but read another clock than the windows do. */
export function checkZones(document: Document<ScheduleSource>): readonly Diagnostic[] {
  const { data } = document;
  return Object.entries(data.jobs).flatMap(([name, job]) => {
    if (job.timezone === undefined || sameZone(job.timezone, data.timezone)) return [];
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

/** Two names are one zone when their clocks agree, e.g. America/Sao_Paulo and Brazil/East. */
function sameZone(a: string, b: string): boolean {
  if (a === b) return true;
  const { from, until } = dayNumbersOf28Years(firstYear);
  const clock = (zone: string) =>
    JSON.stringify(segmentsBetween(zone, from * minutesPerDay, until * minutesPerDay));
  return clock(a) === clock(b);
}
