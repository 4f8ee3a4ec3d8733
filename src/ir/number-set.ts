/**
 * A set of whole numbers from 0 to 63 as two 32-bit words, so that comparing and joining the
 * values of a cron field costs two instructions. Immutable; equal sets have equal words.
 */
export interface NumberSet {
  readonly low: number;
  readonly high: number;
}

export const emptySet: NumberSet = { low: 0, high: 0 };

/** @throws RangeError for a number outside 0–63: callers parse first. */
export function setOf(values: Iterable<number>): NumberSet {
  let low = 0;
  let high = 0;
  for (const value of values) {
    if (!Number.isInteger(value) || value < 0 || value > 63) throw new RangeError(`${value}`);
    if (value < 32) low |= 1 << value;
    else high |= 1 << (value - 32);
  }
  return { low: low >>> 0, high: high >>> 0 };
}

/** The numbers `first`, `first + step`, … up to and including `last`. */
export function rangeSet(first: number, last: number, step = 1): NumberSet {
  if (first < 0 || last > 63) throw new RangeError(`${first}-${last}`);
  let low = 0;
  let high = 0;
  for (let value = first; value <= last; value += step) {
    if (value < 32) low |= 1 << value;
    else high |= 1 << (value - 32);
  }
  return { low: low >>> 0, high: high >>> 0 };
}

export function has(set: NumberSet, value: number): boolean {
  return value < 32 ? ((set.low >>> value) & 1) === 1 : ((set.high >>> (value - 32)) & 1) === 1;
}

/** The members, ascending. */
export function valuesOf(set: NumberSet): readonly number[] {
  const values: number[] = [];
  addBits(values, set.low, 0);
  addBits(values, set.high, 32);
  return values;
}

/** From the lowest bit on, each once: most sets have few. */
function addBits(values: number[], word: number, first: number): void {
  for (let rest = word; rest !== 0; rest &= rest - 1) {
    values.push(first + 31 - Math.clz32(rest & -rest));
  }
}

export function sizeOf(set: NumberSet): number {
  return valuesOf(set).length;
}

export function sameSet(a: NumberSet, b: NumberSet): boolean {
  return a.low === b.low && a.high === b.high;
}

export function unionOf(a: NumberSet, b: NumberSet): NumberSet {
  return { low: (a.low | b.low) >>> 0, high: (a.high | b.high) >>> 0 };
}

export function intersectionOf(a: NumberSet, b: NumberSet): NumberSet {
  return { low: (a.low & b.low) >>> 0, high: (a.high & b.high) >>> 0 };
}

/** Whether two sets have a member in common. */
export function meets(a: NumberSet, b: NumberSet): boolean {
  return (a.low & b.low) !== 0 || (a.high & b.high) !== 0;
}

export function isWithin(part: NumberSet, whole: NumberSet): boolean {
  return sameSet(intersectionOf(part, whole), part);
}

export function isEmptySet(set: NumberSet): boolean {
  return set.low === 0 && set.high === 0;
}
