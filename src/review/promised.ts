import { countWeek, perWeek, weekFrom } from '../counts/week-count.ts';
import type { Commitment, Expectation, Policy, Scope } from '../model/policy-types.ts';
import type { Acceptance, Catalog, Category } from '../model/types.ts';
import { coveredMinutes } from '../model/week-minutes.ts';
import type { Path } from '../source/types.ts';
import { expectsAtLeast, partsOf, promisesAtLeast } from './at-least.ts';

/** What a source promises at one place: a policy, that a category keeps to windows, a test of a job. */
export type Promised =
  | {
      readonly kind: 'policy';
      readonly path: Path;
      readonly policy: Policy;
      /** Of a `reduction`: the starts in the baseline's week that it counts from. */
      readonly countedFrom?: number;
    }
  | {
      readonly kind: 'windows only';
      readonly path: Path;
      readonly category: Category;
      /** Minutes of the week in which some window is open. */
      readonly open: ReadonlySet<number>;
    }
  | { readonly kind: 'expectation'; readonly path: Path; readonly expectation: Expectation };

/** All that a source promises, in source order. */
export function promisedBy(catalog: Catalog): readonly Promised[] {
  const { policies, categories, expectations, windows } = catalog;
  const open = coveredMinutes(windows);
  return [
    ...policies.map((policy): Promised => {
      const path = ['policies', policy.name];
      const { commitment } = policy;
      if (commitment.kind !== 'reduction') return { kind: 'policy', path, policy };
      const countedFrom = baselineStarts(catalog, commitment.scope);
      return { kind: 'policy', path, policy, countedFrom };
    }),
    ...categories.flatMap((category): readonly Promised[] => {
      const path = ['categories', category.name, 'windows_only'];
      return category.windowsOnly ? [{ kind: 'windows only', path, category, open }] : [];
    }),
    ...expectations.map((expectation): Promised => {
      return { kind: 'expectation', path: ['expect', expectation.job], expectation };
    }),
  ];
}

function baselineStarts({ baseline, zone, anchor }: Catalog, scope: Scope): number {
  const names = scope.kind === 'all' ? [] : scope.categories.map(({ name }) => name);
  const jobs = (baseline?.jobs ?? []).filter(({ category }) => {
    const isNamed = category !== undefined && names.includes(category.name);
    return scope.kind === 'all' || isNamed === (scope.kind === 'only');
  });
  return perWeek(countWeek(jobs, weekFrom(zone, anchor)));
}

/** Windows that are open less, but at other times as well, promise neither more nor less. */
export function isOtherwiseOpen(is: Promised, was: Promised | undefined): boolean {
  if (is.kind !== 'windows only' || was?.kind !== 'windows only') return false;
  return [...is.open].some((minute) => !was.open.has(minute));
}

/**
 * Windows that only move keep what `windows_only` promises: the starts that move with them are told
 * anyway. Whether one of the promises, or some of them together, promise as much as this one does. A policy that
 * is a warning only promises less than one that is an error.
 */
export function isPromisedBy(all: readonly Promised[], one: Promised): boolean {
  switch (one.kind) {
    case 'policy': {
      const { policy, countedFrom = 0 } = one;
      const others = all.flatMap((other) => (other.kind === 'policy' ? [other] : []));
      const asSevere = others.filter(
        (other) => policy.severity === 'warning' || other.policy.severity === 'error',
      );
      const isKept = (part: Commitment) =>
        asSevere.some(
          (other) =>
            (other.countedFrom ?? 0) <= countedFrom &&
            promisesAtLeast(other.policy.commitment, part),
        );
      return partsOf(policy.commitment).every(isKept);
    }
    case 'windows only':
      return all.some(
        (other) =>
          other.kind === 'windows only' &&
          other.category.name === one.category.name &&
          other.open.size <= one.open.size,
      );
    case 'expectation':
      return all.some(
        (other) =>
          other.kind === 'expectation' && expectsAtLeast(other.expectation, one.expectation),
      );
  }
}

/** What the author excuses from promises: all that the check of a policy or a test may find there. */
export interface Excuse {
  readonly path: Path;
  readonly acceptance: Acceptance;
  /** Where an acceptance would excuse as much or more: there, on the job's category, on the file. */
  readonly reachedFrom: readonly string[];
}

export function excusesOf({ acceptances, jobs }: Catalog): readonly Excuse[] {
  return acceptances
    .filter(({ code }) => /^CW5/.test(code))
    .map((acceptance) => {
      const { scope } = acceptance;
      const path = [...pathOf(scope), 'accept'];
      const category =
        scope.kind === 'job'
          ? jobs.find(({ source }) => source === scope.name)?.category
          : undefined;
      const ofCategory = category ? [`categories.${category.name}.accept`] : [];
      return { path, acceptance, reachedFrom: [path.join('.'), ...ofCategory, 'accept'] };
    });
}

function pathOf(scope: Acceptance['scope']): Path {
  switch (scope.kind) {
    case 'file':
      return [];
    case 'category':
      return ['categories', scope.name];
    case 'job':
      return ['jobs', scope.name];
  }
}

/** Whether something excuses all that this one does. */
export function isExcusedBy(all: readonly Excuse[], { acceptance, reachedFrom }: Excuse): boolean {
  const { code, target } = acceptance;
  return all.some(
    (other) =>
      reachedFrom.includes(other.path.join('.')) &&
      other.acceptance.code === code &&
      (other.acceptance.target === undefined || other.acceptance.target === target),
  );
}
