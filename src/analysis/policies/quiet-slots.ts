import { occurrences } from '../../ir/occurrences.ts';
import type { InstantMinute } from '../../ir/types.ts';
import { civilOf } from '../../ir/week.ts';
import type { CommitmentOf } from '../../model/policy-types.ts';
import type { Catalog, Job } from '../../model/types.ts';
import { mayStart } from './possible-starts.ts';

const minutesPerDay = 1440;
const slots = 3;

/**
 * The minutes nearest to `at`, on its day by the file's clock, at which one more job could start and
 * no stretch would hold more than may be; of two as near, the later first.
 */
export function quietSlots(
  jobs: readonly Job[],
  at: InstantMinute,
  { maxStarts, withinMinutes }: CommitmentOf<'load'>,
  { zone }: Pick<Catalog, 'zone'>,
): readonly InstantMinute[] {
  const from = at - 2 * minutesPerDay;
  const minutes = new Array<number>(4 * minutesPerDay).fill(0);
  for (const job of jobs) {
    for (const start of occurrences(mayStart(job.schedules), from, at + 2 * minutesPerDay)) {
      minutes[start - from] = (minutes[start - from] ?? 0) + 1;
    }
  }
  const held = stretchesFrom(minutes, withinMinutes);
  const hasRoom = (minute: InstantMinute) =>
    held
      .slice(minute - from - withinMinutes + 1, minute - from + 1)
      .every((starts) => starts < maxStarts);
  const day = dayOf(civilOf(zone, at));
  const near = Array.from({ length: minutesPerDay }, (_, far) => [at + far + 1, at - far - 1]);
  return near
    .flat()
    .filter((minute) => dayOf(civilOf(zone, minute)) === day)
    .filter(hasRoom)
    .slice(0, slots);
}

/** How many start in the stretch of `within` minutes that begins with each. */
function stretchesFrom(minutes: readonly number[], within: number): readonly number[] {
  let sum = minutes.slice(0, within - 1).reduce((a, b) => a + b, 0);
  return minutes.map((_, index) => {
    sum += (minutes[index + within - 1] ?? 0) - (minutes[index - 1] ?? 0);
    return sum;
  });
}

function dayOf(civil: number): number {
  return Math.floor(civil / minutesPerDay);
}
