import { expect, it } from 'vitest';
import { given, together } from '../../src/targets/facts.ts';

it('leaves out what is absent, and nothing that is empty', () => {
  expect(given({ path: '/a', window: undefined, secret: '' })).toStrictEqual({
    path: '/a',
    secret: '',
  });
});

it('takes the later of two facts of one name', () => {
  const first = { path: '/a', overlap: 'allow' };
  expect(together(first, { overlap: 'forbid' }, {})).toStrictEqual({
    path: '/a',
    overlap: 'forbid',
  });
  expect(first.overlap).toBe('allow');
});
