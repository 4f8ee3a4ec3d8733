import type { CatalogueEntry } from './entry.ts';

/** CW60x: what an engine makes of an expression, before anything is compared. */
export const engines = {
  CW601: {
    severity: 'error',
    title: 'an expression that the engine refuses',
    explanation: `Cron daemons, Kubernetes and GitHub Actions read the same five fields differently: "5/15" is an error to a cron daemon and four times an hour to Kubernetes, weekday 7 is Sunday to one and refused by another, and Debian's cron, once it refuses a line, ignores the whole file.
Write what the engine takes. The compiler does so by itself: this code is about expressions that were given for one engine, or read back from a file.`,
  },
  CW602: {
    severity: 'error',
    title: 'an expression whose starts nobody can foretell',
    explanation: `The engine takes the expression, but when it starts cannot be known: cronie draws a number for "~" each time it loads the file, BusyBox writes month 0 outside its own table, GitHub does not say whether "*/2" beside a weekday means "and" or "or".
Write plain numbers, lists and ranges.`,
  },
} as const satisfies Record<string, CatalogueEntry>;
