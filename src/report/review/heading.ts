import { runsChange } from '../../review/changes-runs.ts';
import { whole } from '../numbers.ts';
import type { ChangeLine, Saying } from './change-lines.ts';
import type { Happening } from './phrases.ts';

/**
 * `1 moved, 2 added`, in the order of the words. Where no run changes that is said first, whatever
 * else there is to count: `no run changes; 1 renamed`. Only promises that are gone come before.
 */
export function headingOf(lines: readonly ChangeLine[], saying: Saying): string {
  const { review, words } = saying;
  if (review.absence?.kind === 'broken') return words.nothingComparable;
  const calm = runsChange(review) ? [] : [words.noRunChanges];
  const counts = countsOf(lines, saying);
  return [...lostPromises(saying), ...calm, ...(counts ? [counts] : [])].join('; ');
}

/** Said before all else: what nobody promises any more, nothing will find broken. */
function lostPromises({ review, words, phrases }: Saying): readonly string[] {
  const counts = (['removed', 'weakened'] as const).flatMap((kind) => {
    const count = review.promises.filter((one) => one.kind === kind).length;
    if (count === 0) return [];
    return [words.promises.counted[kind](count, whole(count, phrases.numbers))];
  });
  return counts.length === 0 ? [] : [counts.join(', ')];
}

function countsOf(lines: readonly ChangeLine[], { words, phrases }: Saying): string {
  const order = Object.keys(words.counted) as readonly Happening[];
  const counts = order.flatMap((happening) => {
    const jobs = new Set(lines.filter((one) => one.happening === happening).map(({ job }) => job));
    const count = jobs.size;
    return count === 0 ? [] : [words.counted[happening](count, whole(count, phrases.numbers))];
  });
  return counts.join(', ');
}
