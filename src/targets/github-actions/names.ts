import { createHash } from 'node:crypto';

/** The reusable workflow that makes the call of every job. */
export const calleeName = 'cronwright-run';

/**
 * A job's name as the name of its workflow's file: hyphens for underscores, which keeps different
 * names different. The reusable workflow's own name is taken, so a job of that name gets eight
 * digits of its checksum.
 */
export function callerName(job: string): string {
  const name = `cronwright-${job.replaceAll('_', '-')}`;
  if (name !== calleeName) return name;
  return `${name}-${createHash('sha256').update(job).digest('hex').slice(0, 8)}`;
}
