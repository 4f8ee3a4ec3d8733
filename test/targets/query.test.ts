import { describe, expect, it } from 'vitest';
import { crontab } from '../../src/targets/crontab/index.ts';
import { githubActions } from '../../src/targets/github-actions/index.ts';
import { kubernetes } from '../../src/targets/kubernetes/index.ts';
import { targetRegistry } from '../../src/targets/registry.ts';
import type { Target } from '../../src/targets/types.ts';
import { job, legalise } from './job-factory.ts';

/** `carried`, or the codes of the refusal of a query with one pair. */
function outcome(
  target: Target,
  key: string,
  value: string,
  settings: Readonly<Record<string, string>> = {},
): string {
  const legalised = legalise(target, job({ query: [[key, value]] }), settings);
  if (legalised.kind === 'candidates') return 'carried';
  return legalised.diagnostics.map(({ code }) => code).join();
}

/** Written in two pieces, lest the linter takes it for a template. */
const expression = ['$', '{{ secrets.X }}'].join('');

describe('a query', () => {
  it.each([
    ['%', 'CW404', 'carried', 'carried'],
    ['a\\b', 'CW404', 'carried', 'carried'],
    ["it's", 'CW404', 'carried', 'carried'],
    ['a\nb', 'CW404', 'CW404', 'CW404'],
    ['\u0085', 'CW404', 'CW404', 'CW404'],
    [expression, 'carried', 'carried', 'CW404'],
    ['$(HOME) $$ `x` "q" ~', 'carried', 'carried', 'carried'],
    ['São Paulo', 'carried', 'carried', 'carried'],
  ])('with the value %j', (value, onCrontab, onKubernetes, onActions) => {
    expect(outcome(crontab, 'a', value)).toBe(onCrontab);
    expect(outcome(kubernetes, 'a', value)).toBe(onKubernetes);
    expect(outcome(githubActions, 'a', value)).toBe(onActions);
  });

  it.each([
    ['%', 'CW404', 'CW404', 'carried'],
    ['a\\b', 'CW404', 'carried', 'carried'],
    ['#1', 'carried', 'carried', 'CW404'],
    ["it's", 'CW404', 'CW404', 'CW404'],
  ])('with the value %j in a crontab of each kind', (value, onDebian, onCronie, onBusyBox) => {
    const on = (implementation: string) => outcome(crontab, 'a', value, { implementation });
    expect([on('debian'), on('cronie'), on('busybox')]).toEqual([onDebian, onCronie, onBusyBox]);
  });

  it.each([
    ['', 'b'],
    ['a=b', 'c'],
  ])('with the key %j travels nowhere', (key, value) => {
    for (const target of targetRegistry) expect(outcome(target, key, value)).toBe('CW404');
  });
});
