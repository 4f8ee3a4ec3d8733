import { describe, expect, it } from 'vitest';
import { reordered } from '../../src/audit/auditor.ts';
import type { AuditedJob, Period, RunLine } from '../../src/audit/types.ts';
import { makeSchedule } from '../../src/ir/schedule.ts';
import { schedule } from '../targets/job-factory.ts';
import {
  at,
  auditedJob,
  auditOf,
  covering,
  everyFive,
  everyMinute,
  run,
  summaryOf,
  wholeDay,
} from './small-audit.ts';

interface Case {
  readonly rule: string;
  readonly because: string;
  readonly lines: readonly RunLine[];
  readonly told: string;
  readonly job?: Partial<AuditedJob>;
  readonly period?: Period;
}

const fives: Partial<AuditedJob> = { schedules: [everyFive] };
const onGitHub: Partial<AuditedJob> = { slacks: new Map([['github-actions', 3600]]) };
const onBoth: Partial<AuditedJob> = {
  slacks: new Map([
    ['crontab', 120],
    ['kubernetes', 360],
  ]),
};
const minute = (time: string) => at(time) / 60_000;
const five = ['10:00:01', '10:05:01', '10:10:01', '10:15:01', '10:20:01'];
const attempts = [
  run('10:00:01', { id: 'a', outcome: 'error' }),
  run('10:00:33', { id: 'a', attempt: 2 }),
];

