import { describe, expect, test } from 'vitest';
import { goClock } from '../../src/engines/kubernetes/go-clock.ts';
import { nextStart } from '../../src/engines/kubernetes/next.ts';
import { engines } from '../../src/engines/registry.ts';
import { segmentsBetween } from '../../src/time/zone-segments.ts';
import { midnightGaps } from './midnight-gaps.ts';
import {
  accepted,
  days,
  field,
  minuteOf,
  monthNames,
  printed,
  read,
  starts,
  upTo,
  weekdayNames,
} from './readings.ts';

const engine = 'kubernetes';

describe('a minute', () => {
  test.each([
    ['*', upTo(0, 59)],
    ['?', upTo(0, 59)],
    ['*/20', [0, 20, 40]],
    ['*/100', [0]],
    ['5/15', [5, 20, 35, 50]],
    ['5-30/15', [5, 20]],
    ['+5', [5]],
    ['-0', 'refused'],
    ['007', [7]],
    // Empty items are dropped, and what follows *- is not looked at.
    ['1,,2,', [1, 2]],
    [',', []],
    ['*-zzz', upTo(0, 59)],
    ['*-5-9/20', [0, 20, 40]],
    ['5-1', 'refused'],
    ['5-9-12', 'refused'],
    ['60', 'refused'],
    ['-5', 'refused'],
    ['*/0', 'refused'],
    ['*/-2', 'refused'],
    ['*/2/3', 'refused'],
    ['*/', 'refused'],
    ['5x', 'refused'],
    ['**', 'refused'],
    ['9223372036854775808', 'refused'],
    ['*/9223372036854775807', [0]],
    ['*/9223372036854775808', 'refused'],
    ['jan', 'refused'],
  ] as const)('%s', (text, minutes) => {
    expect(field(engine, 'minutes', text)).toEqual(minutes);
  });
});

test('months have names in any case, as Go lowers them', () => {
  expect(field(engine, 'months', 'JAN,feb-Apr,12')).toEqual([1, 2, 3, 4, 12]);
  expect(field(engine, 'months', '0')).toBe('refused');
  expect(field(engine, 'months', 'january')).toBe('refused');
  expect(days(engine, '*', 'FR\u0130')).toBe('weekdays 5');
  expect(monthNames.map((name) => field(engine, 'months', name))).toEqual(
    monthNames.map((_, index) => [index + 1]),
  );
  expect(weekdayNames.map((name) => days(engine, '*', name))).toEqual(
    weekdayNames.map((_, index) => `weekdays ${index}`),
  );
});

