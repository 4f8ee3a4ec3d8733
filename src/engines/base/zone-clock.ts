import type { InstantMinute } from '../../ir/types.ts';
import { offsetAt, segmentsBetween, type ZoneSegment } from '../../time/zone-segments.ts';
import { addNamed } from './cells.ts';
import type { Cells, EngineRequest, Refused, Unmodelled } from './types.ts';
import { refused } from './types.ts';

/**
 * The clock of a zone, cut into stretches of constant offset. Segments are asked for in blocks of
 * about eight years, so that each zone's table is computed once for a whole compilation.
 */

/** One array per zone and range, so that what is worked out from it can be remembered by it. */
const tables = new Map<string, readonly ZoneSegment[]>();
const blockMinutes = 2 ** 22;
/** A daemon or a search has been under way for some time before the range that is asked about. */
const leadMinutes = 3 * 1440;

/** Segments that cover `[from, until)` and at least three days on either side. */
export function segmentsAround(
  zone: string,
  from: InstantMinute,
  until: InstantMinute,
): readonly ZoneSegment[] {
  const first = Math.floor((from - leadMinutes) / blockMinutes) * blockMinutes;
  const last = Math.ceil((until + leadMinutes) / blockMinutes) * blockMinutes;
  if (latest?.zone === zone && latest.first === first && latest.last === last)
    return latest.segments;
  const key = `${zone} ${first} ${last}`;
  const segments = tables.get(key) ?? segmentsBetween(zone, first, last);
  tables.set(key, segments);
  latest = { zone, first, last, segments };
  return segments;
}

/** Searches from one minute after the other ask for the same, and a key takes longer than the search. */
let latest:
  | {
      readonly zone: string;
      readonly first: InstantMinute;
      readonly last: InstantMinute;
      readonly segments: readonly ZoneSegment[];
    }
  | undefined;

/** The segments that meet `[from, until)`, cut to it. */
export function segmentsWithin(
  zone: string,
  from: InstantMinute,
  until: InstantMinute,
): readonly ZoneSegment[] {
  return segmentsAround(zone, from, until)
    .filter((segment) => segment.from < until && segment.until > from)
    .map((segment) => ({
      from: Math.max(segment.from, from),
      until: Math.min(segment.until, until),
      offset: segment.offset,
    }));
}

/** The instants in `[from, until)` at which the zone's clock reads a minute that the fields name. */
export function wallStarts(
  cells: Cells,
  zone: string,
  from: InstantMinute,
  until: InstantMinute,
): readonly InstantMinute[] {
  const starts: InstantMinute[] = [];
  for (const segment of segmentsWithin(zone, from, until)) {
    addNamed(starts, cells, segment.offset, segment.from, segment.until);
  }
  return starts;
}

/** One change of a zone's offset. */
export interface ZoneChange {
  /** The first minute of the new offset. */
  readonly at: InstantMinute;
  /** Minutes east of UTC. */
  readonly before: number;
  readonly after: number;
}

const changes = new Map<string, readonly ZoneChange[]>();
/** Ranges that are remembered at once: every entry of a host is asked about the same few. */
const mostRanges = 4096;

/** The changes of a zone at `from` or later and before `until`. */
export function changesBetween(
  zone: string,
  from: InstantMinute,
  until: InstantMinute,
): readonly ZoneChange[] {
  const key = `${zone} ${from} ${until}`;
  let found = changes.get(key);
  if (!found) {
    if (changes.size === mostRanges) changes.clear();
    found = findChanges(zone, from, until);
    changes.set(key, found);
  }
  return found;
}

function findChanges(
  zone: string,
  from: InstantMinute,
  until: InstantMinute,
): readonly ZoneChange[] {
  const segments = segmentsAround(zone, from, until);
  return segments.flatMap(({ from: at, offset: after }, index) => {
    const before = segments[index - 1]?.offset;
    return before === undefined || at < from || at >= until ? [] : [{ at, before, after }];
  });
}

/** Why the zone of the host's clock is of no use, if so. */
export function unusableHostZone({ hostZone }: EngineRequest): Unmodelled | undefined {
  return knowsZone(hostZone)
    ? undefined
    : { kind: 'unmodelled', why: `the host's zone ${hostZone} is not known here` };
}

/** Refuses an entry that names a zone of its own, for engines that know only the host's clock. */
export function foreignZone({ zone, hostZone }: EngineRequest): Refused | undefined {
  return zone === undefined || zone === hostZone
    ? undefined
    : refused(`entries are read on the host's clock, ${hostZone}, never in ${zone}`);
}

const known = new Map<string, boolean>();

/** Whether this Node has the offsets of a zone. */
export function knowsZone(zone: string): boolean {
  let answer = known.get(zone);
  if (answer === undefined) {
    answer = hasOffsets(zone);
    known.set(zone, answer);
  }
  return answer;
}

function hasOffsets(zone: string): boolean {
  try {
    offsetAt(zone, 0);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
