import type { Job, Window } from './types.ts';

/** For how many minutes of the clock it is open, 1–1440: without a close after it, past midnight. */
export function minutesOpen({ hours }: Pick<Window, 'hours'>): number {
  return hours.until > hours.from ? hours.until - hours.from : hours.until - hours.from + 1440;
}

/**
 * How many seconds after its time a start may still run: its grace, else until its window closes.
 * Undefined where the source sets no end.
 */
export function lateAfterSeconds({ graceSeconds, window }: Job): number | undefined {
  return graceSeconds ?? (window && minutesOpen(window) * 60);
}

/** The minute of the day at which its time or window starts it; undefined for a schedule. */
export function dueMinuteOfDay({ trigger }: Job): number | undefined {
  switch (trigger.kind) {
    case 'times':
      return trigger.minuteOfDay;
    case 'window':
      return trigger.window.hours.from;
    case 'schedule':
      return undefined;
  }
}
