import type { SourceFile, Span } from '../../src/diagnostics/source-file.ts';
import { rangeSet, setOf } from '../../src/ir/number-set.ts';
import { allHours, allMonths, makeSchedule } from '../../src/ir/schedule.ts';
import type { DayRule, Schedule } from '../../src/ir/types.ts';
import type { Category, ConfiguredTarget, Job, LogTable, Window } from '../../src/model/types.ts';
import type { Artifact, Legalised, Target, TargetPlan } from '../../src/targets/types.ts';

/**
 * Jobs, settings and plans as small as they can be. Every span is one of this source's, so that a
 * test can tell which place a problem names.
 */
export const source: SourceFile = {
  path: 'schedules/jobs.yaml',
  text: 'name trigger endpoint targets timezone overlap grace dst setting\n',
};

export function spanOf(word: string): Span {
  const start = source.text.indexOf(word);
  if (start === -1) throw new Error(`the test's source holds no "${word}"`);
  return { file: source, start, end: start + word.length };
}

interface Times {
  readonly minutes?: Iterable<number>;
  readonly hours?: Iterable<number>;
  readonly months?: Iterable<number>;
  readonly days?: DayRule;
  readonly zone?: string;
}

/** Every minute of every day in São Paulo but for what is said otherwise. */
export function schedule(times: Times = {}): Schedule {
  return makeSchedule(
    {
      minutes: times.minutes ? setOf(times.minutes) : rangeSet(0, 59),
      hours: times.hours ? setOf(times.hours) : allHours,
      months: times.months ? setOf(times.months) : allMonths,
      days: times.days ?? { kind: 'everyDay' },
    },
    times.zone ?? 'America/Sao_Paulo',
  );
}

export const daily = schedule({ minutes: [0], hours: [10] });

export function category(name: string, more: Partial<Category> = {}): Category {
  return { name, label: name, windowsOnly: false, at: spanOf('name'), ...more };
}

export function window(name: string): Window {
  const hours = { from: 600, until: 660 };
  return { name, label: name, hours, weekdays: [1], types: [], at: spanOf('name') };
}

export function job(more: Partial<Job> = {}): Job {
  const schedules = more.schedules ?? [daily];
  return {
    name: 'report_manha',
    source: 'report_manha',
    trigger: more.window
      ? { kind: 'window', window: more.window }
      : { kind: 'schedule', text: '0 10 * * *' },
    schedules,
    zone: schedules[0].zone,
    endpoint: '/jobs/report',
    path: '/jobs/report',
    query: [],
    method: 'POST',
    timeoutSeconds: 300,
    overlap: 'forbid',
    targets: ['crontab'],
    pauses: [],
    places: {
      name: spanOf('name'),
      trigger: spanOf('trigger'),
      endpoint: spanOf('endpoint'),
      targets: spanOf('targets'),
      targetsFrom: 'defaults.targets',
      timezone: spanOf('timezone'),
      overlap: spanOf('overlap'),
      grace: spanOf('grace'),
      dst: spanOf('dst'),
    },
    ...more,
  };
}

export function configured(
  id: string,
  settings: ConfiguredTarget['settings'] = {},
): ConfiguredTarget {
  return { id, settings, at: () => spanOf('setting') };
}

export const file = { zone: 'America/Sao_Paulo', anchor: '2026-01-05' };

const required: Readonly<Record<string, ConfiguredTarget['settings']>> = {
  crontab: { user: 'jobs' },
  kubernetes: { namespace: 'jobs' },
};

/** What a target makes of a job under these settings and the ones that must be there. */
export function legalise(
  target: Target,
  of: Job,
  settings: ConfiguredTarget['settings'] = {},
): Legalised {
  const result = target.settings(
    configured(target.id, { ...required[target.id], ...settings }),
    file,
  );
  if (result.kind === 'refused') throw new Error(result.diagnostics[0]?.message);
  return target.legalise(of, result.settings);
}

/** A table that keeps every run. */
export const table: LogTable = {
  schema: 'public',
  table: 'job_executions',
  columns: 'full',
  end: 'upsert',
};

/** A runner short enough to read in a test. */
export const runner = '#!/bin/sh\n# a comment\n\nprintf "%s\\n" "$@"\n';

/** All that a target makes of a plan. */
export function artifactsOf(
  target: Target,
  plan: TargetPlan<{ readonly out: string }>,
): readonly Artifact[] {
  return [...target.render(plan)];
}

/** The plan of a target whose settings and jobs all hold. */
export function planOf(
  target: Target,
  settings: ConfiguredTarget['settings'],
  jobs: readonly Job[],
  log?: LogTable,
): TargetPlan<{ readonly out: string }> {
  const result = target.settings(configured(target.id, settings), file);
  if (result.kind === 'refused') throw new Error(result.diagnostics[0]?.message);
  return {
    sourcePath: source.path,
    locale: 'en',
    settings: result.settings,
    jobs: jobs.map((each) => {
      const legalised = target.legalise(each, result.settings);
      if (legalised.kind === 'refused') throw new Error(legalised.diagnostics[0]?.message);
      return { job: each, entries: legalised.first };
    }),
    gated: ({ targets }) => targets.length > 1,
    ...(log ? { log } : {}),
    runner,
  };
}
