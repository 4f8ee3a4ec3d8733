import type { CivilMinute, InstantMinute } from '../ir/types.ts';
import { isZoneName } from '../time/zone-names.ts';
import { namedBetween } from './base/cells.ts';
import {
  type Accepted,
  type Cells,
  type Engine,
  type Reading,
  refused,
  type UnknownSpan,
} from './base/types.ts';
import { changesBetween, knowsZone, wallStarts, type ZoneChange } from './base/zone-clock.ts';
import { isTooDense } from './github-actions/density.ts';
import { type Documented, parseDocumented } from './github-actions/parse.ts';

/**
 * The schedules of GitHub Actions as far as GitHub documents them: the program itself can be neither
 * read nor run. Without `timezone` the fields are UTC; with it, they are the zone's wall clock, and a
 * time inside a gap "advances to the next valid time" (the example: 02:30 at 03:00). Not documented:
 * a repeated hour, several times in one gap, a gap's time beside an ordinary one in the same minute,
 * and whether a recurring schedule gets an extra run. Read in "Events that trigger workflows",
 * schedule, on docs.github.com, 2026-11-23.
 */
export const githubActions: Engine = {
  label: 'GitHub Actions, as documented',
  usualZone: 'entry',
  read({ expression, zone = 'UTC' }): Reading {
    if (!isZoneName(zone)) return refused(`timezone ${zone} is no IANA zone`);
    if (!knowsZone(zone)) return { kind: 'unmodelled', why: `${zone} is not known here` };
    const parsed = parseDocumented(expression);
    if (parsed.kind !== 'fields') return parsed;
    return isTooDense(parsed.cells)
      ? refused('the shortest interval is five minutes', 0, expression.length)
      : accepted(parsed, zone);
  },
};

function accepted(parsed: Documented, zone: string): Accepted {
  return {
    kind: 'accepted',
    cells: parsed.cells,
    zone,
    notes: [],
    law: () => ({ kind: 'documented' }),
    starts: (from, until) => documentedStarts(parsed, zone, from, until),
    unknown: (from, until) => unknownSpans(parsed, zone, from, until),
  };
}

function documentedStarts(
  parsed: Documented,
  zone: string,
  from: InstantMinute,
  until: InstantMinute,
): readonly InstantMinute[] {
  const spans = unknownSpans(parsed, zone, from, until);
  // A lone time of a gap starts behind it; whatever else lies there is within an unknown span.
  const advanced = changesBetween(zone, from, until)
    .filter((change) => skippedTimes(parsed.cells, change).length > 0)
    .map(({ at }) => at);
  return [...wallStarts(parsed.cells, zone, from, until), ...advanced]
    .filter((at) => !spans.some((span) => at >= span.from && at < span.until))
    .sort((a, b) => a - b);
}

/** A gap holds several times, or one of a recurring schedule, or one that meets an ordinary start. */
function isUnclearGap({ cells, starred }: Documented, change: ZoneChange): boolean {
  const skipped = skippedTimes(cells, change).length;
  const meetsOrdinary = namedBetween(cells, change.after, change.at, change.at + 1).length > 0;
  return skipped > 1 || (skipped === 1 && (starred || meetsOrdinary));
}

/** The civil minutes that the clock passes over: none where it goes back. */
function skippedTimes(cells: Cells, { at, before, after }: ZoneChange): readonly CivilMinute[] {
  return namedBetween(cells, 0, at + before, at + after);
}

/** Longest shift of a clock that is looked for, in minutes: a whole day (Pacific/Apia 2011). */
const longestShift = 1440;

function unknownSpans(
  parsed: Documented,
  zone: string,
  from: InstantMinute,
  until: InstantMinute,
): readonly UnknownSpan[] {
  return changesBetween(zone, from - longestShift, until + longestShift)
    .flatMap((change) => spansOf(parsed, change))
    .map((span) => ({
      ...span,
      from: Math.max(span.from, from),
      until: Math.min(span.until, until),
    }))
    .filter((span) => span.from < span.until);
}

function spansOf(parsed: Documented, change: ZoneChange): readonly UnknownSpan[] {
  const { at, before, after } = change;
  if (after > before) {
    if (!isUnclearGap(parsed, change)) return [];
    return [
      { from: at, until: at + 1, why: 'GitHub does not say which times of a gap start here' },
    ];
  }
  const shift = before - after;
  const repeated = namedBetween(parsed.cells, before, at - shift, at);
  if (repeated.length === 0) return [];
  const why = 'GitHub does not say in which pass of a repeated hour a schedule starts';
  return [{ from: at - shift, until: at + shift, why }];
}
