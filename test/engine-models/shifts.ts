import type { ZoneSegment } from '../../src/time/zone-segments.ts';

/**
 * A made-up zone whose clock is UTC in winter and some minutes ahead from 8 March 2026 02:00 to
 * 1 November 02:00 of its own time: real daemons can be given it as a rule of POSIX, so that the
 * five minutes and the three hours of the daemons' loops are tried at their edges.
 */
export interface Shift {
  /** Minutes, 1 to 24 hours. */
  readonly minutes: number;
  readonly rule: string;
  readonly segments: readonly ZoneSegment[];
  readonly spring: number;
  readonly autumn: number;
}

export function shiftBy(minutes: number): Shift {
  const spring = Date.parse('2026-03-08T02:00Z') / 60_000;
  const autumn = Date.parse('2026-11-01T02:00Z') / 60_000 - minutes;
  const ahead = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  return {
    minutes,
    rule: `AAA0BBB-${ahead},M3.2.0,M11.1.0`,
    segments: [
      { from: spring - 60 * 1440, until: spring, offset: 0 },
      { from: spring, until: autumn, offset: minutes },
      { from: autumn, until: autumn + 60 * 1440, offset: 0 },
    ],
    spring,
    autumn,
  };
}

/** Around five minutes and around three hours, and the hour of ordinary zones. */
export const shifts: readonly Shift[] = [1, 3, 4, 5, 6, 60, 178, 179, 180, 181, 182, 183].map(
  shiftBy,
);
