import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type {
  BaselineSource,
  Document,
  JobSource,
  Located,
  ScheduleSource,
} from '../source/types.ts';
import { clocksAgree } from '../time/clocks-agree.ts';
import { defaultAnchor } from './literals.ts';

/** Jobs that are bound to windows but read another clock than the windows do. */
export function checkZones(
  document: Document<ScheduleSource>,
  baseline: Document<BaselineSource> | undefined,
): readonly Diagnostic[] {
  const { data, places } = document;
  const ofJobs = elsewhere(data.jobs, data).flatMap(([name, job]) => {
    if (job.windows) return [windowsElsewhere(name, job, places, document)];
    return isWindowsOnly(job, data) ? [windowsOnlyElsewhere(name, job, document)] : [];
  });
  // Whether a category keeps to windows is asked of today's jobs only.
  const ofBaseline = elsewhere(baseline?.data.jobs ?? {}, data).flatMap(([name, job]) =>
    job.windows && baseline ? [windowsElsewhere(name, job, baseline.places, document)] : [],
  );
  return [...ofJobs, ...ofBaseline];
}

/** The jobs whose clock is not the file's. */
function elsewhere<Source extends Partial<JobSource>>(
  jobs: Readonly<Record<string, Source>>,
  main: ScheduleSource,
): readonly (readonly [name: string, job: Source])[] {
  return Object.entries(jobs).filter(
    ([, { timezone }]) => timezone !== undefined && !agree(timezone, main),
  );
}

function isWindowsOnly({ category }: JobSource, { categories }: ScheduleSource): boolean {
  if (category === undefined || !categories || !Object.hasOwn(categories, category)) return false;
  return categories[category]?.windows_only ?? false;
}

function windowsElsewhere(
  name: string,
  { timezone = '', windows = [] }: Partial<JobSource>,
  at: Located,
  { data, places }: Document<ScheduleSource>,
): Diagnostic {
  const sources = windows.flatMap((window) => sourceOf(window, data));
  const openings = sources.map(([window, { hours }]) => `${window}: "${hours.slice(0, 5)}"`);
  const days = [...new Set(sources.map(([, { weekdays }]) => weekdays))];
  const weekdays = days.length === 1 && days[0] ? `\n    weekdays: ${days[0]}` : '';
  return diagnostic('CW309', `"${name}" starts with windows, but in another time zone`, {
    span: at.spanOf(['jobs', name, 'timezone']),
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
