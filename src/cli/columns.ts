import { isTerminal } from './is-terminal.ts';

/** Columns of the terminal, 80 where there is none or where it doesn't know its size and says 0. */
export function columnsOfTerminal(): number {
  return isTerminal(1) ? process.stdout.columns || 80 : 80;
}
