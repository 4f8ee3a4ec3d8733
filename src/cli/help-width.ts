/** Longer lines are hard to read, however wide the terminal is. */
const widest = 100;

/** How many columns a help text takes of a terminal's. */
export function helpWidth(columns: number): number {
  return Math.min(columns, widest);
}
