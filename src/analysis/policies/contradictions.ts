import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { CommitmentOf, Policy, PolicyOf } from '../../model/policy-types.ts';
import type { Catalog, Category } from '../../model/types.ts';
import { coveredMinutes } from '../../model/week-minutes.ts';
import { jobsNamed } from './must-run.ts';
import { policyPlace } from './policy-place.ts';
import { isInOneOf, isInScope } from './scope.ts';

/**
 * Policies of which one must be broken, whatever the jobs do. Where one of them only warns, so does
 * what is said of them: breaking that one is enough.
 */
export function checkContradictions(catalog: Catalog): readonly Diagnostic[] {
  // What nobody is in breaks no promise.
  const inhabited = catalog.categories.filter((category) =>
    catalog.jobs.some(isInOneOf([category])),
  );
  return [
    ...inhabited.flatMap((category) => [
      ...strictestFirst(catalog, (policies) => noTimeLeft(category, policies)),
      ...strictestFirst(catalog, (policies) => noTargetLeft(category, policies, catalog)),
    ]),
    ...tooOftenForTheLimit(catalog),
  ];
}

/** What is found among the policies that are errors; where nothing is, among all. */
function strictestFirst(
  { policies }: Catalog,
  find: (policies: readonly Policy[]) => readonly Diagnostic[],
): readonly Diagnostic[] {
  const strict = find(policies.filter(({ severity }) => severity === 'error'));
  return strict.length > 0 ? strict : find(policies);
}

function isOf<Kind extends Policy['commitment']['kind']>(kind: Kind) {
  return (policy: Policy): policy is PolicyOf<Kind> => policy.commitment.kind === kind;
}

function isAbout({ name }: Category) {
  return (policy: PolicyOf<'protect' | 'allowed' | 'never_on'>) =>
    policy.commitment.categories.some((category) => category.name === name);
}

/** A category whose allowed hours have no minute in common that is not protected from it. */
function noTimeLeft(category: Category, policies: readonly Policy[]): readonly Diagnostic[] {
  const [first, ...others] = policies.filter(isOf('allowed')).filter(isAbout(category));
  if (!first) return [];
  const forbidding = policies.filter(isOf('protect')).filter(isAbout(category));
  const minutesOf = ({ commitment }: PolicyOf<'allowed' | 'protect'>) =>
    coveredMinutes([commitment.span]);
  const [forbidden, spans] = [forbidding.map(minutesOf), others.map(minutesOf)];
  for (const minute of minutesOf(first)) {
    const isForbidden = forbidden.some((span) => span.has(minute));
    if (!isForbidden && spans.every((span) => span.has(minute))) return [];
  }
  const against = [...others, ...forbidding];
  return [
    contradiction(`category "${category.name}" may start at no time at all`, first, against, {
      help: 'let the spans leave it some hours',
    }),
  ];
}

/** A category that is kept away from every target of the file. */
function noTargetLeft(
  category: Category,
  policies: readonly Policy[],
  { targets }: Catalog,
): readonly Diagnostic[] {
  const keeping = policies.filter(isOf('never_on')).filter(isAbout(category));
  const [first, ...others] = keeping;
  const away = keeping.flatMap(({ commitment }) => commitment.targets);
  if (!first || !targets.every(({ id }) => away.includes(id))) return [];
  return [
    contradiction(`category "${category.name}" may run on no target at all`, first, others, {
      help: 'leave it one of the targets',
    }),
  ];
}

/** A job that must start more often than a limit lets it. */
function tooOftenForTheLimit(catalog: Catalog): readonly Diagnostic[] {
  const limits = catalog.policies.filter(isOf('load'));
  return catalog.policies.filter(isOf('must_run')).flatMap((policy) => {
    const { job, everySeconds } = policy.commitment;
    if (everySeconds === undefined) return [];
    const everyMinutes = Math.max(1, Math.floor(everySeconds / 60));
    // Of a stretch that begins with a start.
    const least = ({ withinMinutes }: CommitmentOf<'load'>) =>
      Math.ceil(withinMinutes / everyMinutes);
    return limits
      .filter(({ commitment }) => jobsNamed(job, catalog).some(isInScope(commitment.scope)))
      .filter(({ commitment }) => least(commitment) > commitment.maxStarts)
      .map((limit) =>
        contradiction(`"${job}" must start more often than it may`, policy, [limit], {
          help: 'let it start less often, or raise the limit',
        }),
      );
  });
}

function contradiction(
  message: string,
  policy: Policy,
  others: readonly Policy[],
  { help }: { readonly help: string },
): Diagnostic {
  const { at, label, name } = policy;
  const warns = [policy, ...others].some(({ severity }) => severity === 'warning');
  const found = diagnostic('CW502', message, {
    span: at,
    ...(label !== name && { label }),
    related: others.map((other) => policyPlace(other, 'against it stands')),
    help,
  });
  return warns ? { ...found, severity: 'warning' } : found;
}
