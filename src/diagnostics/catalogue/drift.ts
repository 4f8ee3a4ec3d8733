import type { CatalogueEntry } from './entry.ts';

/** CW9xx: drift between the source and what is committed. */
export const drift = {} as const satisfies Record<string, CatalogueEntry>;
