import type { InstantMinute } from '../ir/types.ts';
import { isZoneName } from '../time/zone-names.ts';
import {
  type Accepted,
  type Cells,
  type Engine,
  type NextStart,
  type Reading,
  refused,
} from './base/types.ts';
import { knowsZone } from './base/zone-clock.ts';
import { goClock } from './kubernetes/go-clock.ts';
import { nextStart, sharedStart } from './kubernetes/next.ts';
import { parseSchedule } from './kubernetes/parse.ts';
import { isPlainZone } from './kubernetes/plain-zone.ts';

/**
 * A Kubernetes CronJob (batch/v1): robfig/cron v3.0.1 inside the API server and the controller, with
 * the server's own rules around it. Read in pkg/apis/batch/validation/validation.go
 * (validateScheduleFormat, validateTimeZone) and pkg/controller/cronjob/utils.go, and the library
 * compared as it runs with Go 1.19, 2026-11-23.
 *
 * The controller searches from the last start, or from the creation of the object. `starts` searches
 * from one second before its range, and from each start on.
 */
export const kubernetes: Engine = {
  label: 'Kubernetes CronJob (robfig/cron 3.0.1)',
  usualZone: 'entry',
  read({ expression, zone, hostZone }): Reading {
    const at = expression.indexOf('TZ');
    // Refused on creation, wherever it stands (validateScheduleFormat).
    if (at !== -1) return refused('a zone belongs into timeZone', at, at + 2);
    // Nor does Go take a name in another spelling, or the server `Local` (validateTimeZone).
    if (zone !== undefined && !isZoneName(zone)) return refused(`unknown time zone ${zone}`);
    const clockZone = zone ?? hostZone;
    if (!knowsZone(clockZone)) return { kind: 'unmodelled', why: `${clockZone} is not known here` };
    const parsed = parseSchedule(expression);
    switch (parsed.kind) {
      case 'refused':
        return parsed;
      case 'fields':
        return onFields(parsed.cells, clockZone);
      case 'every':
        return atIntervals(parsed.seconds, clockZone);
    }
  },
};

/** Go looks offsets up on the day of a time and around it. */
const lookups = 2 * 1440;

function onFields(cells: Cells, zone: string): Accepted {
  const next = searchIn(cells, zone);
  return {
    kind: 'accepted',
    cells,
    zone,
    notes: [],
    law: (from, until) =>
      isPlainZone(zone, from - lookups, until + lookups)
        ? { kind: 'wall' }
        : { kind: 'search', next },
    starts: (from, until) => startsFrom(next, from, until),
    unknown: () => [],
    next,
  };
}

/** The search, with its answers remembered where many searches share one: nearly all of a sparse entry's. */
function searchIn(cells: Cells, zone: string): NextStart {
  const answers = new Map<number, number | undefined>();
  return (origin) => {
    const clock = goClock(zone, origin);
    const key = sharedStart(cells, clock, origin);
    if (key === undefined) return nextStart(cells, clock, origin);
    if (!answers.has(key)) answers.set(key, nextStart(cells, clock, origin));
    return answers.get(key);
  };
}

const anchored = 'intervals are counted from the creation of the object or its last start';

function atIntervals(seconds: number, zone: string): Accepted {
  const next: NextStart = (origin) => origin + seconds;
  return {
    kind: 'accepted',
    cells: undefined,
    zone,
    notes: [],
    law: () => ({ kind: 'search', next }),
    starts: (from, until) => startsFrom(next, from, until),
    unknown: (from, until) => [{ from, until, why: anchored }],
    next,
  };
}

/** Start after start; a search that doesn't advance ends it (Pacific/Chatham, April 2026). */
function startsFrom(
  next: NextStart,
  from: InstantMinute,
  until: InstantMinute,
): readonly InstantMinute[] {
  const starts: InstantMinute[] = [];
  for (let origin = from * 60 - 1; ; ) {
    const start = next(origin);
    if (start === undefined || start <= origin || start >= until * 60) return starts;
    starts.push(Math.floor(start / 60));
    origin = start;
  }
}
