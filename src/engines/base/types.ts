import type { NumberSet } from '../../ir/number-set.ts';
import type { DayRule, InstantMinute } from '../../ir/types.ts';

/** One entry as an engine meets it: its five fields or macro, and the zones that matter to it. */
export interface EngineRequest {
  /** Five fields or a macro, without user, command or zone. */
  readonly expression: string;
  /**
   * The zone the entry names for itself (`CRON_TZ` of cronie, `timeZone` of a CronJob, `timezone`
   * of a workflow). Absent: it names none, and the engine reads it on its own clock.
   */
  readonly zone?: string;
  /** The zone of the clock of the host, or of the controller manager. */
  readonly hostZone: string;
}

/** The fields as the engine keeps them. Unlike a schedule's, any of the sets may be empty. */
export interface Cells {
  /** 0–59 */
  readonly minutes: NumberSet;
  /** 0–23 */
  readonly hours: NumberSet;
  /** 1–12 */
  readonly months: NumberSet;
  readonly days: DayRule;
}

/**
 * What can be said of an entry without running the engine's own algorithm, as multisets of minutes:
 *
 * - `wall`: one start at every instant whose reading the fields name;
 * - `first`: one start at first(l) for each civil minute l they name (two of one gap start twice);
 * - `wallButHostRepeats`: wall, without the minutes in which the host's clock reads what it has read before;
 * - `documented`: wall outside gaps and overlaps; there, what `starts` and `unknown` say;
 * - `search`: no law; where the next start is depends on the instant from which it is searched;
 * - `none`: no law; `starts` alone tells.
 */
export type Law =
  | { readonly kind: 'wall' }
  | { readonly kind: 'first' }
  | { readonly kind: 'wallButHostRepeats'; readonly hostZone: string }
  | { readonly kind: 'documented' }
  | { readonly kind: 'search'; readonly next: NextStart }
  | { readonly kind: 'none' };

/** The first start after an instant, both in seconds since 1970 UTC; undefined: never found. */
export type NextStart = (origin: number) => number | undefined;

/** Minutes in `[from, until)` of which nobody can say whether the engine starts the entry. */
export interface UnknownSpan {
  readonly from: InstantMinute;
  readonly until: InstantMinute;
  readonly why: string;
}

/** An entry that the engine takes, with what it makes of it. Ranges are half-open. */
export interface Accepted {
  readonly kind: 'accepted';
  /** Undefined for an interval such as `@every 1h`, which names no civil minutes. */
  readonly cells: Cells | undefined;
  /** The zone on whose clock the fields are read. */
  readonly zone: string;
  /** What the engine took without a word although its author can hardly have meant it. */
  readonly notes: readonly string[];
  law(from: InstantMinute, until: InstantMinute): Law;
  /** The nominal minutes of its starts, ascending; a minute started twice is there twice. */
  starts(from: InstantMinute, until: InstantMinute): readonly InstantMinute[];
  unknown(from: InstantMinute, until: InstantMinute): readonly UnknownSpan[];
  /** Only where a start depends on the search for it (Kubernetes). */
  readonly next?: NextStart;
}

/** An entry that the engine does not take. */
export interface Refused {
  readonly kind: 'refused';
  readonly why: string;
  /** The offending part of the expression, where it is a part: `start` in, `end` out. */
  readonly start?: number;
  readonly end?: number;
}

/** An entry that the engine may take, but whose starts no model can foretell. */
export interface Unmodelled {
  readonly kind: 'unmodelled';
  readonly why: string;
}

export type Reading = Accepted | Refused | Unmodelled;

/** A start of an entry that other entries of the same host may double or lose. */
export interface Disturbance {
  /** The entry's place among those asked about. */
  readonly entry: number;
  readonly at: InstantMinute;
  readonly why: string;
}

/** An independent model of one program that starts jobs. */
export interface Engine {
  /** The program and the version the model was compared with. */
  readonly label: string;
  /** Whose zone people set where they set one: that of the host, or one in the entry itself. */
  readonly usualZone: 'host' | 'entry';
  read(request: EngineRequest): Reading;
  /** What entries of one host do to each other in a range. Absent: nothing. */
  disturbed?(
    entries: readonly EngineRequest[],
    from: InstantMinute,
    until: InstantMinute,
  ): readonly Disturbance[];
}

export function refused(why: string, start?: number, end?: number): Refused {
  return start === undefined || end === undefined
    ? { kind: 'refused', why }
    : { kind: 'refused', why, start, end };
}
