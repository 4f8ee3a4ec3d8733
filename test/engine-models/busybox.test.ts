import { describe, expect, test } from 'vitest';
import { accepted, days, field, monthNames, read, starts, upTo, weekdayNames } from './readings.ts';

const engine = 'busybox';

describe('a minute', () => {
  test.each([
    ['*', upTo(0, 59)],
    ['*/20', [0, 20, 40]],
    ['5-9/2', [5, 7, 9]],
    ['1,5-6', [1, 5, 6]],
    // Ranges wrap around.
    ['58-2', [0, 1, 2, 58, 59]],
    // What is outside never ends, and fills the field; with a step, what the step meets.
    ['60', upTo(0, 59)],
    ['60/20', [0, 20, 40]],
    ['0-60', upTo(0, 59)],
    // A step behind one value says nothing; none or a negative one marks the first only.
    ['5/15', [5]],
    ['*/0', [0]],
    ['*/100', [0]],
    ['*/', [0]],
    ['*/-2', [0]],
    ['*/+20', [0, 20, 40]],
    ['*/\u000b20', [0, 20, 40]],
    ['*/-2,7', [0, 7]],
    ['*/x', [0]],
    // An error ends the reading; what is marked stays marked.
    ['5x,7', [5]],
    ['5,,7', [5]],
    ['5,?', [5]],
    ['?', []],
    ['1--5', []],
    ['*-5', upTo(0, 59)],
    ['5-*', upTo(0, 59)],
    ['1-5-9', [1, 2, 3, 4, 5]],
    ['jan', []],
    ['007', [7]],
    ['4294967301', [5]],
    ['9223372036854775807', 'unmodelled'],
    // A step, too, is cut to 64 bits, then to 32: 2^32 + 20, 2^31 + 20, 2^62 + 20, 2^63 + 20.
    ['*/4294967316', [0, 20, 40]],
    ['*/2147483668', [0]],
    ['*/4611686018427387924', [0, 20, 40]],
    ['*/9223372036854775828', [0]],
    // It goes 1024 places at most for an end that is never reached.
    ['60/1023', [0, 3]],
    ['60/1024', [0]],
    // Only MAILTO= and SHELL= are variables, and only in front.
    ['5=x', [5]],
    ['5MAILTO=x', [5]],
  ] as const)('%s', (text, minutes) => {
    expect(field(engine, 'minutes', text)).toEqual(minutes);
  });
});

test('an hour', () => {
  expect(field(engine, 'hours', '23-1')).toEqual([0, 1, 23]);
  expect(field(engine, 'hours', '24')).toEqual(upTo(0, 23));
});

test('months and weekdays have their names', () => {
  expect(monthNames.map((name) => field(engine, 'months', name))).toEqual(
    monthNames.map((_, index) => [index + 1]),
  );
  expect(weekdayNames.map((name) => days(engine, '*', name))).toEqual(
    weekdayNames.map((_, index) => `weekdays ${index}`),
  );
});

describe('a month', () => {
  test.each([
    ['1,12', [1, 12]],
    ['jan-mar', [1, 2, 3]],
    ['November', [11]],
    ['13', upTo(1, 12)],
    ['nov-feb', [1, 2, 11, 12]],
    ['*/5', [1, 6, 11]],
    // Month 0 is place -1, which stands for "not read yet"; alone, it is written to.
    ['0-3', [3]],
    ['5-0', [5]],
    ['0', 'unmodelled'],
  ] as const)('%s', (text, months) => {
    expect(field(engine, 'months', text)).toEqual(months);
  });
});

