import { whole } from '../numbers.ts';
import type { Saying } from './change-lines.ts';

/** `a, b, c`; of more than `most`, the first ones and how many are left: `a, b … and 7 more`. */
export function shortened(
  texts: readonly string[],
  most: number,
  { words, phrases }: Saying,
): string {
  const shown = texts.slice(0, most).join(', ');
  const left = texts.length - most;
  return left > 0 ? `${shown} ${words.more(whole(left, phrases.numbers))}` : shown;
}
