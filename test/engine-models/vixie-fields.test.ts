import { describe, expect, test } from 'vitest';
import { accepted, days, field, monthNames, read, starts, upTo, weekdayNames } from './readings.ts';

/** How Debian's cron and cronie read fields: one table, because their differences are the point. */
const hourly = upTo(0, 59);

describe('a minute', () => {
  test.each([
    // text, Debian, cronie
    ['*', hourly, hourly],
    ['*/15', [0, 15, 30, 45], [0, 15, 30, 45]],
    ['*/100', [0], [0]],
    ['5-9/2', [5, 7, 9], [5, 7, 9]],
    ['1,5-6,*/30', [0, 1, 5, 6, 30], [0, 1, 5, 6, 30]],
    ['007', [7], [7]],
    ['5/15', 'refused', 'refused'],
    ['*/0', 'refused', 'refused'],
    ['60', 'refused', 'refused'],
    ['5x', 'refused', 'refused'],
    ['+5', 'refused', 'refused'],
    ['?', 'refused', 'refused'],
    ['1,,2', 'refused', 'refused'],
    ['1,', 'refused', 'refused'],
    ['jan', 'refused', 'refused'],
    ['5-x', 'refused', 'refused'],
    ['x-5', 'refused', 'refused'],
    // Reversed: nothing, and not a word.
    ['22-2', [], []],
    ['70-5', 'refused', []],
    ['58-70/20', 'refused', [58]],
    ['5-70', 'refused', 'refused'],
    // Debian's cron passes over what follows an item, cronie does not.
    ['5#2', [5], 'refused'],
    ['*-5', hourly, 'refused'],
    ['*5', hourly, 'refused'],
    ['1-5-9', [1, 2, 3, 4, 5], 'refused'],
    ['*/30/3', [0, 30], 'refused'],
    ['5;rm', [5], 'refused'],
    ['5\u000b7', [5], 'refused'],
    // Random numbers are cronie's; to the other they are garbage.
    ['0~5', [0], 'unmodelled'],
    ['~', 'refused', 'unmodelled'],
    ['5~5', [5], [5]],
    ['5~1', [5], 'refused'],
    ['50~70', [50], 'unmodelled'],
    ['5~x', [5], 'refused'],
    ['x~5', 'refused', 'refused'],
    ['70~80', 'refused', 'refused'],
    ['1~5/2', [1], 'refused'],
    // Numbers are C's: cut to 64 bits, then to 32.
    ['4294967301', [5], [5]],
    ['99999999999999999999', 'refused', 'refused'],
    ['*/4294967326', [0, 30], [0, 30]],
    ['*/4611686018427387934', [0, 30], [0, 30]],
    ['5-59/2147483647', 'refused', 'refused'],
    ['*/2147483647', [0], [0]],
    ['22-2/99999999999999999999', 'refused', []],
  ] as const)('%s', (text, debian, cronie) => {
    expect(field('debian-cron', 'minutes', text)).toEqual(debian);
    expect(field('cronie', 'minutes', text)).toEqual(cronie);
  });
});

