import type { CatalogueEntry } from './entry.ts';

/** CW1xx: the shape of the document. */
export const shape = {} as const satisfies Record<string, CatalogueEntry>;
