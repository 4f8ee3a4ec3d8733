import { describe, expect, it } from 'vitest';
import {
  type Goal,
  goalText,
  judgedLines,
  markdownTable,
  measuredText,
  plainTable,
  ratioText,
} from '../../bench/lines.ts';

const faster: Goal = { id: 'parse', what: 'parsed', bound: 'at least', ratio: 8 };
const asMuch: Goal = { id: 'check', what: 'checked', bound: 'at most', ratio: 4 };

function holds(goal: Goal, ratio: number): boolean | undefined {
  return judgedLines([goal], [{ goal: goal.id, ratio, figures: '' }])[0]?.holds;
}

describe('a line of the bench', () => {
  it.each([
    [faster, 8, true, 'exactly'],
    [faster, 7.99, false, 'a slower build'],
    [asMuch, 4, true, 'exactly'],
    [asMuch, 4.01, false, 'a slower build'],
    [faster, Number.NaN, false, 'nothing was measured'],
    [asMuch, Number.NaN, false, 'nothing was measured'],
  ])('%o measured as %d holds: %s (%s)', (goal, ratio, expected) => {
    expect(holds(goal, ratio)).toBe(expected);
  });

  it('is there for every goal, once', () => {
    const one = { goal: 'parse', ratio: 9, figures: '' };
    expect(() => judgedLines([faster, asMuch], [one])).toThrow('check was measured 0 times');
    expect(() => judgedLines([faster], [one, one])).toThrow('parse was measured 2 times');
    expect(() => judgedLines([asMuch], [one])).toThrow('parse was measured but is no goal');
  });

  it('says when a peer was stopped', () => {
    const [line] = judgedLines(
      [faster],
      [{ goal: 'parse', ratio: 12_345, stopped: 'peer', figures: 'a µs' }],
    );
    if (!line) throw new Error('no line');
    expect(measuredText(line)).toBe('> 12,300×');
    expect(plainTable([line])).toContain('holds\n    a µs\n');
    expect(markdownTable([line]).split('\n').at(-1)).toBe(
      '| parsed | > 12,300× | ≥ 8× | holds | a µs |',
    );
  });

  it('has three digits that count', () => {
    expect([0.471, 2.5, 13.66, 663.4, 12_345].map(ratioText)).toEqual([
      '0.47×',
      '2.5×',
      '13.7×',
      '663×',
      '12,300×',
    ]);
    expect(goalText(asMuch)).toBe('≤ 4×');
  });
});
