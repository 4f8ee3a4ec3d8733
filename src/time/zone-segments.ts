/**
 * The offsets of a zone as segments of constant offset.
 *
 * Found by asking Intl every third day and bisecting where the answer changes. Two changes of a zone
 * never came nearer than six days (Asia/Gaza and Asia/Hebron in 2040, where weekly probing misses
 * them); checked against temporal-polyfill for every zone.
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

/** Writes an instant, in milliseconds, with the zone's offset at its end. */
type Format = (milliseconds: number) => string;

const formats = new Map<string, Format>();

function formatFor(zone: string): Format {
  let format = formats.get(zone);
  if (!format) {
    // A minute, because Intl would write the whole date otherwise, which takes twice as long. The
    // function is taken from the format once: that takes a sixth of what writing does.
    ({ format } = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      timeZoneName: 'longOffset',
      minute: 'numeric',
    }));
    formats.set(zone, format);
  }
  return format;
}

/** `GMT-03:00`; as it is compared, so that only offsets that differ are read. */
function offsetText(format: Format, instant: number): string {
  const text = format(instant * 60_000);
  return text.slice(text.indexOf('GMT'));
}

/**
 * Minutes east of UTC at an instant. Offsets with seconds (before 1972 at the latest) are cut to
 * the whole minute below.
 * @throws RangeError when Intl does not know the zone.
 */
export function offsetAt(zone: string, instant: number): number {
  // A table that happens to be known says the same in a hundredth of the time.
  const table = tables.get(zone);
  if (table && (table[0]?.from ?? Infinity) <= instant && instant < (table.at(-1)?.until ?? 0)) {
    const segment = table[placeOf(table, instant)];
    if (segment) return segment.offset;
  }
  return minutesOf(offsetText(formatFor(zone), instant));
}

function minutesOf(text: string): number {
  const match = /^GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(text);
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

/** The first minute in (low, high] whose offset is not the one at `low`. */
function changeBetween(format: Format, low: number, high: number, before: string): number {
  let [same, other] = [low, high];
  while (other - same > 1) {
    const asked = minuteBetween(same, other);
    if (offsetText(format, asked) === before) same = asked;
    else other = asked;
  }
  return other;
}

/**
 * The minute to ask next: one in the middle. Nearly all clocks change on a quarter of an hour, so it is
 * one of these as long as there are several, and then the minute before the last that is left.
 */
function minuteBetween(same: number, other: number): number {
  const middle = Math.floor((same + other) / 2);
  if (other - same > 2 * minutesPerQuarter) return middle - (middle % minutesPerQuarter);
  return other % minutesPerQuarter === 0 ? other - 1 : middle;
}

const minutesPerQuarter = 15;

/** Half of the shortest time between two changes that any zone has. */
const minutesPerProbe = 3 * minutesPerDay;

function computeSegments(zone: string, from: number, until: number): readonly ZoneSegment[] {
  const format = formatFor(zone);
  const segments: ZoneSegment[] = [];
  let start = from;
  let offset = offsetText(format, from);
  for (let probe = from; probe < until; ) {
    const next = Math.min(probe + minutesPerProbe, until);
    if (offsetText(format, next) === offset) {
      probe = next;
      continue;
    }
    const change = changeBetween(format, probe, next, offset);
    if (change >= until) break;
    segments.push({ from: start, until: change, offset: minutesOf(offset) });
    start = change;
    offset = offsetText(format, change);
    probe = change;
  }
  segments.push({ from: start, until, offset: minutesOf(offset) });
  return segments;
}

/** What is known of each zone, without a hole; it grows at either end. */
const tables = new Map<string, readonly ZoneSegment[]>();

/** A table grows by whole steps, so that it does not for every day that is asked. */
const minutesPerStep = 60 * minutesPerDay;

function tableFor(zone: string, from: number, until: number): readonly ZoneSegment[] {
  const known = tables.get(zone);
  const table = known ? grown(zone, known, from, until) : computeSegments(zone, from, until);
  if (table !== known) tables.set(zone, table);
  return table;
}

function grown(
  zone: string,
  known: readonly ZoneSegment[],
  from: number,
  until: number,
): readonly ZoneSegment[] {
  const first = known[0]?.from ?? Infinity;
  const last = known.at(-1)?.until ?? -Infinity;
  if (first <= from && until <= last) return known;
  const low = Math.min(first, Math.floor(from / minutesPerStep) * minutesPerStep);
  const high = Math.max(last, Math.ceil(until / minutesPerStep) * minutesPerStep);
  return joined([
    ...(low < first ? computeSegments(zone, low, first) : []),
    ...known,
    ...(high > last ? computeSegments(zone, last, high) : []),
  ]);
}

/**
 * Forgets every table, so that the next question computes its own: for measurements. Intl's formats
 * stay: whoever asks Intl keeps them, and what is measured is a table.
 */
export function forgetZones(): void {
  tables.clear();
}

/** Joins neighbours of one offset: where a table has grown is no clock change. */
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

/** The place in an ascending table of the segment that an instant within it lies in. */
function placeOf(table: readonly ZoneSegment[], instant: number): number {
  let [low, high] = [0, table.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((table[middle]?.until ?? 0) > instant) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The segments that together cover `[from, until)` in instant minutes, ascending, neighbours with
 * different offsets. Empty for an empty range.
 * @throws RangeError when Intl does not know the zone.
 */
export function segmentsBetween(zone: string, from: number, until: number): readonly ZoneSegment[] {
  if (until <= from) return [];
  const table = tableFor(zone, from, until);
  const segments: ZoneSegment[] = [];
  for (let place = placeOf(table, from); place < table.length; place++) {
    const segment = table[place];
    if (!segment || segment.from >= until) break;
    const isWithin = segment.from >= from && segment.until <= until;
    segments.push(isWithin ? segment : cutTo(segment, from, until));
  }
  return segments;
}

function cutTo({ offset, ...segment }: ZoneSegment, from: number, until: number): ZoneSegment {
  return { from: Math.max(segment.from, from), until: Math.min(segment.until, until), offset };
}
