import { describe, expect, it } from 'vitest';
import { parseCron } from '../../src/cron/parse.ts';
import { setOf } from '../../src/ir/number-set.ts';
import type { DayRule, Schedule } from '../../src/ir/types.ts';
import { crontab } from '../../src/targets/crontab/index.ts';
import { githubActions } from '../../src/targets/github-actions/index.ts';
import { kubernetes } from '../../src/targets/kubernetes/index.ts';
import { targetRegistry } from '../../src/targets/registry.ts';
import type { Target } from '../../src/targets/types.ts';
import { daily, file, job, legalise, schedule, spanOf } from './job-factory.ts';

/** The expression, or the code of the refusal. */
function outcome(target: Target, of: ReturnType<typeof job>): string {
  const legalised = legalise(target, of);
  if (legalised.kind === 'refused') return legalised.diagnostics.map(({ code }) => code).join();
  return legalised.first.map(({ expression }) => expression).join();
}

const quarters = [0, 15, 30, 45];
const monday: DayRule = { kind: 'onWeekdays', weekdays: setOf([1]) };
const days = (kind: 'either' | 'both'): DayRule => ({
  kind,
  dates: setOf([1, 2, 3]),
  weekdays: setOf([1]),
});

interface Case {
  readonly why: string;
  readonly of: Schedule;
  readonly crontab: string;
  readonly kubernetes: string;
  readonly actions: string;
}

const cases: readonly Case[] = [
  {
    why: 'every minute is an interval; Actions has a floor of five minutes',
    of: schedule(),
    crontab: '* * * * *',
    kubernetes: '* * * * *',
    actions: 'CW401',
  },
  {
    why: 'an interval keeps the star in the hour field, by which Vixie lets it follow the clock',
    of: schedule({ minutes: quarters }),
    crontab: '*/15 * * * *',
    kubernetes: '*/15 * * * *',
    actions: '*/15 * * * *',
  },
  {
    why: 'a time of day must not begin its minutes with a star, or Vixie drops it in a gap',
    of: schedule({ minutes: quarters, hours: [9] }),
    crontab: '0,15,30,45 9 * * *',
    kubernetes: '*/15 9 * * *',
    actions: '*/15 9 * * *',
  },
  {
    why: 'nor its hours',
    of: schedule({ minutes: [0], hours: [0, 6, 12, 18] }),
    crontab: '0 0,6,12,18 * * *',
    kubernetes: '0 */6 * * *',
    actions: '0 */6 * * *',
  },
  {
    why: 'all minutes of an hour are a range there; a full field elsewhere is a star',
    of: schedule({ hours: [9] }),
    crontab: '0-59 9 * * *',
    kubernetes: '* 9 * * *',
    actions: 'CW401',
  },
  {
    why: 'everyDay: both day fields are stars',
    of: daily,
    crontab: '0 10 * * *',
    kubernetes: '0 10 * * *',
    actions: '0 10 * * *',
  },
  {
    why: 'onWeekdays: the date is a star, so both Vixie (and) and the others agree',
    of: schedule({ minutes: [0], hours: [10], days: monday }),
    crontab: '0 10 * * 1',
    kubernetes: '0 10 * * 1',
    actions: '0 10 * * 1',
  },
  {
    why: 'onDates: every other day is a range with a step, for BusyBox counts stars from 0',
    of: schedule({
      minutes: [0],
      hours: [10],
      days: { kind: 'onDates', dates: setOf(Array.from({ length: 16 }, (_, i) => 1 + 2 * i)) },
    }),
    crontab: '0 10 1-31/2 * *',
    kubernetes: '0 10 1-31/2 * *',
    actions: '0 10 1-31/2 * *',
  },
  {
    why: 'either: neither day field begins with a star, or Vixie would ask for both',
    of: schedule({ minutes: [0], hours: [10], days: days('either') }),
    crontab: '0 10 1-3 * 1',
    kubernetes: '0 10 1-3 * 1',
    actions: '0 10 1-3 * 1',
  },
  {
    why: 'both: five fields say it to no two daemons alike',
    of: schedule({ minutes: [0], hours: [10], days: days('both') }),
    crontab: 'CW413',
    kubernetes: 'CW413',
    actions: 'CW413',
  },
  {
    why: 'four minutes apart across the hour',
    of: schedule({ minutes: [2, 58] }),
    crontab: '2,58 * * * *',
    kubernetes: '2,58 * * * *',
    actions: 'CW401',
  },
  {
    why: 'four minutes apart across midnight',
    of: schedule({ minutes: [2, 58], hours: [0, 5, 23] }),
    crontab: '2,58 0,5,23 * * *',
    kubernetes: '2,58 0,5,23 * * *',
    actions: 'CW401',
  },
  {
    why: 'five minutes are enough',
    of: schedule({ minutes: [1, 56] }),
    crontab: '1,56 * * * *',
    kubernetes: '1,56 * * * *',
    actions: '1,56 * * * *',
  },
];

