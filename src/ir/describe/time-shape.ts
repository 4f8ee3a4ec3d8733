import { has, type NumberSet, sameSet, setOf, valuesOf } from '../number-set.ts';
import { allHours } from '../schedule.ts';

/** First and last start of a stretch, in minutes of the day; both are starts. */
export interface StartSpan {
  readonly first: number;
  readonly last: number;
}

/** How the times of a day are best said. Each shape names exactly the product minutes × hours. */
export type TimeShape =
  /** A few times, in minutes of the day, ascending. */
  | { readonly kind: 'clock'; readonly times: readonly number[] }
  /** Every `minutes` from 00:00 on, all day, when `spans` is empty; else within each span. */
  | { readonly kind: 'step'; readonly minutes: number; readonly spans: readonly StartSpan[] }
  /** Every hour at one minute other than 0. */
  | { readonly kind: 'hourly'; readonly minute: number }
  /** Every `minutes`, from minute 0 on, inside hours that make no simple spans. */
  | { readonly kind: 'stepInHours'; readonly minutes: number; readonly hours: NumberSet }
  /** Minutes that have to be listed, of listed hours (all 24 when absent). */
  | { readonly kind: 'minutes'; readonly minutes: NumberSet; readonly hours?: NumberSet };

/** Up to here a list of times reads better than any pattern behind it. */
const fewTimes = 4;
/** Up to here a list of times reads better than minutes and hours apart. */
const listableTimes = 8;
const mostSpans = 3;

/** The step when neighbours lie evenly apart, two members at least. */
export function evenStep(values: readonly number[]): number | undefined {
  const [first, second] = values;
  if (first === undefined || second === undefined) return undefined;
  const step = second - first;
  return values.every((value, i) => value === first + i * step) ? step : undefined;
}

/** The values as stretches of neighbours: 8,9,10,14 → [8,9,10],[14]. */
export function runsOf(values: readonly number[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const value of values) {
    const run = runs.at(-1);
    if (run?.at(-1) === value - 1) run.push(value);
    else runs.push([value]);
  }
  return runs;
}

/** The step that goes on evenly over the edge of `size` (60 minutes, 24 hours). */
function cyclicStep(values: readonly number[], size: number): number | undefined {
  if (values.length === 1) return size;
  const step = evenStep(values);
  return step !== undefined && step * values.length === size ? step : undefined;
}

function wholeDay(minutes: NumberSet): TimeShape {
  const values = valuesOf(minutes);
  const step = cyclicStep(values, 60);
  if (step !== undefined && has(minutes, 0)) return { kind: 'step', minutes: step, spans: [] };
  const [only] = values;
  if (values.length === 1 && only !== undefined) return { kind: 'hourly', minute: only };
  return { kind: 'minutes', minutes };
}

function spanOf(times: readonly number[]): StartSpan {
  return { first: times[0] ?? 0, last: times.at(-1) ?? 0 };
}

/** Even steps within one stretch of the day, or within each of up to three stretches of hours. */
function steppedSpans(minutes: readonly number[], hours: readonly number[]): TimeShape | undefined {
  const times = product(minutes, hours);
  const overall = evenStep(times);
  if (overall !== undefined) return { kind: 'step', minutes: overall, spans: [spanOf(times)] };
  const step = cyclicStep(minutes, 60);
  const runs = runsOf(hours).map((run) => product(minutes, run));
  if (step === undefined || runs.length > mostSpans) return undefined;
  if (runs.some((run) => run.length < 3)) return undefined;
  return { kind: 'step', minutes: step, spans: runs.map(spanOf) };
}

function product(minutes: readonly number[], hours: readonly number[]): readonly number[] {
  return hours.flatMap((hour) => minutes.map((minute) => hour * 60 + minute));
}

/** The shape under which the times `minutes` × `hours` are said. Both sets are not empty. */
export function timeShape(minutes: NumberSet, hours: NumberSet): TimeShape {
  if (sameSet(hours, allHours)) return wholeDay(minutes);
  const minuteValues = valuesOf(minutes);
  const hourValues = valuesOf(hours);
  const hourStep = cyclicStep(hourValues, 24);
  if (sameSet(minutes, setOf([0])) && has(hours, 0) && hourStep !== undefined && hourStep < 24) {
    return { kind: 'step', minutes: hourStep * 60, spans: [] };
  }
  const times = product(minuteValues, hourValues);
  if (times.length <= fewTimes) return { kind: 'clock', times };
  const stepped = steppedSpans(minuteValues, hourValues);
  if (stepped) return stepped;
  if (times.length <= listableTimes) return { kind: 'clock', times };
  const step = cyclicStep(minuteValues, 60);
  if (step !== undefined && has(minutes, 0)) return { kind: 'stepInHours', minutes: step, hours };
  return { kind: 'minutes', minutes, hours };
}
