import type { InstantMinute } from '../../ir/types.ts';
import type { WeekSpan } from '../../model/policy-types.ts';
import { coveredMinutes, minuteOfWeek, minutesPerWeek } from '../../model/week-minutes.ts';
import { segmentsBetween } from '../../time/zone-segments.ts';

/** When a zone's clock reads a time in a span: both times of an overlap, none in a gap. */
export interface SpanClock {
  /** The first such instant in `[from, until)`. */
  readonly firstInside: (from: InstantMinute, until: InstantMinute) => InstantMinute | undefined;
  readonly isInside: (at: InstantMinute) => boolean;
}

export function spanClock(span: WeekSpan, zone: string): SpanClock {
  const ahead = minutesAhead(coveredMinutes([span]));
  const firstInside: SpanClock['firstInside'] = (from, until) => {
    for (const segment of segmentsBetween(zone, from, until)) {
      const wait = ahead[minuteOfWeek(segment.from + segment.offset)] ?? minutesPerWeek;
      if (segment.from + wait < segment.until) return segment.from + wait;
    }
    return undefined;
  };
  return { firstInside, isInside: (at) => firstInside(at, at + 1) === at };
}

/** For each minute of the week, how many minutes later the next covered one comes; 0: itself. */
function minutesAhead(covered: ReadonlySet<number>): readonly number[] {
  const ahead = new Array<number>(minutesPerWeek).fill(minutesPerWeek);
  for (let minute = 2 * minutesPerWeek - 1; minute >= 0; minute--) {
    const index = minute % minutesPerWeek;
    const next = ahead[(index + 1) % minutesPerWeek] ?? minutesPerWeek;
    ahead[index] = covered.has(index) ? 0 : next + 1;
  }
  return ahead;
}
