import texts from './help.generated.json' with { type: 'json' };
import { helpWidth } from './help-width.ts';

/**
 * What the program's `--help` prints to so many columns. The build has asked the program itself for the two
 * widths that are usual (scripts/build.mjs); for others, undefined: ask it.
 */
export function knownHelp(columns: number): string | undefined {
  return new Map(Object.entries(texts)).get(String(helpWidth(columns)));
}