describe.each(['debian-cron', 'cronie'] as const)('%s', (engine) => {
  test('knows hours to 23 and months from 1 to 12, by name in any case', () => {
    expect(field(engine, 'hours', '*/8')).toEqual([0, 8, 16]);
    expect(field(engine, 'hours', '24')).toBe('refused');
    expect(field(engine, 'months', 'JAN,feb-apr,12')).toEqual([1, 2, 3, 4, 12]);
    expect(field(engine, 'months', 'january')).toBe('refused');
    expect(field(engine, 'months', '0')).toBe('refused');
    expect(field(engine, 'months', '*/5')).toEqual([1, 6, 11]);
    // A step has no names.
    expect(field(engine, 'months', '*/jan')).toBe('refused');
    expect(field(engine, 'months', '*/feb')).toBe('refused');
  });

  test('knows every month and weekday by its name', () => {
    expect(monthNames.map((name) => field(engine, 'months', name))).toEqual(
      monthNames.map((_, index) => [index + 1]),
    );
    expect(weekdayNames.map((name) => days(engine, '*', name))).toEqual(
      weekdayNames.map((_, index) => `weekdays ${index}`),
    );
  });

  test.each([
    ['*', '*', 'every day'],
    ['*', '0,7', 'weekdays 0'],
    ['*', '5-7', 'weekdays 0,5,6'],
    ['*', 'sat-sun', 'weekdays '],
    ['*', '8', 'refused'],
    ['0', '*', 'refused'],
    ['32', '*', 'refused'],
    ['*/10', '*', 'dates 1,11,21,31'],
    // The first character of either decides between and and or.
    ['1,15', '1', 'dates 1,15 or weekdays 1'],
    ['*/15', '1', 'dates 1,16,31 and weekdays 1'],
    ['*,5', '1', 'weekdays 1'],
    ['13', '*/3', 'dates 13 and weekdays 0,3,6'],
    ['1,*', '1', 'every day'],
    ['1-31', '1', 'every day'],
    ['15', '0-6', 'every day'],
    ['31-1', '1', 'weekdays 1'],
    ['13', '6-5', 'dates 13'],
  ] as const)('date %s, weekday %s: %s', (dates, weekdays, rule) => {
    expect(days(engine, dates, weekdays)).toBe(rule);
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
    const [one, other] = [accepted(engine, macro), accepted(engine, fields)];
    expect(one.cells).toEqual(other.cells);
    expect(one.law(0, 1440)).toEqual(other.law(0, 1440));
  });

  test('@reboot never starts by the clock', () => {
    const reading = accepted(engine, '@reboot');
    expect(starts(reading, '2026-01-01T00:00', '2027-01-01T00:00')).toEqual([]);
    expect(reading.notes).toEqual(['@reboot starts when the host boots, never by the clock']);
  });

  test.each([
    ['a sixth word, the user', '0 1 * * * 5'],
    ['four fields', '0 1 * *'],
    ['a word behind a macro', '@daily x'],
    ['a macro of robfig', '@every 1h'],
    ['a macro in capitals', '@Daily'],
    ['a comment', '# 0 1 * * *'],
    ['a variable', 'A=5 1 * * *'],
    ['a variable with a blank', '5 =1 * * *'],
    ['a second line', '0 1 * * 5\n'],
    ['nothing', ' '],
    ['a blank that is none', '0\u00a01 * * *'],
  ])('refuses %s', (_, expression) => {
    expect(read(engine, expression).kind).toBe('refused');
  });

  test.each([
    ['A=5 1 * * *', { why: 'the line sets a variable' }],
    ['=5 1 * * *', { why: 'the line sets a variable' }],
    [' # 0 1 * * *', { why: 'the line is a comment', start: 1, end: 2 }],
    ['0 1 * * 5\n', { why: 'the line ends here', start: 9, end: 10 }],
    ['@every 1h', { why: 'there is no macro @every', start: 0, end: 6 }],
    ['0 1 * *', { why: "only 4 fields: the user's name would be the next" }],
    ['60 1 * * *', { why: 'bad minute', start: 0, end: 2 }],
    ['0 24 * * *', { why: 'bad hour', start: 2, end: 4 }],
    ['0 1 32 * *', { why: 'bad day of month', start: 4, end: 6 }],
    ['0 1 * 13 *', { why: 'bad month', start: 6, end: 8 }],
    ['0 1 * * 8', { why: 'bad day of week', start: 8, end: 9 }],
  ])('says why "%s" is no entry, and where', (expression, refusal) => {
    expect(read(engine, expression)).toMatchObject({ kind: 'refused', ...refusal });
  });

  test('parts fields by blanks and tabs, and skips those in front', () => {
    expect(read(engine, '  0\t1   * * *  ').kind).toBe('accepted');
    expect(read(engine, '@daily ').kind).toBe('accepted');
  });
});

test('a line that only looks like a variable is an entry: the quote does not end it', () => {
  expect(field('debian-cron', 'minutes', '5="3')).toEqual([5]);
  expect(field('debian-cron', 'minutes', "5='3")).toEqual([5]);
  expect(read('debian-cron', '5= "3 1 * *')).toMatchObject({ why: 'bad hour' });
  expect(field('debian-cron', 'minutes', '5=3')).toBe('refused');
});

test('an = behind the first word sets no variable', () => {
  expect(days('debian-cron', '*', '5=3')).toBe('weekdays 5');
  expect(read('debian-cron', '0\t1\t*\t*\t5=3').kind).toBe('accepted');
});

test('a draw of which only a part lies in the field may be taken', () => {
  expect(field('cronie', 'months', '0~3')).toBe('unmodelled');
});

test('a leading - belongs to cronie, and keeps a start out of its log', () => {
  expect(field('cronie', 'minutes', '-5')).toEqual([5]);
  expect(field('debian-cron', 'minutes', '-5')).toBe('refused');
  expect(read('cronie', '-*/5 1 * * *')).toMatchObject({ kind: 'accepted' });
});

test('what is taken without a word is told', () => {
  expect(read('debian-cron', '22-2 1 * * 5#2')).toMatchObject({
    notes: ['22-2 names nothing', '#2 is passed over'],
  });
  expect(read('cronie', '22-2 1 * * 5')).toMatchObject({ notes: ['22-2 names nothing'] });
});

test('a refusal points at the field', () => {
  const refusal = { kind: 'refused', start: 4, end: 8 };
  expect(read('debian-cron', '0 1 5/15 * *')).toMatchObject(refusal);
  expect(read('cronie', '0 1 5/15 * *')).toMatchObject(refusal);
});

test('only the clock of the host counts for the cron of Debian', () => {
  expect(read('debian-cron', '0 1 * * *', 'UTC', 'Asia/Tokyo').kind).toBe('refused');
  expect(read('debian-cron', '0 1 * * *', 'UTC', 'UTC').kind).toBe('accepted');
  expect(read('debian-cron', '0 1 * * *', 'Mars/Base').kind).toBe('unmodelled');
});
