import type { CatalogueEntry } from './entry.ts';

/** CW7xx: advice. */
export const advice = {} as const satisfies Record<string, CatalogueEntry>;
