/**
 * What Kubernetes accepts in a batch/v1 CronJob. Read 2026-11-23 in the API server's validation
 * (pkg/apis/batch/validation), the controller (pkg/controller/cronjob) and the documentation.
 */

/**
 * Characters of a CronJob's name: the controller appends up to 11, and a Job's name ends at 63.
 * Source: ValidateCronJobCreate.
 */
export const longestName = 52;

/** Characters of a label's value, which ends in a letter or digit. Source: IsValidLabelValue. */
export const longestLabelValue = 63;

/**
 * Seconds a start may be late. Without a deadline, a resumed CronJob starts at once what it has
 * missed; below ten seconds it may never start. Source: CronJob limitations, in the documentation.
 */
export const deadline = { longest: 300, shortest: 30 } as const;

/**
 * The kubelet reads `$(NAME)` in arguments as a variable and `$$` as `$`, so every `$` is doubled.
 * Source: third_party/forked/golang/expansion.
 */
export function kubeletArgument(text: string): string {
  return text.includes('$') ? text.replaceAll('$', '$$$$') : text;
}