describe('days', () => {
  test.each([
    ['*', '*', 'every day'],
    ['13', '*', 'dates 13'],
    ['*', '6', 'weekdays 6'],
    ['*', '7', 'refused'],
    ['*', '5-7', 'refused'],
    ['0', '*', 'refused'],
    ['32', '*', 'refused'],
    ['13', '5', 'dates 13 or weekdays 5'],
    // The star bit: any item * or ? with a step of 1.
    ['?', '1', 'weekdays 1'],
    ['*/1', '1', 'weekdays 1'],
    ['1,*', '1', 'weekdays 1'],
    ['*,1', '1', 'weekdays 1'],
    ['13', '?', 'dates 13'],
    ['*/15', '1', 'dates 1,16,31 or weekdays 1'],
    ['*/2,*', '1', 'weekdays 1'],
    ['1-31', '1', 'every day'],
    ['13', '0-6', 'every day'],
    [',', '*', 'dates '],
    [',', '1', 'weekdays 1'],
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

describe('the text around the fields', () => {
  test.each([
    ['blanks of Unicode', '\u00a00\u30001\u000b* *\u2028* '],
    ['blanks of Latin 1', '0\u00851 * * *'],
    ['the blank of Ogham and one that ends a paragraph', '0\u16801\u2029* * *'],
    ['the first and the last of the spaces by width', '0\u20001\u200a* * *'],
    ['a narrow one and a mathematical one', '0\u202f1\u205f* * *'],
  ])('takes %s', (_, expression) => {
    expect(read(engine, expression).kind).toBe('accepted');
  });

  test.each([
    ['@reboot', '@reboot'],
    ['a macro behind a blank', ' @daily'],
    ['a macro before one', '@daily '],
    ['four fields', '0 1 * *'],
    ['six fields', '0 0 1 * * *'],
    ['a zone in the schedule', 'TZ=Asia/Tokyo 0 1 * * *'],
    ['TZ anywhere in it', '*-TZ 1 * * *'],
    ['a blank that is none to Go', '0\ufeff1 * * *'],
    ['a space without width', '0\u200b1 * * *'],
    ['a separator of ASCII', '0\u001c1 * * *'],
    ['another word in front of a duration', '@after 1h'],
  ])('refuses %s', (_, expression) => {
    expect(read(engine, expression).kind).toBe('refused');
  });

  test('a refusal says what the parser says, and where', () => {
    expect(read(engine, '0 0 * * 7')).toEqual({
      kind: 'refused',
      why: 'end of range (7) above maximum (6): 7',
      start: 8,
      end: 9,
    });
    expect(read(engine, '* TZ * * *')).toMatchObject({ start: 2, end: 4 });
    expect(read(engine, '@every 1x')).toMatchObject({ start: 7, end: 9 });
  });
});

describe('zones', () => {
  test('an entry without one is read on the clock of the controller', () => {
    expect(accepted(engine, '0 1 * * *', 'Asia/Tokyo').zone).toBe('Asia/Tokyo');
    expect(accepted(engine, '0 1 * * *', 'Asia/Tokyo', 'Etc/UTC').zone).toBe('Etc/UTC');
  });

  test.each(['Local', 'local', 'Mars/Base', 'america/new_york', ''])('refuses "%s"', (zone) => {
    expect(read(engine, '0 1 * * *', 'UTC', zone).kind).toBe('refused');
  });
});

describe('intervals', () => {
  test.each([
    ['1h', 3600],
    ['1h30m', 5400],
    ['1.5h', 5400],
    ['.5m', 30],
    ['+2h', 7200],
    ['1.25h', 4500],
    ['90s', 90],
    ['90000ms', 90],
    ['2500000us', 2],
    ['2500000\u00b5s', 2],
    ['2500000\u03bcs', 2],
    // Fractions are counted in floating point, with as many digits as an int64 holds.
    ['1.9999999999999999999s', 2],
    ['0.9999999999999999999999999999h', 3600],
    ['1.00027777777777777778h', 3600],
    ['1.0002777777777777777777777h', 3601],
    // Never under a second, and whole seconds only.
    ['0', 1],
    ['-5h', 1],
    ['1\u00b5s', 1],
    ['2500ms', 2],
    ['-9223372036854775808ns', 1],
    ['9223372036854775807ns', 9223372036],
  ])('@every %s', (text, seconds) => {
    expect(accepted(engine, `@every ${text}`).next?.(1000)).toBe(1000 + seconds);
  });

  test.each([
    '',
    '1',
    '1x',
    ' 1h',
    '1h ',
    'h',
    '.h',
    '9999999h',
    '9223372036854775808ns',
    '-9223372036854775809ns',
    '-',
  ])('refuses "@every %s"', (text) => {
    expect(read(engine, `@every ${text}`).kind).toBe('refused');
  });

  test('start when the object was created, which nobody knows here', () => {
    const reading = accepted(engine, '@every 1h');
    expect(starts(reading, '2026-01-01T00:00', '2026-01-01T03:00')).toEqual([
      '2026-01-01T00:59',
      '2026-01-01T01:59',
      '2026-01-01T02:59',
    ]);
    expect(reading.unknown(0, 60)).toMatchObject([{ from: 0, until: 60 }]);
    expect(reading.cells).toBeUndefined();
    expect(reading.law(0, 60).kind).toBe('search');
  });
});

describe('where the clock has no midnight, or changes oddly', () => {
  test.each(midnightGaps)('$zone "$expression" from $from', (row) => {
    const reading = accepted(engine, row.expression, 'UTC', row.zone);
    expect(starts(reading, row.from, row.until)).toEqual(row.starts);
  });

  test('a search that begins behind the gap finds what one before it steps over', () => {
    const friday = accepted(engine, '0 9 * * 5', 'UTC', 'Africa/Cairo');
    const [before, behind] = ['2026-04-20T00:00', '2026-04-23T23:00'].map(
      (at) => minuteOf(at) * 60,
    );
    expect(printed((friday.next?.(before ?? 0) ?? 0) / 60)).toBe('2026-05-01T06:00');
    expect(printed((friday.next?.(behind ?? 0) ?? 0) / 60)).toBe('2026-04-24T06:00');
  });

  test('a search in Chatham stays where it is, and the starts end there', () => {
    const reading = accepted(engine, '50 3 * * *', 'UTC', 'Pacific/Chatham');
    const stuck = minuteOf('2026-04-04T14:05') * 60;
    expect(reading.next?.(stuck)).toBe(stuck);
    expect(starts(reading, '2026-04-02T00:00', '2026-04-10T00:00')).toEqual([
      '2026-04-02T14:05',
      '2026-04-03T14:05',
      '2026-04-04T14:05',
    ]);
  });
});

test('a search gives up after five years', () => {
  const leapDay = accepted(engine, '0 0 29 2 *');
  const at = (text: string) => leapDay.next?.(minuteOf(text) * 60);
  expect(at('2095-01-01T00:00')).toBe(minuteOf('2096-02-29T00:00') * 60);
  expect(at('2096-03-01T00:00')).toBeUndefined();
  expect(at('2024-03-01T00:00')).toBe(minuteOf('2028-02-29T00:00') * 60);
  expect(accepted(engine, '0 0 31 2 *').next?.(0)).toBeUndefined();
});

test('a month is searched from its first day', () => {
  const april = accepted(engine, '0 0 1 4 *');
  expect(april.next?.(minuteOf('2026-01-15T10:00') * 60)).toBe(minuteOf('2026-04-01T00:00') * 60);
});

test('a search years ahead knows the changes until then', () => {
  const leapDay = accepted(engine, '0 0 29 2 *', 'UTC', 'America/New_York');
  const found = leapDay.next?.(minuteOf('2033-06-01T00:00') * 60);
  expect(printed((found ?? 0) / 60)).toBe('2036-02-29T05:00');
});

test('a start at the end of a range is outside', () => {
  const nine = accepted(engine, '0 9 * * *');
  expect(starts(nine, '2026-01-05T00:00', '2026-01-05T09:00')).toEqual([]);
});

describe('no law reaches a change that misleads the search', () => {
  const cairo = accepted(engine, '0 9 * * 5', 'UTC', 'Africa/Cairo');
  const change = minuteOf('2026-04-23T22:00');
  const days = (count: number) => change + count * 1440;
  test.each([
    ['two days behind it', days(2), days(3), 'search'],
    ['later', days(2) + 1, days(3), 'wall'],
    ['two days before it', days(-3), days(-2) + 1, 'search'],
    ['earlier', days(-3), days(-2), 'wall'],
  ])('%s', (_, from, until, kind) => {
    expect(cairo.law(from, until).kind).toBe(kind);
  });
});

describe('searches that share an answer', () => {
  const texts = ['0 9 * * 5', '0 0 5 4 *', '30 0 1 1,6 *', '0 9 29 2 *', '15 3 1-7 9,10 1'];
  const zones = ['UTC', 'Africa/Cairo', 'Australia/Lord_Howe', 'America/Santiago'];
  test.each(zones)('are answered as each alone would be: %s', (zone) => {
    for (const text of texts) {
      const { cells, next } = accepted(engine, text, 'UTC', zone);
      if (!cells || !next) throw new Error(text);
      for (let hour = 0; hour < 1200 * 24; hour += 31) {
        // The last second of an hour: of a day or a month, too.
        const origin = (minuteOf('2026-01-01T00:00') + hour * 60) * 60 - 1;
        const alone = nextStart(cells, goClock(zone, origin), origin);
        expect([text, origin, next(origin)]).toEqual([text, origin, alone]);
      }
    }
  });

  const dense = ['0 9 * * *', '30 1,2 * * *', '*/15 0,23 * * 0', '5 3,4 4,5 4,10 *'];
  test.each(zones)('and from minutes around the changes of %s', (zone) => {
    const year = [minuteOf('2026-01-01T00:00'), minuteOf('2027-01-01T00:00')] as const;
    const changes = segmentsBetween(zone, ...year).map(({ from }) => from);
    for (const text of dense) {
      const { cells, next } = accepted(engine, text, 'UTC', zone);
      if (!cells || !next) throw new Error(text);
      const misled = changes.flatMap((change) => {
        const origins = Array.from(
          { length: 600 },
          (_, index) => (change + (index - 300) * 7) * 60,
        );
        return origins.filter((at) => next(at) !== nextStart(cells, goClock(zone, at), at));
      });
      expect(misled).toEqual([]);
    }
  });
});

test('seconds count: a search from the very instant finds the next one', () => {
  const daily = accepted(engine, '0 9 * * *');
  const nine = minuteOf('2026-01-05T09:00') * 60;
  expect(daily.next?.(nine - 1)).toBe(nine);
  expect(daily.next?.(nine)).toBe(nine + 86_400);
});

test('the registry holds it', () => {
  expect(engines[engine].label).toMatch(/robfig\/cron 3\.0\.1/);
});
