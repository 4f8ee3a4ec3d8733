import { describe, expect, it } from 'vitest';
import { mergedResults, pageText } from '../../bench/results.ts';

const goal = (id: string) => ({ id, what: `what ${id} is`, bound: 'at least', ratio: 2 }) as const;
const result = (id: string, measured: number) => {
  return {
    ...goal(id),
    measured,
    figures: '',
    holds: measured >= 2,
    runs: 5,
    node: '20',
    tz: '2025c',
  };
};

describe('results', () => {
  it('keep what was not measured again, in the order of the goals, and forget goals that are gone', () => {
    const before = { gone: result('gone', 9), b: result('b', 3), a: result('a', 3) };
    const merged = mergedResults([goal('a'), goal('b'), goal('c')], before, [result('b', 1)]);
    expect(Object.entries(merged).map(([id, { measured }]) => [id, measured])).toEqual([
      ['a', 3],
      ['b', 1],
    ]);
  });

  it('stand on the page, and what was never measured is said', () => {
    const goals = [goal('a'), goal('b')];
    const page = pageText('# Page\n\n<!-- table -->\n', goals, { a: result('a', 1) });
    expect(page).toContain('| what a is | 1× | ≥ 2× | **falls short** |');
    expect(page).toContain('Not measured yet: what b is.');
    expect(() => pageText('# Page\n', goals, {})).toThrow("the page's prose has no <!-- table -->");
  });
});
