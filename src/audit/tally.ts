import { Distribution } from './distribution.ts';
import type { Counts, Figures, Outcome, SkipReason } from './types.ts';

/** Counts while they are being counted. */
type Running<T> = { -readonly [Key in keyof T]: T[Key] extends number ? number : Running<T[Key]> };

/** How a run ended, as counts know it. */
export type Ending =
  | Exclude<Outcome, 'skipped' | 'running'>
  | 'unfinished'
  | 'running'
  | { readonly skipped: Exclude<SkipReason, 'standby'> | 'unknown' };

/** Figures of a job, or of many together, in the making. */
export class Tally {
  readonly counts: Running<Counts> = {
    ...{ onTime: 0, late: 0, doubled: 0, stray: 0, manual: 0 },
    ...{ success: 0, failed: 0, timedOut: 0, unfinished: 0, running: 0 },
    skipped: { paused: 0, late: 0, overlap: 0, unknown: 0 },
    ...{ missed: 0, missedInStandby: 0, held: 0 },
  };
  readonly duration = new Distribution();
  readonly lateness = new Distribution();

  ended(ending: Ending): void {
    const { counts } = this;
    if (typeof ending === 'object') counts.skipped[ending.skipped]++;
    else if (ending === 'error') counts.failed++;
    else if (ending === 'timeout') counts.timedOut++;
    else counts[ending]++;
  }

  addAll(other: Tally): void {
    addTo(this.counts, other.counts);
    this.duration.addAll(other.duration);
    this.lateness.addAll(other.lateness);
  }

  figures(): Figures {
    const { skipped, ...counts } = this.counts;
    return {
      counts: { ...counts, skipped: { ...skipped } },
      duration: this.duration.percentiles(),
      lateness: this.lateness.percentiles(),
    };
  }
}

function addTo(to: Running<Counts>, { skipped, ...from }: Counts): void {
  for (const key of keysOf(from)) to[key] += from[key];
  for (const key of keysOf(skipped)) to.skipped[key] += skipped[key];
}

function keysOf<T extends object>(of: T): readonly (keyof T & string)[] {
  return Object.keys(of) as (keyof T & string)[];
}

/** Due minutes that were judged: with a run, or missed. */
export function expectedCount({ onTime, late, missed }: Counts): number {
  return onTime + late + missed;
}

export function skippedCount({ skipped }: Counts): number {
  return Object.values(skipped).reduce((sum, count) => sum + count, 0);
}

/** Runs of every kind; starts in standby are none. */
export function runCount({ onTime, late, doubled, stray, manual }: Counts): number {
  return onTime + late + doubled + stray + manual;
}
