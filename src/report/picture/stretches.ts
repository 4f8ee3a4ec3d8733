/** A part of the day in which starts follow one another, in minutes of the day. */
export interface Stretch {
  readonly from: number;
  /** The last start, or 1440 where the pattern goes on into the next day. */
  readonly until: number;
  /** The first start, and the distance of all its starts; absent where they lie unevenly. */
  readonly beat?: { readonly first: number; readonly step: number };
}

const minutesPerDay = 1440;
/** Starts no further apart than this belong together even where others are closer. */
const neighbours = 60;

/** @param times minutes of the day in any order, two at least */
export function stretchesOf(times: readonly number[]): readonly Stretch[] {
  const sorted = [...new Set(times)].sort((a, b) => a - b);
  const gaps = sorted.slice(1).map((time, i) => time - (sorted[i] ?? 0));
  const reach = Math.max(neighbours, Math.min(...gaps));
  const runs = runsWithin(sorted, reach);
  const [first = 0] = sorted;
  const overnight = first + minutesPerDay - (sorted.at(-1) ?? 0);
  const [only, ...more] = runs;
  if (only && more.length === 0 && overnight <= reach) {
    return [{ from: 0, until: minutesPerDay, ...beatOf(only) }];
  }
  return runs.map((run) => ({ from: run[0] ?? 0, until: run.at(-1) ?? 0, ...beatOf(run) }));
}

function runsWithin(sorted: readonly number[], reach: number): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const time of sorted) {
    const run = runs.at(-1);
    if (run && time - (run.at(-1) ?? 0) <= reach) run.push(time);
    else runs.push([time]);
  }
  return runs;
}

function beatOf(run: readonly number[]): Pick<Stretch, 'beat'> {
  const [first = 0, second = first] = run;
  const step = second - first;
  const isEven = step > 0 && run.every((time, i) => time === first + i * step);
  return isEven ? { beat: { first, step } } : {};
}
