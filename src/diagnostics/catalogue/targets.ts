import type { CatalogueEntry } from './entry.ts';

/** CW4xx: a target's limits. */
export const targets = {} as const satisfies Record<string, CatalogueEntry>;
