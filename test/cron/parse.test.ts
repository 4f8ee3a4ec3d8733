import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCron } from '../../src/cron/parse.ts';
import { printCron } from '../../src/cron/print.ts';
import { setOf } from '../../src/ir/number-set.ts';
import { canonicalDays, isNever, makeSchedule, sameSchedule } from '../../src/ir/schedule.ts';
import type { Schedule } from '../../src/ir/types.ts';

function canonical(text: string): string {
  const result = parseCron(text);
  if (result.kind === 'refused') throw new Error(result.problems[0].message);
  return printCron(result.fields);
}

describe('an accepted expression', () => {
  it.each([
    ['* * * * *', '* * * * *', 'the plainest'],
    ['*/5 * * * *', '*/5 * * * *', 'a starred step'],
    ['0-59/5 * * * *', '*/5 * * * *', 'the same set, said longer'],
    ['*/1 * * * *', '* * * * *', 'a full field is a star'],
    ['0,15,30,45 9-17 * * 1-5', '*/15 9-17 * * 1-5', 'lists and ranges'],
    ['05 007 * * *', '5 7 * * *', 'leading zeros are decimal'],
    ['5/15 * * * *', '5-50/15 * * * *', 'a/n runs to the end of the field'],
    ['0 0 * * 7', '0 0 * * 0', '7 is Sunday'],
    ['0 0 * * 5-7', '0 0 * * 0,5,6', 'a range may end in 7'],
    ['0 0 * * 0-7', '0 0 * * *', 'all seven days are unrestricted'],
    ['0 0 * * 0-7/2', '0 0 * * 0,2,4,6', 'the step does not meet 7'],
    ['0 0 * * 5-7/2', '0 0 * * 0,5', 'the step meets 7, which is Sunday'],
    ['0 0 * * 1/2', '0 0 * * 1,3,5', 'weekdays end at 6'],
    ['0 0 * JAN,jul Mon-fri', '0 0 * 1,7 1-5', 'names in any case'],
    ['0\t0  1 *\t*', '0 0 1 * *', 'tabs and runs of blanks'],
    ['0 0 13 * 5', '0 0 13 * 5', 'date and weekday: either'],
    ['0 0 1-31 * 1', '0 0 * * *', 'either a full set or Monday is every day (POSIX)'],
    ['0 0 13 * 0-6', '0 0 * * *', 'the same the other way'],
    ['0 0 */2 * *', '0 0 1-31/2 * *', 'odd dates; the starred spelling means even ones to BusyBox'],
    ['0 0 29 2 *', '0 0 29 2 *', 'rare, but it comes'],
    ['*,5 * * * *', '* * * * *', 'a star inside a list'],
    ['@hourly', '0 * * * *', 'macro'],
    ['@daily', '0 0 * * *', 'macro'],
    ['@midnight', '0 0 * * *', 'macro'],
    ['@weekly', '0 0 * * 0', 'macro'],
    ['@monthly', '0 0 1 * *', 'macro'],
    ['@yearly', '0 0 1 1 *', 'macro'],
    ['@annually', '0 0 1 1 *', 'macro'],
  ])('%s means %s (%s)', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });
});

