import type { Schedules } from '../ir/types.ts';
import type { Candidate, EngineHost } from '../targets/types.ts';
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
  candidates: readonly [Candidate, ...Candidate[]],
  judge: Judge,
  { host, permits }: { readonly host: EngineHost; readonly permits: readonly Permit[] },
): Choice {
  let best: Choice | undefined;
  for (const entries of candidates) {
    const choice = { entries, verdict: judge({ schedules, entries, host, permits }) };
    if (!best || isBetter(choice.verdict, best.verdict)) best = choice;
    if (leaveOf(best.verdict) === 0) break;
  }
  return best ?? { entries: candidates[0], verdict: { kind: 'undecided', why: 'no candidate' } };
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
