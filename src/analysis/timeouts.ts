import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { smallestGap } from '../ir/gaps.ts';
import { valuesOf } from '../ir/number-set.ts';
import { longestRunSeconds } from '../model/run-length.ts';
import type { Catalog, Job } from '../model/types.ts';
import { durationInWords } from './words.ts';

/** Kept between the end of a call and the next start when a timeout is proposed, in seconds. */
const margin = 5;

/** Jobs that may not overlap and whose hung call would swallow the starts after it. */
export function checkTimeouts({ jobs }: Catalog): readonly Diagnostic[] {
  return firstOfEachSource(jobs).flatMap((job) => {
    const longest = longestRunSeconds(job);
    if (job.overlap === 'allow' || longest <= leastGap(job) * 60) return [];
    const gapSeconds = smallestGap(job.schedules) * 60;
    return longest > gapSeconds ? [tooLong(job, gapSeconds)] : [];
  });
}

/** The jobs out of one source job have its timeout in common: one mistake. */
function firstOfEachSource(jobs: readonly Job[]): readonly Job[] {
  return jobs.filter(({ source }, index) => jobs[index - 1]?.source !== source);
}

/**
 * In minutes, no more than the smallest gap: as if every time of day came every day. Spares nearly
 * all jobs the search through the calendar.
 */
function leastGap({ schedules }: Job): number {
  const times = schedules.flatMap(({ hours, minutes }) =>
    valuesOf(hours).flatMap((hour) => valuesOf(minutes).map((minute) => hour * 60 + minute)),
  );
  const sorted = [...new Set(times)].sort((a, b) => a - b);
  const round = [...sorted, (sorted[0] ?? 0) + 1440];
  return Math.min(...sorted.map((time, index) => (round[index + 1] ?? 0) - time));
}

function tooLong(job: Job, gapSeconds: number): Diagnostic {
  const longest = longestRunSeconds(job);
  const lost = Math.ceil(longest / gapSeconds) - 1;
  const starts = lost === 1 ? 'one start' : `${lost} starts`;
  const what = job.retry ? 'a run with all its attempts' : 'a call';
  return diagnostic('CW705', `one hung call of "${job.source}" would cost up to ${starts}`, {
    about: { job: job.source },
    span: job.places.trigger,
    label: `starts ${durationInWords(gapSeconds)} apart, but ${what} may take ${durationInWords(longest)}`,
    help: job.retry
      ? 'give it a shorter timeout, fewer attempts or a shorter backoff'
      : `give it a shorter timeout, e.g.\n    timeout: ${gapSeconds - margin}s`,
  });
}
