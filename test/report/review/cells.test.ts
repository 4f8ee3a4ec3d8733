import { expect, it } from 'vitest';
import { setOf } from '../../../src/ir/number-set.ts';
import { clockChangeCells, loadText } from '../../../src/report/review/markdown-details.ts';
import { totalsRows } from '../../../src/report/review/totals.ts';
import { reviewOf, sourceOf } from '../../review/sides.ts';
import { sayingOf } from './saying.ts';

const review = reviewOf(sourceOf('a: times: "08:00"'), sourceOf('a: times: "09:00"'));
const saying = sayingOf(review);

it.each([
  [6, '00:00, 01:00, 02:00, 03:00, 04:00, 05:00'],
  [9, '00:00, 01:00, 02:00, 03:00, 04:00, 05:00 … and 3 more'],
])('of %d starts on a day, six are listed and the others counted', (count, text) => {
  const starts = Array.from({ length: count }, (_, hour) => hour * 60);
  const day = { job: 'a', zone: 'Etc/UTC', day: 0, before: starts, after: [] };
  expect(clockChangeCells(day, saying).slice(2)).toEqual([text, "doesn't start"]);
});

it.each([
  [7, '±0%', 'as many runs as the baseline'],
  [14, '−50.0%', 'fewer'],
  [undefined, '—', 'no baseline'],
])('against a baseline of %s the cell is %s: %s', (baseline, text, _) => {
  const { before, after } = review.counts;
  if (!before || !after) throw new Error('both sides count');
  const counts = {
    before: { ...before, baseline: 7 },
    after: { ...after, ...(baseline !== undefined && { baseline }) },
  };
  const rows = totalsRows({ ...saying, review: { ...review, counts } });
  expect(rows.at(-1)?.slice(0, 3)).toEqual(['Against the baseline', '±0%', text]);
});

it.each([
  [[480], 'stays at 2', 'segue em 2'],
  [[480, 540], 'stay at 2', 'seguem em 2'],
])('the load of %j', (times, english, portuguese) => {
  const load = { times, weekdays: setOf([1]), before: 2, after: 2 };
  expect(loadText(load, saying)).toMatch(new RegExp(` ${english}$`));
  expect(loadText(load, sayingOf(review, 'pt-BR'))).toMatch(new RegExp(` ${portuguese}$`));
});