const cases: readonly Case[] = [
  {
    rule: '1',
    because: 'two attempts are one run, which ended as the second did',
    lines: [...wholeDay, ...attempts],
    told: '1 onTime, 1 success',
  },
  {
    rule: '1',
    because: 'attempts may be read in any order',
    lines: [...wholeDay, ...attempts.toReversed()],
    told: '1 onTime, 1 success',
  },
  {
    rule: '1',
    because: 'the same line in the journal and in syslog is no second run',
    lines: [...wholeDay, run('10:00:01', { id: 'a' }), run('10:00:01', { id: 'a' })],
    told: '1 onTime, 1 success',
  },
  {
    rule: '1',
    because: 'the row says that it runs, the line how it ended',
    lines: [
      ...wholeDay,
      run('10:00:01', { id: 'a', attempt: 0, outcome: 'running', finishedAt: undefined }),
      run('10:00:01', { id: 'a', outcome: 'timeout' }),
    ],
    told: '1 onTime, 1 timedOut',
  },
  {
    rule: '1',
    because: 'a row that still runs, hours behind its longest run, is of a run that was killed',
    lines: [
      ...wholeDay,
      run('10:00:01', { attempt: 0, outcome: 'running', finishedAt: undefined }),
    ],
    told: '1 onTime, 1 unfinished',
  },
  {
    rule: '1',
    because: 'at the end of the log it may still be running',
    lines: [
      ...covering('00:00', '10:03'),
      run('10:00:01', { attempt: 0, outcome: 'running', finishedAt: undefined }),
    ],
    told: '1 onTime, 1 running',
  },
  {
    rule: '2',
    because: 'the platform in standby left a line, the live one the run',
    lines: [
      ...wholeDay,
      run('10:00:01', { target: 'kubernetes', outcome: 'skipped', reason: 'standby' }),
      run('10:00:01'),
    ],
    job: onBoth,
    told: '1 onTime, 1 success',
  },
  {
    rule: '2',
    because: 'standby everywhere is no run anywhere',
    lines: [...wholeDay, run('10:00:01', { outcome: 'skipped', reason: 'standby' })],
    told: '1 missed, 1 missedInStandby, missed at 10:00',
  },
  {
    rule: '3',
    because: 'a start by hand makes up for nothing',
    lines: [...wholeDay, run('10:00:20', { trigger: 'manual' })],
    told: '1 manual, 1 success, 1 missed, missed at 10:00',
  },
  {
    rule: '3',
    because: 'nor does it double the run of the schedule',
    lines: [...wholeDay, run('10:00:01'), run('10:00:20', { trigger: 'manual' })],
    told: '1 onTime, 1 manual, 2 success',
  },
  {
    rule: '4',
    because: 'the due minute that is known wins over a nearer one',
    lines: [
      ...wholeDay,
      ...five.filter((_, index) => index !== 2).map((time) => run(time)),
      run('10:15:30', { scheduledAt: at('10:10') }),
    ],
    job: fives,
    told: '4 onTime, 1 late, 5 success',
  },
  {
    rule: '4',
    because: 'two runs that name the same due minute',
    lines: [
      ...wholeDay,
      ...['10:00:01', '10:00:03'].map((time) => run(time, { scheduledAt: at('10:00') })),
    ],
    told: '1 onTime, 1 doubled, 2 success',
  },
  {
    rule: '4',
    because: 'it names a minute at which the job is not due: another schedule started it',
    lines: [...wholeDay, run('10:00:01'), run('10:30:02', { scheduledAt: at('10:30') })],
    told: '1 onTime, 1 stray, 2 success',
  },
  {
    rule: '5',
    because: 'the clock of the host is a second early',
    lines: [...wholeDay, run('09:59:59')],
    told: '1 onTime, 1 success',
  },
  {
    rule: '5',
    because: 'three seconds are too early for a clock',
    lines: [...wholeDay, run('09:59:57')],
    told: '1 stray, 1 success, 1 missed, missed at 10:00',
  },
  {
    rule: '5',
    because: 'it started at another hour: another schedule started it',
    lines: [...wholeDay, run('16:00:10')],
    told: '1 stray, 1 success, 1 missed, missed at 10:00',
  },
  {
    rule: '6',
    because: 'a second start of one host',
    lines: [...wholeDay, run('10:00:01'), run('10:00:02')],
    told: '1 onTime, 1 doubled, 2 success',
  },
  {
    rule: '6',
    because: 'the first was only slow: both due minutes have a run',
    lines: [
      ...wholeDay,
      ...Array.from({ length: 58 }, (_, i) => run(`10:${String(i).padStart(2, '0')}:01`)),
      run('10:59:04'),
      run('10:59:05'),
    ],
    job: { schedules: [everyMinute] },
    told: '60 onTime, 60 success',
  },
  {
    rule: '6',
    because: 'behind the slack nothing is made up for, and one is missed and one doubled',
    lines: [
      ...wholeDay,
      ...five.filter((_, i) => i !== 1).map((time) => run(time)),
      run('10:10:03'),
    ],
    job: fives,
    told: '4 onTime, 1 doubled, 5 success, 1 missed, missed at 10:05',
  },
  {
    rule: '7',
    because: 'two minutes are what a cron host may take',
    lines: [...wholeDay, run('10:02:00')],
    told: '1 onTime, 1 success',
  },
  {
    rule: '7',
    because: 'a millisecond more is late',
    lines: [...wholeDay, run('10:02:00.001')],
    told: '1 late, 1 success',
  },
  {
    rule: '7',
    because: 'GitHub takes its time',
    lines: [
      ...covering('00:00', '+1 00:00', 'github-actions'),
      run('10:48', { target: 'github-actions' }),
    ],
    job: onGitHub,
    told: '1 onTime, 1 success',
  },
  {
    rule: '7',
    because: 'each platform has its own slack',
    lines: [...wholeDay, run('10:05:00')],
    job: onBoth,
    told: '1 late, 1 success',
  },
  {
    rule: '7',
    because: 'base columns name no platform',
    lines: [...covering('00:00', '+1 00:00', undefined), run('10:05:00', { target: undefined })],
    job: onBoth,
    told: '1 onTime, 1 success',
  },
  { rule: '8', because: 'there is no run', lines: wholeDay, told: '1 missed, missed at 10:00' },
  {
    rule: '8',
    because: 'some in a row are one stretch',
    lines: [...wholeDay, run('10:00:01'), run('10:15:01')],
    job: fives,
    told: '2 onTime, 2 success, 3 missed, missed at 10:05-10:10 10:20',
  },
  {
    rule: '8',
    because: 'the source pauses it',
    lines: wholeDay,
    job: { paused: true },
    told: '1 held',
  },
  {
    rule: '8',
    because: 'it ran before it was paused',
    lines: [...wholeDay, run('10:00:01')],
    job: { paused: true },
    told: '1 onTime, 1 success',
  },
  {
    rule: '8',
    because: 'the log begins behind it',
    lines: covering('10:00:01', '+1 00:00'),
    told: '',
  },
  {
    rule: '8',
    because: 'the log ends before slack and longest run have passed: it may be running',
    lines: covering('00:00', '10:06:57'),
    told: '',
  },
  {
    rule: '8',
    because: 'they have passed, to the second',
    lines: covering('00:00', '10:06:58'),
    told: '1 missed, missed at 10:00',
  },
  {
    rule: '8',
    because: 'what runs into the log says nothing of the time before it',
    lines: [
      ...covering('10:30', '+1 00:00'),
      run('09:00:00', { job: 'long', finishedAt: at('10:31') }),
    ],
    told: '',
  },
  {
    rule: '8',
    because: 'the log is one of another platform',
    lines: covering('00:00', '+1 00:00', 'kubernetes'),
    told: '',
  },
  {
    rule: '8',
    because: 'of two platforms the log of one is enough',
    lines: covering('00:00', '+1 00:00', 'kubernetes'),
    job: onBoth,
    told: '1 missed, missed at 10:00',
  },
  {
    rule: '8',
    because: 'its own runs tell of it, too, on a platform that it has left',
    lines: ['-1 10:00:01', '+1 10:00:01'].map((time) => run(time, { target: 'kubernetes' })),
    told: '2 onTime, 2 success, 1 missed, missed at 10:00',
  },
  {
    rule: '8',
    because: 'it is not asked for',
    lines: wholeDay,
    period: { from: minute('10:01'), until: undefined },
    told: '',
  },
  {
    rule: '8',
    because: 'the end of a period is not in it',
    lines: [...wholeDay, run('10:00:01')],
    period: { from: undefined, until: minute('10:00') },
    told: '',
  },
  {
    rule: '10',
    because: 'a skipped start is a start',
    lines: [...wholeDay, run('10:00:01', { outcome: 'skipped', reason: 'paused' })],
    told: '1 onTime, 1 skipped paused',
  },
  {
    rule: '10',
    because: 'a start that the runner itself found too late',
    lines: [...wholeDay, run('10:30:00', { outcome: 'skipped', reason: 'late' })],
    told: '1 late, 1 skipped late',
  },
];

