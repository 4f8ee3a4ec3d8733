/**
 * The offsets of a zone as segments of constant offset.
 *
 * Found by asking Intl once a day and bisecting where the answer changes. Daily, because weekly
 * probing misses two changes six days apart in Asia/Gaza and Asia/Hebron (2040); checked against
 * temporal-polyfill for every zone.
 */

/** A stretch of time in which the zone's clock runs evenly: `from` in, `until` out. */
export interface ZoneSegment {
  /** Minutes since 1970-01-01T00:00Z. */
  readonly from: number;
  readonly until: number;
  /** Minutes east of UTC: civil minute = instant minute + offset. */
  readonly offset: number;
}

const minutesPerDay = 1440;
const formats = new Map<string, Intl.DateTimeFormat>();
const blocks = new Map<string, readonly ZoneSegment[]>();

function formatFor(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    formats.set(zone, format);
  }
  return format;
}

/**
 * Minutes east of UTC at an instant. Offsets with seconds (before 1972 at the latest) are cut to
 * the whole minute below.
 * @throws RangeError when Intl does not know the zone.
 */
export function offsetAt(zone: string, instant: number): number {
  const text = formatFor(zone).format(instant * 60_000);
  const match = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(text);
  if (!match) throw new RangeError(`no offset in "${text}"`);
  if (!match[1]) return 0;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return Math.floor((match[1] === '-' ? -seconds : seconds) / 60);
}

/** Whether Intl has the rules of a zone: an older one lacks the newest names. */
export function hasRules(zone: string): boolean {
  try {
    formatFor(zone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The first minute in (low, high] whose offset differs from the one at `low`. */
function changeBetween(zone: string, low: number, high: number): number {
  const before = offsetAt(zone, low);
  let [same, other] = [low, high];
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (offsetAt(zone, middle) === before) same = middle;
    else other = middle;
  }
  return other;
}

function computeSegments(zone: string, from: number, until: number): readonly ZoneSegment[] {
  const segments: ZoneSegment[] = [];
  let start = from;
  let offset = offsetAt(zone, from);
  for (let probe = from; probe < until; ) {
    const next = Math.min(probe + minutesPerDay, until);
    if (offsetAt(zone, next) === offset) {
      probe = next;
      continue;
    }
    const change = changeBetween(zone, probe, next);
    if (change >= until) break;
    segments.push({ from: start, until: change, offset });
    start = change;
    offset = offsetAt(zone, change);
    probe = change;
  }
  segments.push({ from: start, until, offset });
  return segments;
}

/**
 * Tables are computed in blocks of about two years, so that all questions about a zone share them.
 */
const minutesPerBlock = 2 ** 20;

function blockOf(zone: string, index: number): readonly ZoneSegment[] {
  const key = `${zone} ${index}`;
  let segments = blocks.get(key);
  if (!segments) {
    segments = computeSegments(zone, index * minutesPerBlock, (index + 1) * minutesPerBlock);
    blocks.set(key, segments);
  }
  return segments;
}

/** Forgets every table, so that the next question computes its own: for measurements. */
export function forgetZones(): void {
  formats.clear();
  blocks.clear();
}

/** Joins neighbours of one offset: a block's end is no clock change. */
function joined(segments: readonly ZoneSegment[]): readonly ZoneSegment[] {
  const result: ZoneSegment[] = [];
  for (const segment of segments) {
    const last = result.at(-1);
    if (last?.offset === segment.offset)
      result[result.length - 1] = { ...last, until: segment.until };
    else result.push(segment);
  }
  return result;
}

/**
 * The segments that together cover `[from, until)` in instant minutes, ascending, neighbours with
 * different offsets. Empty for an empty range.
 * @throws RangeError when Intl does not know the zone.
 */
export function segmentsBetween(zone: string, from: number, until: number): readonly ZoneSegment[] {
  if (until <= from) return [];
  const first = Math.floor(from / minutesPerBlock);
  const last = Math.ceil(until / minutesPerBlock);
  const indices = Array.from({ length: last - first }, (_, i) => first + i);
  return joined(indices.flatMap((index) => blockOf(zone, index)))
    .filter((segment) => segment.from < until && segment.until > from)
    .map(({ offset, ...segment }) => ({
      from: Math.max(segment.from, from),
      until: Math.min(segment.until, until),
      offset,
    }));
}
