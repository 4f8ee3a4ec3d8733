import { describe, expect, it } from 'vitest';
import { didYouMean } from '../../src/diagnostics/did-you-mean.ts';

const known = ['manha', 'tarde', 'fim', 'github-actions', 'kubernetes', 'crontab'];

describe('did you mean', () => {
  it.each([
    ['tardes', 'tarde', 'a letter too many'],
    ['trade', 'tarde', 'two letters swapped'],
    ['Manhã', 'manha', 'case and accent'],
    ['github_actions', 'github-actions', 'the other dash'],
    ['github', 'github-actions', 'a beginning'],
    ['cron', 'crontab', 'a beginning'],
    ['kuberntes', 'kubernetes', 'a letter too few'],
    ['noite', undefined, 'nothing near'],
    ['x', undefined, 'too short to guess'],
    ['', undefined, 'nothing at all'],
  ])('%s → %s (%s)', (word, meant, _why) => {
    expect(didYouMean(word, known)).toBe(meant);
  });

  it('says nothing when two begin alike', () => {
    expect(didYouMean('report', ['report_manha_cedo', 'report_tarde'])).toBeUndefined();
  });
});
