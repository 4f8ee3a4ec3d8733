import type {
  Commitment,
  CommitmentOf,
  Expectation,
  Scope,
  WeekSpan,
} from '../model/policy-types.ts';
import type { Category } from '../model/types.ts';
import { coveredMinutes } from '../model/week-minutes.ts';

/**
 * Whether whoever keeps the one promise has kept the other: by what they say alone, whatever jobs there
 * are. Categories are known by their names.
 */
export function promisesAtLeast(one: Commitment, other: Commitment): boolean {
  const check = comparisons[other.kind] as (one: Commitment, other: Commitment) => boolean;
  return one.kind === other.kind && check(one, other);
}

type Comparison<Kind extends Commitment['kind']> = (
  one: CommitmentOf<Kind>,
  other: CommitmentOf<Kind>,
) => boolean;

const comparisons: { readonly [Kind in Commitment['kind']]: Comparison<Kind> } = {
  protect: (one, other) =>
    holds(minutes(one.span), minutes(other.span)) &&
    holds(names(one.categories), names(other.categories)),
  allowed: (one, other) =>
    holds(minutes(other.span), minutes(one.span)) &&
    holds(names(one.categories), names(other.categories)),
  must_run: (one, other) =>
    one.job === other.job && (one.everySeconds ?? Infinity) <= (other.everySeconds ?? Infinity),
  never_on: (one, other) =>
    holds(names(one.categories), names(other.categories)) &&
    holds(new Set(one.targets), new Set(other.targets)),
  required_keys: (one, other) =>
    holds(new Set(one.keys), new Set(other.keys)) && isAbout(one.scope, other.scope),
  // Enough of its stretches to fill the other's hold no more than so many each.
  load: (one, other) =>
    one.maxStarts * Math.ceil(other.withinMinutes / one.withinMinutes) <= other.maxStarts &&
    isAbout(one.scope, other.scope),
  // Less of some jobs says nothing of others: only the same jobs compare.
  reduction: (one, other) =>
    one.atLeastPercent >= other.atLeastPercent &&
    isAbout(one.scope, other.scope) &&
    isAbout(other.scope, one.scope),
  wakeups: (one, other) =>
    one.per === other.per && one.atMost <= other.atMost && isAbout(one.scope, other.scope),
};

/** Promises that together are as much as this one, each about as little as can be. */
export function partsOf(commitment: Commitment): readonly Commitment[] {
  switch (commitment.kind) {
    case 'protect':
    case 'allowed':
      return commitment.categories.map((category) => ({ ...commitment, categories: [category] }));
    case 'never_on':
      return commitment.categories.flatMap((category) =>
        commitment.targets.map((target) => {
          return { ...commitment, categories: [category], targets: [target] };
        }),
      );
    case 'required_keys':
      return commitment.keys.map((key) => ({ ...commitment, keys: [key] }));
    case 'must_run':
    case 'load':
    case 'reduction':
    case 'wakeups':
      return [commitment];
  }
}

/** The same of tests: every minute and number that the other names. */
export function expectsAtLeast(one: Expectation, other: Expectation): boolean {
  const civil = (minutes: Expectation['firesAt']) => new Set(minutes.map((each) => each.civil));
  return (
    one.job === other.job &&
    holds(civil(one.firesAt), civil(other.firesAt)) &&
    holds(civil(one.neverAt), civil(other.neverAt)) &&
    (!other.perDay || one.perDay?.starts === other.perDay.starts) &&
    (!other.perWeek || one.perWeek?.starts === other.perWeek.starts)
  );
}

function holds<Value>(whole: ReadonlySet<Value>, part: ReadonlySet<Value>): boolean {
  return [...part].every((value) => whole.has(value));
}

function minutes(span: WeekSpan): ReadonlySet<number> {
  return coveredMinutes([span]);
}

function names(categories: readonly Category[]): ReadonlySet<string> {
  return new Set(categories.map(({ name }) => name));
}

/** Whether it is about every job that the other is about; a job may have no category. */
function isAbout(whole: Scope, part: Scope): boolean {
  if (whole.kind === 'all') return true;
  const own = names(whole.categories);
  switch (part.kind) {
    case 'all':
      return false;
    case 'only': {
      const others = [...names(part.categories)];
      return others.every((name) => own.has(name) === (whole.kind === 'only'));
    }
    case 'without':
      return whole.kind === 'without' && holds(names(part.categories), own);
  }
}
