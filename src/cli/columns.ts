import { isatty } from 'node:tty';

/** Columns of the terminal, 80 where there is none or where it doesn't know its size and says 0. */
export function columnsOfTerminal(): number {
  // Where stdout is no terminal, node is spared setting up a stream that nothing is written to.
  return isatty(1) ? process.stdout.columns || 80 : 80;
}
