/**
 * The known word that was most likely meant: near in spelling (case, accents, a slip of a few
 * letters) or the only one that begins so. Undefined when nothing is near enough to be worth saying.
 */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  const plain = plainOf(word);
  const limit = Math.min(3, Math.max(1, Math.floor(plain.length / 3)));
  let best: string | undefined;
  let least = limit + 1;
  for (const candidate of known) {
    const distance = editDistance(plain, plainOf(candidate));
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best ?? onlyBeginning(plain, known);
}

function onlyBeginning(plain: string, known: readonly string[]): string | undefined {
  if (plain.length < 3) return undefined;
  const matches = known.filter((candidate) => plainOf(candidate).startsWith(plain));
  return matches.length === 1 ? matches[0] : undefined;
}

/** Lower case, without accents, `_` and `-` alike: what people mix up without noticing. */
function plainOf(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll('-', '_');
}

/** Insertions, deletions, changes and swaps of neighbours that turn one word into the other. */
function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      const swap =
        a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(rows, i - 2, j - 2) + 1 : Infinity;
      row.push(
        Math.min(
          at(rows, i - 1, j) + 1,
          (row[j - 1] ?? 0) + 1,
          at(rows, i - 1, j - 1) + change,
          swap,
        ),
      );
    }
    rows.push(row);
  }
  return at(rows, a.length, b.length);
}

function at(rows: readonly (readonly number[])[], i: number, j: number): number {
  return rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
}