describe('days', () => {
  test.each([
    ['*', '*', 'every day'],
    ['13', '*', 'dates 13'],
    ['*', '1', 'weekdays 1'],
    ['13', '5', 'dates 13 or weekdays 5'],
    // 7 is outside: every day.
    ['*', '7', 'every day'],
    ['*', '5-7', 'every day'],
    ['*', 'fri-mon', 'weekdays 0,1,5,6'],
    // Dates begin at place 0.
    ['*/10', '*', 'dates 10,20,30'],
    ['1-31/10', '*', 'dates 1,11,21,31'],
    // Whether a field is in use goes by its marks: 1-31 leaves place 0, 0-6 leaves none.
    ['1-31', '1', 'every day'],
    ['13', '0-6', 'dates 13'],
    ['13', '0-5', 'dates 13 or weekdays 0,1,2,3,4,5'],
    ['0-31', '1', 'weekdays 1'],
    ['*,5', '1', 'weekdays 1'],
    ['0', '*', 'dates '],
    ['0', '1', 'weekdays 1'],
    ['*', 'L', 'dates '],
    ['13', 'L', 'dates 13'],
  ] as const)('date %s, weekday %s: %s', (dates, weekdays, rule) => {
    expect(days(engine, dates, weekdays)).toBe(rule);
  });
});

test.each([
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
  ['@monthly', '0 0 1 * *'],
  ['@weekly', '0 0 * * 0'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@hourly', '0 * * * *'],
])('%s is %s', (macro, fields) => {
  expect(accepted(engine, macro).cells).toEqual(accepted(engine, fields).cells);
});

test('@reboot never starts by the clock, and is no mistake', () => {
  const reading = accepted(engine, '@reboot');
  expect(starts(reading, '2026-01-01T00:00', '2026-03-01T00:00')).toEqual([]);
  expect(reading.notes).toEqual([]);
});

test.each([
  ['a comment anywhere in the line', '0 0 * * 5#2'],
  ['four fields', '0 1 * *'],
  ['an unknown macro', '@every 1h'],
  ['a variable', 'MAILTO=x 1 * * *'],
  ['a shell', 'SHELL=x 1 * * *'],
  ['a second line', '0 1 * * 5\n'],
  ['a blank that is none', '0\u000b1 * * *'],
])('skips %s', (_, expression) => {
  expect(read(engine, expression).kind).toBe('refused');
});

test('says why and where a line ends early', () => {
  expect(read(engine, '0 0 * * 5#2')).toMatchObject({
    why: 'the rest of the line is a comment',
    start: 9,
    end: 10,
  });
  expect(read(engine, '0 1 * * 5\n')).toMatchObject({ why: 'the line ends here', start: 9 });
});

test('parts fields by blanks and tabs, and skips those in front', () => {
  expect(accepted(engine, ' 0\t1  * * *').cells).toEqual(accepted(engine, '0 1 * * *').cells);
});

test.each(['5,?', '5x,7', '60'])('complains about %s', (minute) => {
  const complaint = `"parse error at ${minute}", and what it had read until then stays`;
  expect(accepted(engine, `${minute} 1 * * *`).notes).toEqual([complaint]);
});

test('tells its complaints, and what went into the command', () => {
  expect(accepted(engine, '0 0 * * 7').notes).toEqual([
    '"parse error at 7", and what it had read until then stays',
  ]);
  expect(accepted(engine, '0 0 * * 5 6').notes).toEqual(['the command begins with 6']);
  expect(accepted(engine, '@daily 6').notes).toEqual(['the command begins with 6']);
});

test('skips a gap, goes twice through an overlap, and says so', () => {
  const reading = accepted(engine, '30 1,2 * * *', 'America/New_York');
  expect(starts(reading, '2026-03-08T05:00', '2026-03-08T09:00')).toEqual(['2026-03-08T06:30']);
  expect(starts(reading, '2026-11-01T05:00', '2026-11-01T07:00')).toEqual([
    '2026-11-01T05:30',
    '2026-11-01T06:30',
  ]);
  expect(reading.law(0, 1)).toEqual({ kind: 'wall' });
});

test('reads entries on the clock of the host only', () => {
  expect(read(engine, '0 1 * * *', 'UTC', 'Asia/Tokyo').kind).toBe('refused');
  expect(read(engine, '0 1 * * *', 'Mars/Base').kind).toBe('unmodelled');
});
