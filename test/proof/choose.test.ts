import { describe, expect, it } from 'vitest';
import { choose } from '../../src/proof/choose.ts';
import type { Difference, Verdict } from '../../src/proof/types.ts';
import { isGood } from '../../src/proof/types.ts';
import type { Candidate } from '../../src/targets/types.ts';
import { schedule } from './schedules.ts';

const differs = (civil: number): Difference => ({
  civil,
  zone: 'Etc/UTC',
  wanted: [civil],
  found: [],
  near: 'change',
});
const silence = { civil: 1, zone: 'Etc/UTC', why: 'so' };

const verdicts = {
  identical: { kind: 'identical' },
  equivalent: { kind: 'equivalent' },
  'nominal, nothing silent': { kind: 'nominal', silent: [], open: [], accepted: [] },
  silent: { kind: 'nominal', silent: [silence], open: [], accepted: [] },
  open: { kind: 'permitted', open: [differs(1)], accepted: [] },
  accepted: { kind: 'permitted', open: [], accepted: [differs(1)] },
  'wrong late': { kind: 'divergent', differences: [differs(2000)], facts: [] },
  'wrong early': { kind: 'divergent', differences: [differs(1000)], facts: [] },
  'wrong from the start': { kind: 'divergent', differences: [differs(0)], facts: [] },
  rejected: { kind: 'rejected', why: 'so' },
  unreadable: { kind: 'unreadable', why: 'so' },
  undecided: { kind: 'undecided', why: 'so' },
} as const satisfies Record<string, Verdict>;

type Name = keyof typeof verdicts;

const candidateOf = (name: Name): Candidate => [{ expression: name }];

/** Which of candidates with these verdicts is taken, and which were looked at. */
function chosen(...names: readonly [Name, ...Name[]]) {
  const [first, ...others] = names;
  const asked: string[] = [];
  const judge = ({ entries }: { readonly entries: Candidate }): Verdict => {
    asked.push(entries[0].expression);
    return verdicts[entries[0].expression as Name];
  };
  const host = { engine: 'busybox', hostZone: 'Etc/UTC' } as const;
  const schedules = [schedule('0 9 * * *', 'Etc/UTC')] as const;
  const offered = { first: candidateOf(first), others: () => others.map(candidateOf) };
  const { entries } = choose(schedules, offered, judge, { host, permits: [] });
  return { taken: entries[0].expression, asked };
}

describe('a choice among candidates', () => {
  const leastLeaveFirst = [
    'identical',
    'silent',
    'open',
    'accepted',
    'wrong late',
    'wrong early',
    'wrong from the start',
    'rejected',
  ] as const;
  const pairs = leastLeaveFirst.slice(1).map((worse, index) => {
    return [leastLeaveFirst[index] ?? 'identical', worse] as const;
  });
  it.each(pairs)('takes %s before %s, in either order', (better, worse) => {
    expect(chosen(worse, better).taken).toBe(better);
    expect(chosen(better, worse).taken).toBe(better);
  });

  it.each(['identical', 'equivalent', 'nominal, nothing silent'] as const)(
    'goes no further than one that is %s',
    (exact) => {
      expect(chosen('silent', exact, 'rejected')).toEqual({
        taken: exact,
        asked: ['silent', exact],
      });
    },
  );

  it.each([
    ['unreadable', 'rejected'],
    ['rejected', 'undecided'],
    ['undecided', 'unreadable'],
  ] as const)('takes the plainer, the first, of two alike: %s before %s', (first, second) => {
    expect(chosen(first, second).taken).toBe(first);
  });
});

it('only the first four kinds of verdicts are good', () => {
  const good = Object.values(verdicts).filter(isGood);
  expect([...new Set(good.map(({ kind }) => kind))]).toEqual([
    'identical',
    'equivalent',
    'nominal',
    'permitted',
  ]);
});