describe('an audit', () => {
  it.each(cases)('rule $rule: $because', ({ lines, job, period, told }) => {
    expect(summaryOf(auditOf(auditedJob(job), lines, period))).toBe(told);
  });

  it('counts what is told twice', () => {
    const twice = [run('10:00:01', { id: 'a' }), run('10:00:01', { id: 'a' })];
    expect(auditOf(auditedJob(), [...wholeDay, ...twice]).lines).toMatchObject({
      runs: 4,
      standby: 2,
      repeated: 1,
    });
  });

  it('tells runs without an end by their start', () => {
    const killed = run('10:00:01', { attempt: 0, outcome: 'running', finishedAt: undefined });
    const [job] = auditOf(auditedJob(), [...wholeDay, killed]).jobs;
    expect(job?.told.unfinished.map(({ startedAt }) => startedAt)).toEqual([at('10:00:01')]);
  });

  it('counts a line too far from its place, and says where it stands', () => {
    const many = Array.from({ length: 2 * reordered }, () => run('12:00', { job: 'beacon' }));
    const audit = auditOf(auditedJob(), [...wholeDay, ...many, run('10:00:01')]);
    expect(audit.lines.disordered).toBe(1);
    expect(audit.faults).toEqual([
      {
        file: 'log',
        row: 2 * reordered + 3,
        why: 'it stands too far behind later starts; sort the log by start',
      },
    ]);
  });

  it('tells runs of unknown jobs by their name', () => {
    const audit = auditOf(auditedJob(), [...wholeDay, run('10:00:01', { job: 'old_report' })]);
    expect(audit.strangers).toEqual([{ name: 'old_report', runs: 1, first: at('10:00:01') }]);
  });
});

describe('rule 9: at a clock change', () => {
  // New York, 2026-03-08: 02:00 to 03:00 is skipped, 07:00 UTC. 2026-11-01: 01:00 comes twice, 05:00 and 06:00 UTC.
  const newYork = (hour: number, stated = {}) => {
    const { minutes, hours, months, days } = schedule({ minutes: [30], hours: [hour] });
    return makeSchedule({ minutes, hours, months, days }, 'America/New_York', stated);
  };
  const instant = (iso: string) => ({
    startedAt: Date.parse(iso),
    finishedAt: Date.parse(iso) + 2000,
  });
  const beacons = (day: string) =>
    [`${day}T00:00:00Z`, `${day}T23:59:00Z`].map((iso) =>
      run('00:00', { ...instant(iso), job: 'beacon', reason: 'standby' }),
    );

  it.each([
    { starts: [], told: '', because: 'an open gap may start nothing' },
    { starts: ['2026-03-08T07:00:01Z'], told: '1 onTime, 1 success', because: 'or behind it' },
  ])('a gap: $because', ({ starts, told }) => {
    const job = auditedJob({ schedules: [newYork(2)] });
    const lines = [...beacons('2026-03-08'), ...starts.map((iso) => run('00:00', instant(iso)))];
    expect(summaryOf(auditOf(job, lines))).toBe(told);
  });

  it('a gap: what the author states is a promise', () => {
    const job = auditedJob({ schedules: [newYork(2, { skipped: 'after' })] });
    expect(summaryOf(auditOf(job, beacons('2026-03-08')))).toBe('1 missed, missed at 07:00');
  });

  it.each([
    { starts: ['2026-11-01T05:30:01Z'], told: '1 onTime, 1 success', because: 'the first pass' },
    { starts: ['2026-11-01T06:30:01Z'], told: '1 onTime, 1 success', because: 'the second pass' },
    {
      starts: ['2026-11-01T05:30:01Z', '2026-11-01T06:30:01Z'],
      told: '2 onTime, 2 success',
      because: 'both',
    },
  ])('an open overlap: $because', ({ starts, told }) => {
    const job = auditedJob({ schedules: [newYork(1)] });
    const lines = [...beacons('2026-11-01'), ...starts.map((iso) => run('00:00', instant(iso)))];
    expect(summaryOf(auditOf(job, lines))).toBe(told);
  });
});
