import { describe, expect, test } from 'vitest';
import {
  accepted,
  days,
  field,
  minuteOf,
  monthNames,
  printed,
  read,
  starts,
  weekdayNames,
} from './readings.ts';

const engine = 'github-actions';
const newYork = 'America/New_York';

describe('the documented syntax', () => {
  test.each([
    ['*/20', [0, 20, 40]],
    ['5-30/15', [5, 20]],
    ['20/15', [20, 35, 50]],
    ['1,31', [1, 31]],
    ['05', [5]],
    ['60', 'refused'],
    ['5-1', 'refused'],
    ['*/0', 'refused'],
    ['*/60', [0]],
    ['*/61', 'refused'],
    ['5-x', 'refused'],
    ['x-5', 'refused'],
    ['*/2/3', 'refused'],
    ['1,,2', 'refused'],
    ['?', 'refused'],
    ['+5', 'refused'],
    ['0x5', 'refused'],
    ['*-5', 'refused'],
  ] as const)('minute %s', (text, minutes) => {
    expect(field(engine, 'minutes', text)).toEqual(minutes);
  });

  test.each([
    ['*', '*', 'every day'],
    ['13', '*', 'dates 13'],
    ['*', 'MON-fri', 'weekdays 1,2,3,4,5'],
    ['13', '5', 'dates 13 or weekdays 5'],
    ['*/2', '*', 'dates 1,3,5,7,9,11,13,15,17,19,21,23,25,27,29,31'],
    ['*', '7', 'refused'],
    ['*', 'monday', 'refused'],
    ['L', '*', 'refused'],
    ['?', '*', 'refused'],
    ['0', '*', 'refused'],
    ['32', '*', 'refused'],
    ['*', '5#2', 'refused'],
    // What counts as restricted is not documented.
    ['*/2', '1', 'unmodelled'],
    ['1,*/2', '1', 'unmodelled'],
    ['13', '*/2', 'unmodelled'],
    ['1-31', '1', 'unmodelled'],
    ['13', '0-6', 'unmodelled'],
  ] as const)('date %s, weekday %s: %s', (dates, weekdays, rule) => {
    expect(days(engine, dates, weekdays)).toBe(rule);
  });

  test('months by name', () => {
    expect(field(engine, 'months', 'JAN,6-aug')).toEqual([1, 6, 7, 8]);
    expect(field(engine, 'months', '13')).toBe('refused');
    expect(monthNames.map((name) => field(engine, 'months', name))).toEqual(
      monthNames.map((_, index) => [index + 1]),
    );
  });

  test('weekdays by name', () => {
    expect(weekdayNames.map((name) => days(engine, '*', name))).toEqual(
      weekdayNames.map((_, index) => `weekdays ${index}`),
    );
  });

  test('hours to 23', () => {
    expect(field(engine, 'hours', '*/23')).toEqual([0, 23]);
    expect(field(engine, 'hours', '24')).toBe('refused');
  });

  test.each([
    ['@daily', { why: 'macros such as @daily are not supported', start: 0, end: 6 }],
    ['0 1 * *', { why: 'expected five fields, found 4' }],
    ['0 1 * * 7', { why: 'not a documented day of the week', start: 8, end: 9 }],
    ['*/4 1 * * *', { why: 'the shortest interval is five minutes', start: 0, end: 11 }],
  ])('says what is wrong with "%s", and where', (text, refusal) => {
    expect(read(engine, text)).toMatchObject({ kind: 'refused', ...refusal });
  });

  test.each(['@daily', '0 1 * *', '0 0 1 * * *', '0\t1 * * *', 'TZ=UTC 0 1 * * *'])(
    'refuses "%s"',
    (text) => {
      expect(read(engine, text).kind).toBe('refused');
    },
  );
});

describe('five minutes', () => {
  test.each([
    ['*/5 * * * *', 'accepted'],
    ['*/4 * * * *', 'refused'],
    ['0,4 1 * * *', 'refused'],
    ['58 * * * *', 'accepted'],
    ['0,58 * * * *', 'refused'],
    // Over midnight, on days that follow one another.
    ['1,58 0,23 * * *', 'refused'],
    ['1,58 0,23 * * 1', 'accepted'],
    ['1,58 0,23 * * 6,0', 'refused'],
    ['1,58 0,23 1,31 * *', 'refused'],
    ['1,58 0,23 31 * *', 'accepted'],
    ['1,57 0,23 * * *', 'refused'],
    ['2,57 0,23 * * *', 'accepted'],
    // In whatever months; the 31st of March and the 1st are no neighbours.
    ['*/4 * * 3 *', 'refused'],
    ['1,58 0,23 1,31 3 *', 'accepted'],
    // 29 February and 1 March are, and so are Wednesday 28 and Thursday 29 February 2024.
    ['1,58 0,23 1,29 2,3 *', 'refused'],
    ['1,58 0,23 29 2 3', 'refused'],
  ])('%s: %s', (text, kind) => {
    expect(read(engine, text).kind).toBe(kind);
  });
});

