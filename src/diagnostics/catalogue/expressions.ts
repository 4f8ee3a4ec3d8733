import type { CatalogueEntry } from './entry.ts';

/** CW2xx: cron expressions. */
export const expressions = {} as const satisfies Record<string, CatalogueEntry>;
