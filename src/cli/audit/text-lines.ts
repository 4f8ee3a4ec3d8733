/** Longer lines are no run's: the runner cuts what it tells at 500 characters. */
const longest = 1 << 20;

/** A line of a text without its line feed, numbered from 1; undefined text stands for one that is too long. */
export interface NumberedLine {
  readonly text: string | undefined;
  readonly row: number;
}

/** UTF-8 bytes as text; what is none becomes U+FFFD. A byte order mark is taken off. */
export async function* textOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const part of bytes) yield decoder.decode(part, { stream: true });
  yield decoder.decode();
}

/** The lines of a text, those of each part together, with at most a line of the others in memory. */
export async function* linesOf(
  parts: AsyncIterable<string>,
): AsyncGenerator<readonly NumberedLine[]> {
  let row = 1;
  let begun = '';
  let tooLong = false;
  const ended = () => ({ text: tooLong ? undefined : begun, row });
  for await (const part of parts) {
    const lines: NumberedLine[] = [];
    const [head = '', ...others] = part.split('\n');
    begun = tooLong ? '' : begun + head;
    tooLong ||= begun.length > longest;
    for (const next of others) {
      lines.push(ended());
      row++;
      begun = next;
      tooLong = false;
    }
    yield lines;
  }
  if (begun !== '' || tooLong) yield [ended()];
}
