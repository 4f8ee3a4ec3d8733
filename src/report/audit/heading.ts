import { expectedCount } from '../../audit/tally.ts';
import type { Audit } from '../../audit/types.ts';
import { whole } from '../numbers.ts';
import type { Happening } from './phrases.ts';
import type { Saying } from './saying.ts';

/** `5 missed, 2 doubled`; where nothing was missed that is said first, whatever else there is. */
export function headingOf({ report, words, phrases }: Saying): string {
  const counts = happenings(report.audit);
  const order = Object.keys(words.counted) as readonly Happening[];
  const counted = order.flatMap((happening) => {
    const count = counts[happening];
    return count === 0 ? [] : [words.counted[happening](count, whole(count, phrases.numbers))];
  });
  const isDue = expectedCount(report.audit.total.counts) > 0;
  const calm = isDue ? words.nothingMissed : words.nothingJudged;
  const told = counted.join(', ');
  if (counts.missed > 0) return told;
  return told === '' ? calm : `${calm}; ${told}`;
}

export function happenings({
  total: { counts },
  strangerRuns,
}: Audit): Readonly<Record<Happening, number>> {
  const { missed, late, doubled, stray, unfinished, failed, timedOut } = counts;
  return { missed, late, doubled, stray, strangers: strangerRuns, unfinished, failed, timedOut };
}
