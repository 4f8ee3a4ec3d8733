import type { Schedules } from '../ir/types.ts';
import type { Candidate, EngineHost, Offer } from '../targets/types.ts';
import type { Judge, Permit } from './judge.ts';
import type { Verdict } from './types.ts';

/** A candidate and what is known of it. */
export interface Choice {
  readonly entries: Candidate;
  readonly verdict: Verdict;
}

/**
 * The first candidate that fires as the source says; where none does in every minute, the one that
 * needs least of the author's leave. When no verdict is good, the attempt that is right for longest.
 */
export function choose(
  schedules: Schedules,
  offered: Offer,
  judge: Judge,
  { host, permits }: { readonly host: EngineHost; readonly permits: readonly Permit[] },
): Choice {
  const look = (entries: Candidate): Choice => {
    return { entries, verdict: judge({ schedules, entries, host, permits }) };
  };
  let best = look(offered.first);
  if (leaveOf(best.verdict) === 0) return best;
  for (const entries of offered.others()) {
    const choice = look(entries);
    if (isBetter(choice.verdict, best.verdict)) best = choice;
    if (leaveOf(best.verdict) === 0) break;
  }
  return best;
}

function isBetter(one: Verdict, other: Verdict): boolean {
  const [a, b] = [leaveOf(one), leaveOf(other)];
  return a === b ? wrongFrom(one) > wrongFrom(other) : a < b;
}

/** How much of the author's leave a verdict rests on; the last ones are not good at all. */
function leaveOf(verdict: Verdict): number {
  switch (verdict.kind) {
    case 'identical':
    case 'equivalent':
      return 0;
    case 'nominal':
    case 'permitted':
      if (verdict.accepted.length > 0) return 3;
      if (verdict.open.length > 0) return 2;
      return verdict.kind === 'nominal' && verdict.silent.length > 0 ? 1 : 0;
    case 'divergent':
      return 4;
    case 'rejected':
    case 'unreadable':
    case 'undecided':
      return 5;
  }
}

function wrongFrom(verdict: Verdict): number {
  return verdict.kind === 'divergent' ? (verdict.differences[0]?.civil ?? 0) : 0;
}
