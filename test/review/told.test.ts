import { describe, expect, it } from 'vitest';
import { firstRuns } from '../../src/report/review/first-runs.ts';
import { loadChanges } from '../../src/report/review/loads.ts';
import { reviewOf, sourceOf } from './sides.ts';

const loads = (before: string, after: string) =>
  loadChanges(reviewOf(before, after)).map(({ times, before: was, after: is }) => [times, was, is]);

describe('a job that is paused on both sides', () => {
  const review = reviewOf(
    sourceOf('a: times: "05:00", paused: true\nb: times: "07:00"'),
    sourceOf('a: times: "06:00", paused: true\nb: times: "07:00"'),
  );

  it('has no first run and touches no minute, whatever becomes of its times', () => {
    expect(firstRuns(review)).toEqual([]);
    expect(loadChanges(review)).toEqual([]);
  });
});

describe('a pause', () => {
  const free = sourceOf('a: times: "10:00"\nb: times: "10:00"');
  const held = sourceOf('a: times: "10:00", paused: true\nb: times: "10:00"');

  it('makes its minutes emptier, and a resume fuller', () => {
    expect(loads(free, held)).toEqual([[[600], 2, 1]]);
    expect(loads(held, free)).toEqual([[[600], 1, 2]]);
  });
});
