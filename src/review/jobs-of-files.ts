import { parseCron } from '../cron/parse.ts';
import { engines } from '../engines/registry.ts';
import { occurrences } from '../ir/occurrences.ts';
import { makeSchedule } from '../ir/schedule.ts';
import type { InstantMinute, Schedule, Schedules } from '../ir/types.ts';
import type { EngineHost, Entry, Facts, ReadJob } from '../targets/types.ts';
import type { ReviewedJob, Timing } from './types.ts';

/**
 * The jobs that the files of one target hold, as its reader found them: they start when the model of
 * their engine says, whatever they were compiled from. Where only a zone is known, they start when our
 * own language would read their texts so in it.
 */
export function jobsOfFiles(
  jobs: readonly ReadJob[],
  target: string,
  host: EngineHost | string,
): readonly ReviewedJob[] {
  const names = [...new Set(jobs.map(({ job }) => job))];
  return names.map((name) => {
    const own = jobs.filter(({ job }) => job === name);
    const facts: Facts = Object.assign({}, ...own.map((one) => one.facts));
    // From when on a start counts as late follows from the times, which are compared as such.
    const { paused, due: _due, zone: _zone, ...others } = facts;
    return {
      name,
      source: name,
      timing: timingOf(
        own.flatMap(({ entries }) => entries),
        host,
      ),
      facts: others,
      targets: [target],
      runsOn: paused === 'yes' ? [] : [target],
      pauses: [],
    };
  });
}

function timingOf(entries: readonly Entry[], host: EngineHost | string): Timing {
  const zone = typeof host === 'string' ? host : host.hostZone;
  const schedules = entries.flatMap((entry) => scheduleOf(entry, zone) ?? []);
  return {
    ...(isWhole(schedules, entries) && { schedules }),
    text: entries
      .map(({ expression, zone }) => (zone ? `${expression} in ${zone}` : expression))
      .join(' | '),
    starts: (from, until) =>
      typeof host === 'string'
        ? occurrences(schedules, from, until)
        : startsOf(entries, host, from, until),
  };
}

function isWhole(
  schedules: readonly Schedule[],
  entries: readonly Entry[],
): schedules is Schedules {
  return schedules.length > 0 && schedules.length === entries.length;
}

/** For its words only: what starts is what the engine makes of the text. */
function scheduleOf({ expression, zone }: Entry, hostZone: string): Schedule | undefined {
  const result = parseCron(expression);
  return result.kind === 'fields' ? makeSchedule(result.fields, zone ?? hostZone) : undefined;
}

function startsOf(
  entries: readonly Entry[],
  { engine, hostZone }: EngineHost,
  from: InstantMinute,
  until: InstantMinute,
): readonly InstantMinute[] {
  const starts = entries.flatMap((entry) => {
    const reading = engines[engine].read({ ...entry, hostZone });
    return reading.kind === 'accepted' ? reading.starts(from, until) : [];
  });
  return [...new Set(starts)].sort((a, b) => a - b);
}
