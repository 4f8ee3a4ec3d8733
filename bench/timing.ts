import { performance } from 'node:perf_hooks';

/** Medians of interleaved pairs: what slows the machine for a while slows both sides. */

export type Work = () => number | Promise<number>;

export interface Pair {
  readonly ours: number;
  readonly theirs: number;
}

/** Runs ours and theirs in turn; each gives its own figure (milliseconds, or bytes). */
export async function interleaved(
  runs: number,
  ours: Work,
  theirs: Work,
): Promise<readonly Pair[]> {
  const pairs: Pair[] = [];
  for (let run = 0; run < runs; run++) pairs.push({ ours: await ours(), theirs: await theirs() });
  return pairs;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

export function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

/** The median of the pairs' own ratios: how often theirs holds ours. */
export function timesFaster(pairs: readonly Pair[]): number {
  return median(pairs.map(({ ours, theirs }) => theirs / ours));
}

/** The median of the pairs' own ratios: how often ours holds theirs. */
export function timesAsMuch(pairs: readonly Pair[]): number {
  return median(pairs.map(({ ours, theirs }) => ours / theirs));
}

export function medians(pairs: readonly Pair[]): Pair {
  return {
    ours: median(pairs.map(({ ours }) => ours)),
    theirs: median(pairs.map(({ theirs }) => theirs)),
  };
}

/** Milliseconds of one call, from as many calls as fill `atLeast` milliseconds. */
export function timeOf(work: () => unknown, atLeast = 0): number {
  let calls = 0;
  const start = performance.now();
  let spent = 0;
  do {
    work();
    calls++;
    spent = performance.now() - start;
  } while (spent < atLeast);
  return spent / calls;
}

/** `ours 0.12 ms, croner 13 ms` */
export function millisecondsText({ ours, theirs }: Pair, peer: string): string {
  return `ours ${inMilliseconds(ours)}, ${peer} ${inMilliseconds(theirs)}`;
}

export function inMilliseconds(value: number): string {
  if (value >= 10_000) return `${(value / 1000).toPrecision(3)} s`;
  if (value < 1) return `${(value * 1000).toPrecision(3)} µs`;
  return `${Number(value.toPrecision(3))} ms`;
}

export function inMegabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MiB`;
}
