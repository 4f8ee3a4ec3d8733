/**
 * What GitHub Actions accepts in `on.schedule`. Read 2026-11-23 in "Events that trigger workflows"
 * and "Workflow syntax" (docs.github.com); the scheduler itself is not public.
 */

/** Minutes between two starts: "The shortest interval … is once every 5 minutes." */
export const shortestGap = 5;

/**
 * Zones without a `timezone` key. UTC is what a schedule without one means, and actionlint (1.7.12,
 * rule_events.go) refuses the name.
 */
export const impliedZones: readonly string[] = ['UTC', 'Etc/UTC'];

/** The zone of a schedule without one. */
export const utc = 'Etc/UTC';

/** Text that would not reach the runner. Source: "Evaluate expressions in workflows". */
export const uncarried = [
  { pattern: /\$\{\{/, why: 'an expression begins there in a workflow' },
] as const;

/** Folder from which GitHub runs workflows, and the one from which a reusable one is named. */
export const liveFolder = '.github/workflows';

/**
 * Seconds within which a start counts as on time. "The schedule event can be delayed during periods
 * of high loads", by how much is not said; later than an hour is late by anybody's measure.
 */
export const startSlack = 3600;

/**
 * The start of every hour is when GitHub's load is high, by its own page on the schedule event: runs
 * are late then, and some of those that wait are dropped.
 */
export const busyMinute = 0;

/**
 * A job's minutes are rounded up, and GitHub Free has 2,000 a month for private repositories (its
 * page on the billing of Actions, as quoted in its community discussions, seen 2026-11-28). Public
 * repositories and self-hosted runners cost nothing.
 */
export const billing = { minutesPerStart: 1, included: { plan: 'GitHub Free', minutes: 2000 } };
