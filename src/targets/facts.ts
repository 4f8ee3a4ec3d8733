import type { Facts } from './types.ts';

/**
 * The facts that are there. For every job on every target they are put together and compared, so it is done
 * key by key into one object: V8 takes twenty times as long for an object of conditional spreads.
 */
export function given(facts: Readonly<Record<string, string | undefined>>): Facts {
  const there: Record<string, string> = {};
  for (const fact in facts) {
    const value = facts[fact];
    if (value !== undefined) there[fact] = value;
  }
  return there;
}

/** Facts from several places; of two of one name the later holds. */
export function together(...all: readonly Facts[]): Facts {
  return Object.assign({}, ...all);
}
