import type { Job } from './types.ts';

/** The longest that one start can take, in seconds: every attempt until its timeout, and the waits between. */
export function longestRunSeconds({ timeoutSeconds, retry }: Job): number {
  if (!retry) return timeoutSeconds;
  const { attempts, backoffSeconds } = retry;
  return attempts * timeoutSeconds + waitsOf(attempts, backoffSeconds);
}

/** The wait doubles: b, 2b, 4b … between n attempts. */
function waitsOf(attempts: number, backoffSeconds: number): number {
  return backoffSeconds * (2 ** (attempts - 1) - 1);
}
