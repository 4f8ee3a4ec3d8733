import { acceptabilityOf } from '../diagnostics/catalogue/index.ts';
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { sortedByPlace } from '../diagnostics/order.ts';
import type { InstantMinute } from '../ir/types.ts';
import { dateIn } from '../ir/week.ts';
import type { Acceptance, Catalog } from '../model/types.ts';
import { reaches } from './reach.ts';

/** What else is to be known when the acceptances of a file are applied. */
export interface Circumstances {
  /** Undefined: the time of no acceptance is over. */
  readonly now: InstantMinute | undefined;
  /** Acceptances by which a stage has let something pass before it spoke (`byDate`). */
  readonly used: readonly Acceptance[];
}

/** A finding that is let pass, and by what. */
export interface Accepted {
  readonly finding: Diagnostic;
  readonly acceptances: readonly [Acceptance, ...Acceptance[]];
}

/** The findings that the author's acceptances reach, as they come. */
export function acceptedIn(
  diagnostics: readonly Diagnostic[],
  catalog: Pick<Catalog, 'acceptances' | 'jobs'>,
): readonly Accepted[] {
  return diagnostics.flatMap((finding) => {
    const [first, ...others] = acceptancesOf(finding, catalog);
    return first ? [{ finding, acceptances: [first, ...others] }] : [];
  });
}

/**
 * What there is to say once the author's acceptances have been heard: the findings that none of
 * them reaches, then the acceptances that accept nothing and those whose time is over. One that is
 * over goes on accepting: what appears by the passage of time is a warning, never an error.
 */
export function applyAcceptances(
  diagnostics: readonly Diagnostic[],
  catalog: Pick<Catalog, 'acceptances' | 'jobs' | 'zone'>,
  { now, used }: Circumstances,
): readonly Diagnostic[] {
  const { acceptances } = catalog;
  const reaching = diagnostics.map((one) => acceptancesOf(one, catalog));
  const left = diagnostics.filter((_, index) => reaching[index]?.length === 0);
  const needed = new Set([...used, ...reaching.flat()]);
  // Where an error keeps stages from running, nobody knows what they would have found.
  const idle = hasErrors(left) ? [] : acceptances.filter((one) => !needed.has(one));
  const today = now === undefined ? '' : dateIn(catalog.zone, now);
  const over = acceptances.filter((one) => !idle.includes(one) && isOver(one, today));
  return [...left, ...sortedByPlace([...idle.map(acceptsNothing), ...over.map(isOverSince)])];
}

function acceptancesOf(
  { code, about = {} }: Diagnostic,
  { acceptances, jobs }: Pick<Catalog, 'acceptances' | 'jobs'>,
): readonly Acceptance[] {
  if (acceptabilityOf(code) !== 'whole') return [];
  return acceptances.filter((one) => reaches(one, { code, about }, jobs));
}

function isOver({ until }: Acceptance, today: string): boolean {
  return until !== undefined && until < today;
}

function acceptsNothing(acceptance: Acceptance): Diagnostic {
  const { code, at, target } = acceptance;
  const platform = target === undefined ? '' : ` on ${target}`;
  return diagnostic('CW707', `this acceptance of ${code} accepts nothing`, {
    span: at,
    label: `not found ${placeOf(acceptance)}${platform}`,
    help: 'take it out',
  });
}

function placeOf({ scope }: Acceptance): string {
  switch (scope.kind) {
    case 'file':
      return 'in this file';
    case 'category':
    case 'job':
      return `for ${scope.kind} "${scope.name}"`;
  }
}

function isOverSince({ code, until, reason, untilAt }: Acceptance): Diagnostic {
  return diagnostic('CW708', `the acceptance of ${code} ended on ${until}`, {
    span: untilAt,
    label: `still accepted: ${reason}`,
    help: 'mend what it accepts and take it out, or give it a later until',
  });
}
