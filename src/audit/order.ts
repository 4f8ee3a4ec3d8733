/**
 * Puts back in order what is only slightly out of it, with memory for `2 * width` items: an item comes
 * out in its place when it stood at most `width` items from it.
 */
export class Ordering<Item> {
  private readonly keyOf: (item: Item) => number;
  private readonly width: number;
  private held: Item[] = [];

  constructor(keyOf: (item: Item) => number, width: number) {
    this.keyOf = keyOf;
    this.width = width;
  }

  /** Takes one in, and gives those that no later one can come before. */
  take(item: Item): readonly Item[] {
    this.held.push(item);
    if (this.held.length < 2 * this.width) return [];
    const sorted = this.rest();
    this.held = sorted.slice(this.width);
    return sorted.slice(0, this.width);
  }

  /** All that are still held, in order; equal ones as they came. */
  rest(): readonly Item[] {
    const sorted = this.held.sort((a, b) => this.keyOf(a) - this.keyOf(b));
    this.held = [];
    return sorted;
  }
}

/**
 * Several streams as one, each read only as far as its turn has come: always the head with the lowest
 * key, of equal ones that of the earliest stream. Streams in order give a stream in order.
 */
export async function* merged<Item>(
  streams: readonly AsyncIterable<Item>[],
  keyOf: (item: Item) => number,
): AsyncGenerator<Item> {
  const sources = streams.map((stream) => stream[Symbol.asyncIterator]());
  const heads = await Promise.all(sources.map((source) => source.next()));
  for (;;) {
    let lowest = Number.POSITIVE_INFINITY;
    let turn = -1;
    for (const [index, head] of heads.entries()) {
      if (head.done || (turn >= 0 && keyOf(head.value) >= lowest)) continue;
      lowest = keyOf(head.value);
      turn = index;
    }
    const [source, head] = [sources[turn], heads[turn]];
    if (!source || !head || head.done) return;
    yield head.value;
    heads[turn] = await source.next();
  }
}
