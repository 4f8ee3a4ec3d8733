import { setFlagsFromString } from 'node:v8';

/** Letters of a source: 400 jobs or so. Of 1,000 jobs either way takes as long. */
const smallSource = 128 * 1024;

/**
 * Compiles a small source without V8's optimising compiler. Nearly all that runs then runs for the first time:
 * what that compiler makes of it comes too late, and on the cores of a CI runner it takes its time from the
 * work itself. A check of 24 jobs takes an eighth less without it, one of 400 a sixth, one of 3,000 a quarter
 * more.
 */
export function unoptimizedIfSmall<Made>(letters: number, work: () => Made): Made {
  if (letters > smallSource) return work();
  setFlagsFromString('--no-opt');
  try {
    return work();
  } finally {
    setFlagsFromString('--opt');
  }
}