describe('a refused expression', () => {
  it.each<readonly [string, string, string, string | undefined, string]>([
    ['', 'CW201', '', undefined, 'nothing there'],
    ['* *', 'CW201', '* *', undefined, 'missing fields are not guessed'],
    ['0 0 * * * * *', 'CW201', '0 0 * * * * *', undefined, 'seven fields'],
    ['0 */5 * * * *', 'CW202', '0 */5 * * * *', '*/5 * * * *', 'seconds first'],
    ['30 */5 * * * *', 'CW202', '30 */5 * * * *', undefined, 'second 30 cannot be kept'],
    ['1,,2 * * * *', 'CW203', '1,,2', '1,2 * * * *', 'an empty item'],
    ['1, * * * *', 'CW203', '1,', '1 * * * *', 'an empty last item'],
    [', * * * *', 'CW203', ',', undefined, 'only a comma'],
    ['+5 * * * *', 'CW204', '+5', '5 * * * *', 'Go reads it, cron does not'],
    ['-5 * * * *', 'CW204', '-5', undefined, 'a minus'],
    ['1--5 * * * *', 'CW204', '1--5', undefined, 'a sign inside a range'],
    ['0 22-2 * * *', 'CW205', '22-2', '0 22,23,0-2 * * *', 'never fires on Debian'],
    ['0 0 * * 5-1', 'CW205', '5-1', '0 0 * * 5,6,0,1', 'weekdays by number'],
    ['0 0 * * sat-sun', 'CW206', 'sat-sun', '0 0 * * sat,sun', 'names that wrap'],
    ['0 0 * * FRI-MON', 'CW206', 'FRI-MON', '0 0 * * fri,sat,sun,mon', 'names that wrap'],
    ['0 0 * * mon-sun', 'CW206', 'mon-sun', '0 0 * * *', 'the whole week'],
    ['0 0 1 nov-feb *', 'CW206', 'nov-feb', '0 0 1 nov,dec,jan,feb *', 'months wrap too'],
    ['*/0 * * * *', 'CW207', '*/0', undefined, 'step 0'],
    ['5-5/2 * * * *', 'CW208', '5-5/2', '5 * * * *', 'a step on a single value'],
    ['*/90 * * * *', 'CW208', '*/90', '0 * * * *', 'meant as every 90 minutes'],
    ['0 0 ? * 1', 'CW209', '?', '0 0 * * 1', 'Quartz'],
    ['0 0 L * *', 'CW210', 'L', undefined, 'last day'],
    ['0 0 * * 5L', 'CW210', '5L', undefined, 'last Friday'],
    ['0 0 15W * *', 'CW211', '15W', undefined, 'nearest working day'],
    ['0 0 LW * *', 'CW211', 'LW', undefined, 'last working day'],
    ['0 0 * * 5#2', 'CW212', '5#2', undefined, 'second Friday'],
    ['H * * * *', 'CW213', 'H', undefined, 'Jenkins'],
    ['H/15 * * * *', 'CW213', 'H/15', undefined, 'Jenkins'],
    ['0~30 * * * *', 'CW214', '0~30', undefined, 'random on cronie'],
    ['@reboot', 'CW215', '@reboot', undefined, 'no time'],
    ['@every 15m', 'CW216', '@every 15m', '*/15 * * * *', 'divides the hour'],
    ['@every 1h', 'CW216', '@every 1h', '0 * * * *', 'divides the day'],
    ['@every 90m', 'CW216', '@every 90m', undefined, 'has no clock form'],
    ['0 0 */2 * 1', 'CW217', '*/2', '0 0 1-31/2 * 1', 'and on Vixie, or on Kubernetes'],
    ['0 0 1 * */2', 'CW217', '*/2', '0 0 1 * 0,2,4,6', 'the same in the weekday field'],
    ['0 0 1,* * 1', 'CW217', '1,*', undefined, 'or on Vixie, and on Kubernetes'],
    ['0 0 31 2 *', 'CW218', '31', undefined, 'February is shorter'],
    ['0 0 31 4,6 *', 'CW218', '31', undefined, 'April and June are shorter'],
    ['60 * * * *', 'CW220', '60', undefined, 'every minute on BusyBox'],
    ['0 24 * * *', 'CW220', '24', undefined, 'midnight is 0'],
    ['0 0 0 * *', 'CW220', '0', undefined, 'dates begin at 1'],
    ['0 0 * 13 *', 'CW220', '13', undefined, 'no such month'],
    ['0 0 * * 8', 'CW220', '8', undefined, 'no such weekday'],
    ['0 0 * * monday', 'CW221', 'monday', '0 0 * * mon', 'names have three letters'],
    ['a * * * *', 'CW221', 'a', undefined, 'not a minute'],
    ['5;rm * * * *', 'CW221', '5;rm', undefined, 'Debian would read 5'],
    ['*-5 * * * *', 'CW221', '*-5', undefined, 'every minute on Debian'],
    ['1-5-9 * * * *', 'CW221', '1-5-9', undefined, '1-5 on Debian'],
    ['*/2/3 * * * *', 'CW221', '*/2/3', undefined, '*/2 on Debian'],
    ['0 0 * * jan', 'CW221', 'jan', undefined, 'a month in the weekday field'],
    ['@DAILY', 'CW222', '@DAILY', '@daily', 'macros are lower case'],
    ['@dailyy', 'CW222', '@dailyy', undefined, 'no such macro'],
  ])('%s is refused with %s at "%s", rewritten as %s (%s)', (text, code, at, rewrite, _reason) => {
    const result = parseCron(text);
    if (result.kind !== 'refused') throw new Error('accepted');
    const [problem, ...others] = result.problems;
    expect(others).toEqual([]);
    expect(problem.code).toBe(code);
    expect(text.slice(problem.start, problem.end)).toBe(at);
    expect(problem.rewrite).toBe(rewrite);
  });

  it('names all its faults at once, with a rewrite that mends them together', () => {
    const result = parseCron('1,,2 22-2 ? * sat-sun');
    if (result.kind !== 'refused') throw new Error('accepted');
    expect(result.problems.map(({ code }) => code)).toEqual(['CW203', 'CW205', 'CW209', 'CW206']);
    expect(result.problems[0].rewrite).toBe('1,2 22,23,0-2 * * sat,sun');
  });

  it('finds a date that never comes beside a weekday that does, without refusing it', () => {
    const result = parseCron('0 0 31 2 1');
    if (result.kind !== 'fields') throw new Error('refused');
    expect(result.findings.map(({ code }) => code)).toEqual(['CW219']);
  });
});

