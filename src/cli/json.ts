import type { Terminal } from './terminal.ts';

/** The version of all JSON that commands print; it rises when a key changes its meaning. */
export const schemaVersion = 1;

/** Prints one JSON document as data. */
export function outJson(terminal: Terminal, document: Readonly<Record<string, unknown>>): void {
  terminal.out(`${JSON.stringify({ schemaVersion, ...document }, undefined, 2)}\n`);
}
