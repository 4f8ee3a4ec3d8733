import type { CatalogueEntry } from './entry.ts';

/** CW0xx: the file and its YAML. */
export const file = {} as const satisfies Record<string, CatalogueEntry>;
