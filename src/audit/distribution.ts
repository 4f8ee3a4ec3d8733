import type { Percentiles } from './types.ts';

/** A power of two is divided into so many parts, so that a part's middle is within 0.8 %. */
const parts = 64;

/**
 * How values of zero or more (whole milliseconds) are distributed, in memory that grows with the
 * logarithm of the largest and not with their number: values below 128 are kept as they are, those
 * above by parts of a power of two. Percentiles are by nearest rank and within one percent; the
 * largest value is exact.
 */
export class Distribution {
  private readonly counts = new Map<number, number>();
  private total = 0;
  private largest = 0;

  add(value: number): void {
    this.count(partOf(value), 1);
    this.largest = Math.max(this.largest, value);
  }

  addAll(other: Distribution): void {
    for (const [part, times] of other.counts) this.count(part, times);
    this.largest = Math.max(this.largest, other.largest);
  }

  percentiles(): Percentiles | undefined {
    if (this.total === 0) return undefined;
    const ordered = [...this.counts].sort(([a], [b]) => a - b);
    const at = (share: number) => {
      let rank = Math.ceil(share * this.total);
      for (const [part, times] of ordered) {
        rank -= times;
        if (rank <= 0) return Math.min(middleOf(part), this.largest);
      }
      return this.largest;
    };
    return { p50: at(0.5), p95: at(0.95), max: this.largest };
  }

  private count(part: number, times: number): void {
    this.counts.set(part, (this.counts.get(part) ?? 0) + times);
    this.total += times;
  }
}

/** Ascending with the value; below 128 the value itself. */
function partOf(value: number): number {
  if (value < 2 * parts) return value;
  const power = Math.floor(Math.log2(value)) - Math.log2(parts);
  return power * parts + Math.floor(value / 2 ** power);
}

function middleOf(part: number): number {
  if (part < 2 * parts) return part;
  const power = Math.floor(part / parts) - 1;
  const low = (part - power * parts) * 2 ** power;
  return Math.round(low + (2 ** power - 1) / 2);
}
