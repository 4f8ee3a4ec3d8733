import { evenStep, runsOf } from './time-shape.ts';
import type { Listed, Words } from './words.ts';

/** An even list this long is cut to its first two and its last: "0, 7, … 56". */
const cutFrom = 5;

/** `a`, `a and b`, `a, b and c`. */
export function join(items: readonly string[], last: string): string {
  const head = items.slice(0, -1).join(', ');
  return head === '' ? (items[0] ?? '') : `${head} ${last} ${items.at(-1)}`;
}

/** Stretches of three and more become ranges: "1–3, 5 and 9". `name` gives a member's word. */
export function listRuns(
  runs: readonly (readonly number[])[],
  name: (value: number) => string,
  last: string,
): string {
  const items = runs.flatMap((run) => {
    const words = run.map(name);
    return words.length > 2 ? [`${words[0]}–${words.at(-1)}`] : words;
  });
  return join(items, last);
}

/** Every member of an ascending list, as ranges or as a cut even list; nothing is left unsaid. */
export function listNumbers(values: readonly number[], words: Words): Listed {
  const step = evenStep(values);
  const number = values.length === 1 ? 'one' : 'many';
  if (step !== undefined && step > 1 && values.length >= cutFrom) {
    return { text: `${values[0]}, ${values[1]}, … ${values.at(-1)}`, number };
  }
  return { text: listRuns(runsOf(values), String, words.and), number };
}
