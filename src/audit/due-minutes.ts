import { fatesBetween } from '../ir/fates.ts';
import { occurrences } from '../ir/occurrences.ts';
import type { InstantMinute, Schedule, Schedules } from '../ir/types.ts';
import { segmentsBetween } from '../time/zone-segments.ts';

/**
 * A minute at which a job is due. At a clock change the author may have left open whether it starts
 * (docs/architecture.md, "When a schedule fires"): a start there is on time, none is nothing missed.
 */
export interface DueMinute {
  readonly minute: InstantMinute;
  readonly open: boolean;
}

const minutesPerDay = 1440;

/** A job's due minutes one day after the other, so that none is in memory before its time. */
export class DueMinutes {
  private readonly schedules: Schedules;
  private day: readonly DueMinute[] = [];
  /** How many of the day were given. */
  private given = 0;
  private reached: InstantMinute;

  constructor(schedules: Schedules, from: InstantMinute) {
    this.schedules = schedules;
    this.reached = from;
  }

  /** Those up to `minute`, included, that were not given before, in portions of a day. */
  *until(minute: InstantMinute): Generator<readonly DueMinute[]> {
    for (;;) {
      const from = this.given;
      while ((this.day[this.given]?.minute ?? Number.POSITIVE_INFINITY) <= minute) this.given++;
      if (this.given > from) yield this.day.slice(from, this.given);
      if (this.given < this.day.length || this.reached > minute) return;
      const end = this.reached + minutesPerDay;
      this.day = dueBetween(this.schedules, this.reached, end);
      this.given = 0;
      this.reached = end;
    }
  }
}

/** The due minutes in `[from, until)`, ascending, each once; a minute that some schedule names firmly is firm. */
export function dueBetween(
  schedules: Schedules,
  from: InstantMinute,
  until: InstantMinute,
): readonly DueMinute[] {
  const open = schedules.flatMap((schedule) => openBetween(schedule, from, until));
  const all = occurrences(schedules, from, until);
  if (open.length === 0) return all.map((minute) => ({ minute, open: false }));
  const firm = new Set(
    schedules.flatMap((schedule) => {
      const left = new Set(openBetween(schedule, from, until));
      return occurrences([schedule], from, until).filter((minute) => !left.has(minute));
    }),
  );
  return [...new Set([...all, ...open])]
    .sort((a, b) => a - b)
    .map((minute) => ({ minute, open: !firm.has(minute) }));
}

/** The minutes at which the author left open whether the job starts: behind a gap, and in both passes. */
function openBetween(
  schedule: Schedule,
  from: InstantMinute,
  until: InstantMinute,
): readonly InstantMinute[] {
  const { open } = schedule.dst;
  if (open === 'nothing' || isCalm(schedule.zone, from, until)) return [];
  return fatesBetween(schedule, from, until)
    .flatMap(({ shown, first }) => {
      if (shown.length === 0) return open === 'repeated' ? [] : [first];
      return shown.length > 1 && open !== 'skipped' ? shown : [];
    })
    .filter((minute) => minute >= from && minute < until);
}

/** Whether no clock change is near: both passes of an overlap lie within a day of it. */
function isCalm(zone: string, from: InstantMinute, until: InstantMinute): boolean {
  return segmentsBetween(zone, from - minutesPerDay, until + minutesPerDay).length === 1;
}
