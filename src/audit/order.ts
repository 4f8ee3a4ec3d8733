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
 * key, of equal ones that of the earliest stream. Streams in order give a stream in order. Streams bring
 * some items at a time, and so does what they become.
 */
export async function* merged<Item>(
  streams: readonly AsyncIterable<readonly Item[]>[],
  keyOf: (item: Item) => number,
): AsyncGenerator<readonly Item[]> {
  let heads = await filled(streams.map((stream) => new Head(stream, keyOf)));
  while (heads.length > 0) {
    const out: Item[] = [];
    let turn: Head<Item>;
    do {
      turn = heads.reduce((lowest, head) => (head.key < lowest.key ? head : lowest));
      out.push(...turn.take());
    } while (!turn.isSpent);
    yield out;
    heads = await filled(heads);
  }
}

/** Those with something left, read on where they were spent. */
async function filled<Item>(heads: readonly Head<Item>[]): Promise<readonly Head<Item>[]> {
  const more = await Promise.all(heads.map((head) => head.fill()));
  return heads.filter((_, index) => more[index] === 'more');
}

/** How far one of several streams has been read. */
class Head<Item> {
  private readonly source: AsyncIterator<readonly Item[]>;
  private readonly keyOf: (item: Item) => number;
  private items: readonly Item[] = [];
  private taken = 0;
  /** Of the item whose turn it is. */
  key = Number.POSITIVE_INFINITY;

  constructor(stream: AsyncIterable<readonly Item[]>, keyOf: (item: Item) => number) {
    this.source = stream[Symbol.asyncIterator]();
    this.keyOf = keyOf;
  }

  get isSpent(): boolean {
    return this.taken === this.items.length;
  }

  async fill(): Promise<'more' | 'ended'> {
    while (this.isSpent) {
      const next = await this.source.next();
      if (next.done) return 'ended';
      this.items = next.value;
      this.taken = 0;
    }
    this.look();
    return 'more';
  }

  take(): readonly Item[] {
    const item = this.items.slice(this.taken, this.taken + 1);
    this.taken++;
    this.look();
    return item;
  }

  private look(): void {
    this.key = Number.POSITIVE_INFINITY;
    for (const item of this.items.slice(this.taken, this.taken + 1)) this.key = this.keyOf(item);
  }
}
