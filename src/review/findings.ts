import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** The findings of one side that the other does not have. A finding that only moved is the same. */
export function findingsWithout(
  some: readonly Diagnostic[],
  others: readonly Diagnostic[],
): readonly Diagnostic[] {
  const left = new Map<string, number>();
  for (const key of others.map(keyOf)) left.set(key, (left.get(key) ?? 0) + 1);
  return some.filter((one) => {
    const count = left.get(keyOf(one)) ?? 0;
    left.set(keyOf(one), count - 1);
    return count <= 0;
  });
}

function keyOf({ code, message, label }: Diagnostic): string {
  return JSON.stringify([code, message, label]);
}
