import type { InstantMinute } from '../ir/types.ts';
import { instantText, parseInstant } from './instant.ts';
import { type Terminal, UsageError } from './terminal.ts';

/** Where starts are looked for, and how many: at least one of `until` and `count` is there. */
export interface StartRange {
  /** Included. */
  readonly from: InstantMinute;
  /** Excluded. Absent: until `count` are found, or to the horizon. */
  readonly until: InstantMinute | undefined;
  readonly count: number | undefined;
}

/** The options `--from`, `--until` and `-n` as written. */
export interface RangeOptions {
  readonly from: string | undefined;
  readonly until: string | undefined;
  readonly count: number | undefined;
}

const defaultCount = 5;
const horizonYears = 28;
/** After 28 years every date has met every weekday, in leap years and in others. */
const horizon = horizonYears * 365.25 * 1440;

/** @throws UsageError for what is no instant, and for an end before the beginning. */
export function rangeOf(options: RangeOptions, zone: string, terminal: Terminal): StartRange {
  const now = Math.ceil(terminal.now() / 60_000);
  const from = options.from === undefined ? now : parseInstant(options.from, zone, '--from');
  if (options.until === undefined) {
    return { from, until: undefined, count: options.count ?? defaultCount };
  }
  const until = parseInstant(options.until, zone, '--until');
  if (until < from) throw new UsageError('--until lies before --from');
  return { from, until, count: options.count };
}

/** The starts of a half-open stretch, ascending. */
export type StartsBetween = (from: InstantMinute, until: InstantMinute) => readonly InstantMinute[];

/** The starts in a range: without an end, the stretch doubles until enough are found. */
export function startsIn(
  { from, until, count }: StartRange,
  startsBetween: StartsBetween,
): readonly InstantMinute[] {
  if (until !== undefined) return startsBetween(from, until).slice(0, count);
  for (let span = 1440; ; span *= 2) {
    const reach = Math.min(span, horizon);
    const starts = startsBetween(from, from + reach);
    if (starts.length >= (count ?? 0) || reach === horizon) return starts.slice(0, count);
  }
}

/** The horizon, where it ended a search for more starts than the `found` ones. */
function horizonMet(
  { from, until, count }: StartRange,
  found: readonly unknown[],
): InstantMinute | undefined {
  return until === undefined && found.length < (count ?? 0) ? from + horizon : undefined;
}

/** The end of what was searched: the minute behind the last start that was asked for, or the range's end. */
export function searchedUntil(
  { from, until, count }: StartRange,
  starts: readonly InstantMinute[],
): InstantMinute {
  const last = starts.at(-1);
  if (last !== undefined && starts.length === count) return last + 1;
  return until ?? from + horizon;
}

/** Tells a person that a range holds no start, or that the search for more of them has ended. */
export function talkEnd(range: StartRange, found: readonly unknown[], terminal: Terminal): void {
  const end = horizonMet(range, found);
  if (end !== undefined) {
    terminal.talk(
      `only ${found.length} of ${range.count} starts: the search ends after ${horizonYears} years, at ${instantText(end)}\n`,
    );
  } else if (found.length === 0) terminal.talk('no start in this range\n');
}

/** Tells a program that a search has ended early: keys that are there only where it is so. */
export function endKeys(range: StartRange, found: readonly unknown[]) {
  const end = horizonMet(range, found);
  return end === undefined ? {} : { complete: false, searchedUntil: instantText(end) };
}
