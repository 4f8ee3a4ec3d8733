import { fstatSync } from 'node:fs';

const streams = {
  0: () => process.stdin,
  1: () => process.stdout,
  2: () => process.stderr,
} as const;

/**
 * Whether a person's terminal is at a descriptor's end. Node's own answer comes with its streams and sockets,
 * which take 10 ms: of a pipe or a file, as in CI and in hooks, the system tells enough.
 */
export function isTerminal(descriptor: keyof typeof streams): boolean {
  return !isPipeOrFile(descriptor) && streams[descriptor]().isTTY === true;
}

function isPipeOrFile(descriptor: number): boolean {
  try {
    return !fstatSync(descriptor).isCharacterDevice();
  } catch {
    // What the system can not tell, Node is asked.
    return false;
  }
}