describe('the expression a platform gets', () => {
  for (const { why, of, ...wanted } of cases) {
    it(`${why}: ${wanted.crontab}`, () => {
      const it = job({ schedules: [of] });
      expect({
        crontab: outcome(crontab, it),
        kubernetes: outcome(kubernetes, it),
        actions: outcome(githubActions, it),
      }).toEqual(wanted);
    });
  }

  it('names the same sets as the schedule on every target', () => {
    for (const { of } of cases) {
      for (const target of targetRegistry) {
        const legalised = legalise(target, job({ schedules: [of] }));
        if (legalised.kind === 'refused') continue;
        const parsed = parseCron(legalised.first[0].expression);
        const { minutes, hours, months, days: rule } = of;
        expect(parsed).toMatchObject({
          kind: 'fields',
          fields: { minutes, hours, months, days: rule },
        });
      }
    }
  });
});

describe('a refusal', () => {
  const every = schedule();

  it("tells Actions' shortest interval, where the targets come from and the other targets", () => {
    const legalised = legalise(
      githubActions,
      job({ schedules: [every], targets: ['crontab', 'kubernetes', 'github-actions'] }),
    );
    expect(legalised).toMatchObject({
      diagnostics: [
        {
          message: 'GitHub Actions can\'t start "report_manha" every minute',
          label: "starts 1 minute apart; GitHub's shortest interval is 5 minutes",
          related: [{ message: 'its targets come from', excerpt: 'defaults.targets' }],
          help: 'say where it runs, on the job:\n    targets: [crontab, kubernetes]',
        },
      ],
    });
  });

  it("of days that the host's clock can't say names them and the host's zone", () => {
    const february = schedule({
      minutes: [0],
      hours: [23],
      days: { kind: 'onDates', dates: setOf([28]) },
      zone: 'America/New_York',
    });
    expect(legalise(crontab, job({ schedules: [february] }))).toMatchObject({
      diagnostics: [
        {
          code: 'CW403',
          message: 'the crontab can\'t start "report_manha" on its days in America/New_York',
          span: spanOf('trigger'),
          label: `in ${file.zone} one of them depends on whether the year is a leap year`,
          related: [{ excerpt: file.zone }],
        },
      ],
    });
  });

  it('does not meet a zone of another name whose clock agrees', () => {
    expect(outcome(crontab, job({ zone: 'Brazil/East' }))).toBe('0 10 * * *');
    expect(outcome(crontab, job({ zone: 'Etc/GMT+3' }))).toBe('0 10 * * *');
  });

  it("of several schedules is Kubernetes' alone", () => {
    const two = job({ schedules: [daily, schedule({ minutes: [30], hours: [14] })] });
    expect(outcome(kubernetes, two)).toBe('CW412');
    expect(outcome(crontab, two)).toBe('0 10 * * *,30 14 * * *');
    expect(outcome(githubActions, two)).toBe('0 10 * * *,30 14 * * *');
  });
});
