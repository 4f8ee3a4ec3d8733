import { describe, expect, it } from 'vitest';
import { splitEndpoint } from '../../src/model/endpoint.ts';
import {
  parseClockSpan,
  parseDuration,
  parseTime,
  parseWeekdays,
} from '../../src/model/literals.ts';

describe('small values', () => {
  it.each([
    ['300s', 300],
    ['5m', 300],
    ['2h', 7200],
    ['1d', 86_400],
  ])('the duration %s has %i seconds', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });

  it.each([
    ['10:00-11:00', 600, 660],
    ['22:00-02:00', 1320, 120],
    ['00:00-24:00', 0, 1440],
    ['22:00-00:00', 1320, 1440],
  ])('the span %s runs from %i until %i', (text, from, until) => {
    expect(parseClockSpan(text)).toEqual({ from, until });
  });

  it.each([
    [undefined, [0, 1, 2, 3, 4, 5, 6]],
    ['mon-fri', [1, 2, 3, 4, 5]],
    ['mon,wed', [1, 3]],
    ['fri-sun', [0, 5, 6]],
    ['mon-sun', [0, 1, 2, 3, 4, 5, 6]],
    ['sat,mon-tue', [1, 2, 6]],
  ])('the weekdays %s are %j', (text, weekdays) => {
    expect(parseWeekdays(text)).toEqual(weekdays);
  });

  it('of another shape are a bug, not a guess', () => {
    expect(() => parseDuration('0s')).toThrow(RangeError);
    expect(() => parseTime('9:00')).toThrow(RangeError);
    expect(() => parseWeekdays('seg')).toThrow(RangeError);
  });
});

describe('an endpoint', () => {
  it.each([
    ['/jobs/a', '/jobs/a', []],
    ['/jobs/a?tipo=fim_dia', '/jobs/a', [['tipo', 'fim_dia']]],
    [
      '/a?x=1&y=2',
      '/a',
      [
        ['x', '1'],
        ['y', '2'],
      ],
    ],
    ['/a?x=caf%C3%A9%26', '/a', [['x', 'café&']]],
    ['/a?x=a+b', '/a', [['x', 'a b']]],
    ['/a?x=1=2', '/a', [['x', '1=2']]],
    ['/a?flag', '/a', [['flag', '']]],
    ['/a?', '/a', []],
    ['/a?x=%zz', '/a', [['x', '%zz']]],
  ])('%s is path and pairs', (endpoint, path, query) => {
    expect(splitEndpoint(endpoint)).toEqual({ path, query });
  });
});
