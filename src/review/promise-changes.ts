import type { Expectation, Policy } from '../model/policy-types.ts';
import type { Catalog, Category } from '../model/types.ts';
import type { Document, Path, ScheduleSource } from '../source/types.ts';
import { expectsAtLeast, promisesAtLeast } from './at-least.ts';
import { inYaml } from './in-yaml.ts';
import type { PromiseChange } from './types.ts';

/** A source as far as its promises go. */
interface Side {
  readonly catalog: Catalog;
  readonly document: Document<ScheduleSource>;
}

/** What a source promises at one place: a policy, that a category keeps to windows, a test of a job. */
type Promised =
  | { readonly kind: 'policy'; readonly path: Path; readonly policy: Policy }
  | { readonly kind: 'windows only'; readonly path: Path; readonly category: Category }
  | { readonly kind: 'expectation'; readonly path: Path; readonly expectation: Expectation };

const order: readonly PromiseChange['kind'][] = ['removed', 'weakened', 'strengthened', 'added'];

/**
 * What becomes of promises, the worst first. One that something after the change promises as well, by
 * any name, is not gone; a policy that is a warning only promises less than one that is an error.
 */
export function promiseChanges(before: Side, after: Side): readonly PromiseChange[] {
  const [old, now] = [promisedBy(before), promisedBy(after)];
  const lost = old.filter((one) => !now.some((other) => isAtLeast(other, one)));
  const gained = now.filter((one) => !old.some((other) => isAtLeast(other, one)));
  const fewer = lost.map((was): Fate => {
    const is = atSamePath(now, was);
    return { kind: is ? 'weakened' : 'removed', path: was.path, was, is };
  });
  const more = gained
    .filter((is) => !atSamePath(lost, is))
    .map((is): Fate => {
      const was = atSamePath(old, is);
      return { kind: was ? 'strengthened' : 'added', path: is.path, was, is };
    });
  return [...fewer, ...more]
    .map((fate) => changeOf(fate, before, after))
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

/** What was promised at a place, and what is. */
interface Fate {
  readonly kind: PromiseChange['kind'];
  readonly path: Path;
  readonly was: Promised | undefined;
  readonly is: Promised | undefined;
}

function promisedBy({ catalog }: Side): readonly Promised[] {
  const { policies, categories, expectations } = catalog;
  return [
    ...policies.map((policy): Promised => {
      return { kind: 'policy', path: ['policies', policy.name], policy };
    }),
    ...categories.flatMap((category): readonly Promised[] =>
      category.windowsOnly
        ? [{ kind: 'windows only', path: ['categories', category.name, 'windows_only'], category }]
        : [],
    ),
    ...expectations.map((expectation): Promised => {
      return { kind: 'expectation', path: ['expect', expectation.job], expectation };
    }),
  ];
}

function isAtLeast(one: Promised, other: Promised): boolean {
  switch (other.kind) {
    case 'policy': {
      if (one.kind !== 'policy') return false;
      const isAsSevere = one.policy.severity === 'error' || other.policy.severity === 'warning';
      return isAsSevere && promisesAtLeast(one.policy.commitment, other.policy.commitment);
    }
    case 'windows only':
      return one.kind === 'windows only' && one.category.name === other.category.name;
    case 'expectation':
      return one.kind === 'expectation' && expectsAtLeast(one.expectation, other.expectation);
  }
}

function atSamePath(all: readonly Promised[], { path }: Promised): Promised | undefined {
  return all.find((one) => one.path.join('.') === path.join('.'));
}

function changeOf({ kind, path, was, is }: Fate, before: Side, after: Side): PromiseChange {
  const [said, says] = [textOf(was, before), textOf(is, after)];
  const { places } = (is ? after : before).document;
  return {
    kind,
    path: path.join('.'),
    at: places.keySpanOf(path),
    side: is ? 'after' : 'before',
    ...(said === undefined ? {} : { before: said }),
    ...(says === undefined ? {} : { after: says }),
  };
}

/** What the author wrote, on one line, without the words for people. */
function textOf(promised: Promised | undefined, { document }: Side): string | undefined {
  switch (promised?.kind) {
    case undefined:
      return undefined;
    case 'policy': {
      const { label: _, ...said } = document.data.policies?.[promised.policy.name] ?? {};
      return inYaml(said);
    }
    case 'windows only':
      return inYaml(true);
    case 'expectation':
      return inYaml(document.data.expect?.[promised.expectation.job]);
  }
}