const subset = (min: number, max: number) =>
  fc.uniqueArray(fc.integer({ min, max }), { minLength: 1 }).map((values) => setOf(values));

const days = fc.oneof(
  fc.constant({ kind: 'everyDay' } as const),
  subset(1, 31).map((dates) => ({ kind: 'onDates', dates }) as const),
  subset(0, 6).map((weekdays) => ({ kind: 'onWeekdays', weekdays }) as const),
  fc
    .tuple(subset(1, 31), subset(0, 6))
    .map(([dates, weekdays]) => ({ kind: 'either', dates, weekdays }) as const),
);

const schedules: fc.Arbitrary<Schedule> = fc
  .record({ minutes: subset(0, 59), hours: subset(0, 23), months: subset(1, 12), days })
  .map((fields) => makeSchedule({ ...fields, days: canonicalDays(fields.days) }, 'Etc/UTC'))
  .filter((schedule) => !isNever(schedule));

describe('print', () => {
  it('is read back as the same schedule', () => {
    fc.assert(
      fc.property(schedules, (schedule) => {
        const result = parseCron(printCron(schedule));
        if (result.kind !== 'fields') return false;
        return sameSchedule(makeSchedule(result.fields, schedule.zone), schedule);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('parse', () => {
  it('never throws, whatever the text', () => {
    const piece = fc.constantFrom(
      ...'0 1 5 59 60 * / - , ? L W # H ~ + mon SUN jan @daily @every . x'.split(' '),
      ' ',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 20 }).map((p) => p.join('')),
    );
    fc.assert(
      fc.property(text, (expression) => {
        const result = parseCron(expression);
        if (result.kind !== 'refused') return true;
        return result.problems.every(
          ({ start, end, rewrite }) =>
            start >= 0 &&
            end <= expression.length &&
            start <= end &&
            (rewrite === undefined || parseCron(rewrite).kind === 'fields'),
        );
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['mon', '1'],
    ['mon-fri', '1-5'],
    ['SUN,tue-sat/2', '0,2-6/2'],
    ['7', '0'],
    ['5-7', '0,5,6'],
    ['1-7/2', '0,1,3,5'],
    ['1-7/4', '1,5'],
    ['07,00', '0'],
  ])('takes the weekdays %s for %s', (text, same) => {
    expect(parseCron(`0 0 * * ${text}`)).toEqual(parseCron(`0 0 * * ${same}`));
  });

  it('names what each item names by itself', () => {
    const minutes = fc
      .tuple(fc.nat(59), fc.nat(59), fc.integer({ min: 1, max: 29 }), fc.nat(3))
      .map(([a, b, step, form]) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const stepped = (from: number, to: number, by: number) =>
          Array.from({ length: 60 }, (_, minute) => minute).filter(
            (minute) => minute >= from && minute <= to && (minute - from) % by === 0,
          );
        const forms = [
          { text: `${low}`, values: [low] },
          { text: `${low}-${high}`, values: stepped(low, high, 1) },
          { text: `${low}-${high}/${step}`, values: stepped(low, high, step) },
          { text: `*/${step}`, values: stepped(0, 59, step) },
        ];
        return forms[form] ?? { text: '*', values: stepped(0, 59, 1) };
      });
    fc.assert(
      fc.property(fc.array(minutes, { minLength: 1, maxLength: 4 }), (items) => {
        const parsed = parseCron(`${items.map(({ text }) => text).join()} * * * *`);
        // A step that reaches nothing is refused.
        if (parsed.kind === 'refused') return;
        expect(parsed.fields.minutes).toEqual(setOf(items.flatMap(({ values }) => values)));
      }),
    );
  });
});
