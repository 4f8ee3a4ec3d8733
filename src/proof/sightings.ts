import type { CivilMinute, InstantMinute } from '../ir/types.ts';
import { offsetAt } from '../time/zone-segments.ts';
import type { Difference } from './types.ts';

/** What there is to say of differences, before any language says it. */

/** How the starts of one civil minute look on the clock of its zone. */
export type Sighting =
  | { readonly kind: 'none' }
  | { readonly kind: 'once'; readonly at: CivilMinute }
  /** Two starts in one minute. */
  | { readonly kind: 'twice'; readonly at: CivilMinute }
  /** At each of the two instants at which the clock reads it. */
  | { readonly kind: 'both passes'; readonly at: CivilMinute }
  | { readonly kind: 'two times'; readonly at: CivilMinute; readonly again: CivilMinute }
  | { readonly kind: 'many'; readonly times: number; readonly at: CivilMinute };

/** @param starts ascending, with repetitions */
export function sightingOf(starts: readonly InstantMinute[], zone: string): Sighting {
  const [first, second, third] = starts;
  if (first === undefined) return { kind: 'none' };
  const at = first + offsetAt(zone, first);
  if (second === undefined) return { kind: 'once', at };
  if (third !== undefined) return { kind: 'many', times: starts.length, at };
  if (first === second) return { kind: 'twice', at };
  const again = second + offsetAt(zone, second);
  return at === again ? { kind: 'both passes', at } : { kind: 'two times', at, again };
}

/**
 * Whether the source's start stands for a minute that the clock never shows.
 * @param wanted what the source says, of the minute `civil`
 */
export function isAfterGap(wanted: Sighting, civil: CivilMinute): boolean {
  return wanted.kind === 'once' && wanted.at !== civil;
}

/** Differences of one kind: as many starts wanted, as many found, the same of them right. */
export type AlikeDifferences = readonly [Difference, ...Difference[]];

/** In the order in which each kind is first met. */
export function alike(differences: readonly Difference[]): readonly AlikeDifferences[] {
  const groups = new Map<string, [Difference, ...Difference[]]>();
  for (const one of differences) {
    const key = `${one.wanted.length} ${one.found.map((at) => one.wanted.indexOf(at))}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}
