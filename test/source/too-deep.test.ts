import { expect, it } from 'vitest';
import { compile } from '../../src/compile.ts';

const text = `version: 1\njobs: ${'['.repeat(3000)}\n`;

/** Where the nesting is refused, asked with the stack already so many calls deep. */
function refusedAt(calls: number): number | undefined {
  if (calls > 0) return refusedAt(calls - 1);
  const { diagnostics } = compile({
    source: { path: 'jobs.yaml', text },
    read: (path) => ({ path, text: '' }),
    runner: '',
  });
  const [first] = diagnostics;
  expect(first?.code).toBe('CW027');
  return first?.span?.start;
}

it('a nesting that no stack can hold is refused at one place, however much stack is left', () => {
  const places = [0, 1000, 3000].map(refusedAt);
  expect(places).toEqual([80, 80, 80]);
});
