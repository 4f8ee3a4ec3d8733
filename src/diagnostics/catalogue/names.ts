import type { CatalogueEntry } from './entry.ts';

/** CW3xx: names and expansion. */
export const names = {} as const satisfies Record<string, CatalogueEntry>;