describe('zones', () => {
  test('without one the fields are UTC, whatever the host', () => {
    expect(accepted(engine, '0 1 * * *', newYork).zone).toBe('UTC');
  });

  test('a zone must be one of the IANA list', () => {
    expect(read(engine, '0 1 * * *', 'UTC', 'Mars/Base').kind).toBe('refused');
  });
});

/** Starts and unknown spans between two UTC times. */
function told(expression: string, from: string, until: string, zone: string = newYork) {
  const reading = accepted(engine, expression, 'UTC', zone);
  const spans = reading.unknown(minuteOf(from), minuteOf(until));
  return {
    starts: starts(reading, from, until).map((text) => text.slice(11)),
    unknown: spans.map(
      (span) => `${printed(span.from).slice(11)}-${printed(span.until).slice(11)}`,
    ),
  };
}

describe('a gap', () => {
  const night = ['2026-03-08T05:00', '2026-03-08T09:00'] as const;

  test('moves a lone time behind it', () => {
    expect(told('30 2 * * *', ...night)).toEqual({ starts: ['07:00'], unknown: [] });
    expect(told('30 2 * * 0', ...night)).toEqual({ starts: ['07:00'], unknown: [] });
    expect(told('30 2 * * 1', ...night)).toEqual({ starts: [], unknown: [] });
    // In its place among the others.
    expect(told('30 1,2,4 * * *', ...night).starts).toEqual(['06:30', '07:00', '08:30']);
    // A start in the minute after it is another one.
    expect(told('1 2,3 * * *', ...night)).toEqual({ starts: ['07:00', '07:01'], unknown: [] });
    // Recurring is what begins with a star.
    expect(told('30 2,*/24 * * *', ...night)).toEqual({ starts: ['05:30', '07:00'], unknown: [] });
  });

  test('that holds no time is clear', () => {
    expect(told('0 3 * * *', ...night)).toEqual({ starts: ['07:00'], unknown: [] });
    expect(told('*/30 1,3 * * *', ...night)).toEqual({
      starts: ['06:00', '06:30', '07:00', '07:30'],
      unknown: [],
    });
  });

  test.each([
    ['several times', '0,30 2 * * *', []],
    ['several recurring minutes', '*/45 2 * * *', []],
    ['one recurring minute', '*/60 2 * * *', []],
    ['one of a recurring hour', '30 */2 * * *', ['05:30', '08:30']],
    ['one that meets an ordinary start', '0 2,3 * * *', []],
  ])('leaves open what becomes of %s', (_, expression, expected) => {
    expect(told(expression, ...night)).toEqual({ starts: expected, unknown: ['07:00-07:01'] });
  });
});

describe('an overlap', () => {
  const night = ['2026-11-01T04:00', '2026-11-01T09:00'] as const;

  test('is unknown in both passes when it holds a time', () => {
    expect(told('30 1 * * *', ...night)).toEqual({ starts: [], unknown: ['05:00-07:00'] });
    expect(told('30 0-2 * * *', ...night)).toEqual({
      starts: ['04:30', '07:30'],
      unknown: ['05:00-07:00'],
    });
  });

  test('is known when it holds none', () => {
    expect(told('30 2 * * *', ...night)).toEqual({ starts: ['07:30'], unknown: [] });
    expect(told('0 2 * * *', ...night)).toEqual({ starts: ['07:00'], unknown: [] });
  });

  test('holds its first minute, and not the one behind it', () => {
    expect(told('0 1,2 * * *', ...night)).toEqual({
      starts: ['07:00'],
      unknown: ['05:00-07:00'],
    });
    expect(told('0 1 * * *', ...night)).toEqual({ starts: [], unknown: ['05:00-07:00'] });
  });

  test('is cut to the range asked for', () => {
    expect(told('30 1 * * *', '2026-11-01T06:00', '2026-11-01T06:30').unknown).toEqual([
      '06:00-06:30',
    ]);
    expect(told('30 1 * * *', '2026-11-01T07:00', '2026-11-01T08:00').unknown).toEqual([]);
    // The change itself may lie outside the range, on either side.
    expect(told('30 1 * * *', '2026-11-01T06:59', '2026-11-01T08:00').unknown).toEqual([
      '06:59-07:00',
    ]);
    expect(told('30 1 * * *', '2026-11-01T04:00', '2026-11-01T05:01').unknown).toEqual([
      '05:00-05:01',
    ]);
  });

  test('may last nearly a day: Kwajalein, 1969', () => {
    const year = [minuteOf('1969-01-01T00:00'), minuteOf('1970-01-01T00:00')] as const;
    const reading = accepted(engine, '0 * * * *', 'UTC', 'Pacific/Kwajalein');
    const [{ from, until } = { from: 0, until: 0 }] = reading.unknown(...year);
    expect(until - from).toBe(2 * 23 * 60);
    expect(reading.unknown(from - 1, from + 1)).toHaveLength(1);
    expect(reading.unknown(until - 1, until + 1)).toHaveLength(1);
  });
});

test('UTC has no such nights, and the law is what is documented', () => {
  const reading = accepted(engine, '*/30 * * * *');
  expect(reading.unknown(minuteOf('2026-01-01T00:00'), minuteOf('2028-01-01T00:00'))).toEqual([]);
  expect(reading.law(0, 1)).toEqual({ kind: 'documented' });
});
