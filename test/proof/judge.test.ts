import { describe, expect, it } from 'vitest';
import { parseCron } from '../../src/cron/parse.ts';
import { makeSchedule } from '../../src/ir/schedule.ts';
import type { DstPolicy, Schedule } from '../../src/ir/types.ts';
import { horizonFrom } from '../../src/proof/horizon.ts';
import { judgeOver, type Permit } from '../../src/proof/judge.ts';
import type { Verdict } from '../../src/proof/types.ts';
import { differenceWords, minuteWords } from '../../src/proof/words.ts';
import type { Candidate, EngineHost } from '../../src/targets/types.ts';

const judge = judgeOver(horizonFrom('2026-01-05'));

function schedule(text: string, zone: string, stated: DstPolicy = {}): Schedule {
  const parsed = parseCron(text);
  if (parsed.kind === 'refused') throw new Error(parsed.problems[0].message);
  return makeSchedule(parsed.fields, zone, stated);
}

/** A verdict in a line: its kind, how many days it names, the first of them. */
function inShort(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'identical':
    case 'equivalent':
      return verdict.kind;
    case 'permitted':
    case 'nominal': {
      const all = [...verdict.open, ...verdict.accepted];
      const rest = verdict.kind === 'nominal' ? verdict.silent : [];
      const first = all[0] ?? rest[0];
      const count = `${verdict.kind} ${verdict.open.length}/${verdict.accepted.length}/${rest.length}`;
      return first ? `${count} ${minuteWords(first.civil)}` : count;
    }
    case 'divergent': {
      const [first] = verdict.differences;
      return first ? `divergent ${differenceWords(first, 'it')}` : 'divergent';
    }
    case 'rejected':
    case 'unreadable':
    case 'undecided':
      return `${verdict.kind} ${verdict.why}`;
  }
}

const newYork = 'America/New_York';
const debian = (hostZone: string): EngineHost => ({ engine: 'debian-cron', hostZone });
const cronie = (hostZone: string): EngineHost => ({ engine: 'cronie', hostZone });
const busybox = (hostZone: string): EngineHost => ({ engine: 'busybox', hostZone });
const cluster: EngineHost = { engine: 'kubernetes', hostZone: 'Etc/UTC' };
const actions: EngineHost = { engine: 'github-actions', hostZone: 'Etc/UTC' };

interface Case {
  readonly why: string;
  readonly source: Schedule;
  readonly entries: Candidate;
  readonly host: EngineHost;
  readonly permits?: readonly Permit[];
  readonly verdict: string;
}

const cases: readonly Case[] = [
  {
    why: "two names of clocks that read the same: every rule of the engine is the schedule's",
    source: schedule('30 2 1 * *', 'America/New_York', { skipped: 'drop', repeated: 'twice' }),
    entries: [{ expression: '30 2 1 * *' }],
    host: busybox('America/Toronto'),
    verdict: 'equivalent',
  },
  {
    why: 'the clocks read the same, but the engine makes up for nothing',
    source: schedule('30 2 * * *', 'America/New_York', { skipped: 'after', repeated: 'once' }),
    entries: [{ expression: '30 2 * * *' }],
    host: busybox('America/Toronto'),
    verdict:
      'divergent Sun 8 Mar 2026 02:30: the source starts at 03:00, after the gap; it does not start',
  },
  {
    why: 'the offsets are the same, and the changes are not',
    source: schedule('30 0 * * *', 'America/New_York', { skipped: 'drop', repeated: 'twice' }),
    entries: [{ expression: '30 0 * * *' }],
    host: busybox('America/Havana'),
    verdict: 'divergent Sun 8 Mar 2026 00:30: the source starts at 00:30; it does not start',
  },
  {
    why: 'no change of the clock: the same cells are the same for ever',
    source: schedule('0 10 * * 1-5', 'America/Sao_Paulo'),
    entries: [{ expression: '0 10 * * 1-5' }],
    host: debian('America/Sao_Paulo'),
    verdict: 'identical',
  },
  {
    why: 'a constant difference, carried nowhere, is proved day by day',
    source: schedule('0 10 * * 1-5', 'America/Sao_Paulo'),
    entries: [{ expression: '0 13 * * 1-5' }],
    host: debian('Etc/UTC'),
    verdict: 'equivalent',
  },
  {
    why: 'across midnight the weekday must be carried',
    source: schedule('0 22 * * 1-5', 'America/Sao_Paulo'),
    entries: [{ expression: '0 1 * * 2-6' }],
    host: debian('Etc/UTC'),
    verdict: 'equivalent',
  },
  {
    why: 'a weekday that was not carried',
    source: schedule('0 22 * * 1-5', 'America/Sao_Paulo'),
    entries: [{ expression: '0 1 * * 1-5' }],
    host: debian('Etc/UTC'),
    verdict: 'divergent Sun 4 Jan 2026 22:00: the source does not start; it starts at 22:00',
  },
  {
    why: "UTC by January's offset is an hour wrong from the first change on",
    source: schedule('0 9 * * *', newYork),
    entries: [{ expression: '0 14 * * *' }],
    host: debian('Etc/UTC'),
    verdict: 'divergent Sun 8 Mar 2026 09:00: the source starts at 09:00; it does not start',
  },
  {
    why: 'a Vixie daemon makes up for one fixed time in a gap',
    source: schedule('30 2 * * *', newYork),
    entries: [{ expression: '30 2 * * *' }],
    host: debian(newYork),
    verdict: 'equivalent',
  },
  {
    why: 'two times of one gap start twice in one minute, which no freedom covers',
    source: schedule('0,30 2 * * *', newYork),
    entries: [{ expression: '0,30 2 * * *' }],
    host: debian(newYork),
    verdict:
      'divergent Sun 8 Mar 2026 02:30: the source starts at 03:00, after the gap; it starts twice at 03:00',
  },
  {
    why: 'a leading star drops the gap, which is open unless stated',
    source: schedule('0,30 2 * * *', newYork),
    entries: [{ expression: '*/30 2 * * *' }],
    host: debian(newYork),
    verdict: 'permitted 56/0/0 Sun 8 Mar 2026 02:00',
  },
  {
    why: 'Kubernetes drops a time in a gap: open',
    source: schedule('30 2 * * *', newYork),
    entries: [{ expression: '30 2 * * *', zone: newYork }],
    host: cluster,
    verdict: 'permitted 28/0/0 Sun 8 Mar 2026 02:30',
  },
  {
    why: 'Kubernetes starts a repeated time twice: open',
    source: schedule('30 1 * * *', newYork),
    entries: [{ expression: '30 1 * * *', zone: newYork }],
    host: cluster,
    verdict: 'permitted 28/0/0 Sun 1 Nov 2026 01:30',
  },
  {
    why: 'a stated policy is a promise',
    source: schedule('30 2 * * *', newYork, { skipped: 'after' }),
    entries: [{ expression: '30 2 * * *', zone: newYork }],
    host: cluster,
    verdict:
      'divergent Sun 8 Mar 2026 02:30: the source starts at 03:00, after the gap; it does not start',
  },
  {
    why: 'half a policy binds that half only',
    source: schedule('30 2 * * *', newYork, { repeated: 'once' }),
    entries: [{ expression: '30 2 * * *', zone: newYork }],
    host: cluster,
    verdict: 'permitted 28/0/0 Sun 8 Mar 2026 02:30',
  },
  {
    why: 'the policy that Kubernetes keeps',
    source: schedule('30 1,2 * * *', newYork, { skipped: 'drop', repeated: 'twice' }),
    entries: [{ expression: '30 1,2 * * *', zone: newYork }],
    host: cluster,
    verdict: 'identical',
  },
  {
    why: 'what is accepted in writing, for these dates only',
    source: schedule('30 2 * * *', newYork, { skipped: 'after' }),
    entries: [{ expression: '30 2 * * *', zone: newYork }],
    host: cluster,
    permits: [{ dates: ['2026-03-08'] }],
    verdict:
      'divergent Sun 14 Mar 2027 02:30: the source starts at 03:00, after the gap; it does not start',
  },
  {
    why: 'accepted on all dates',
    source: schedule('30 2 * * *', newYork, { skipped: 'after' }),
    entries: [{ expression: '30 2 * * *', zone: newYork }],
    host: cluster,
    permits: [{}],
    verdict: 'permitted 0/28/0 Sun 8 Mar 2026 02:30',
  },
  {
    why: 'what has nothing to do with a change is never accepted',
    source: schedule('0 9 * * *', 'Etc/UTC'),
    entries: [{ expression: '1 9 * * *', zone: 'Etc/UTC' }],
    host: cluster,
    permits: [{}],
    verdict: 'divergent Mon 5 Jan 2026 09:00: the source starts at 09:00; it does not start',
  },
  {
    why: 'where the gap holds midnight, robfig/cron loses a Friday',
    source: schedule('0 9 * * 5', 'Africa/Cairo'),
    entries: [{ expression: '0 9 * * 5', zone: 'Africa/Cairo' }],
    host: cluster,
    verdict:
      'divergent Fri 24 Apr 2026 09:00: the source starts at 09:00; it starts at Fri 1 May 2026 09:00 (looking from Fri 17 Apr 2026 09:00 on)',
  },
  {
    why: 'and is right on other days in the same zone',
    source: schedule('0 9 * * 2', 'Africa/Cairo'),
    entries: [{ expression: '0 9 * * 2', zone: 'Africa/Cairo' }],
    host: cluster,
    verdict: 'equivalent',
  },
  {
    why: 'a foreign host loses a fixed time while its own clock repeats itself',
    source: schedule('45 11 * * *', 'Asia/Kathmandu'),
    entries: [{ expression: '45 11 * * *', zone: 'Asia/Kathmandu' }],
    host: cronie(newYork),
    verdict: 'divergent Sun 1 Nov 2026 11:45: the source starts at 11:45; it does not start',
  },
  {
    why: 'the same on a host without changes',
    source: schedule('45 11 * * *', 'Asia/Kathmandu'),
    entries: [{ expression: '45 11 * * *', zone: 'Asia/Kathmandu' }],
    host: cronie('Etc/UTC'),
    verdict: 'identical',
  },
  {
    why: 'BusyBox takes weekday 7 for every day',
    source: schedule('0 9 * * 0', 'Etc/UTC'),
    entries: [{ expression: '0 9 * * 7' }],
    host: busybox('Etc/UTC'),
    verdict: 'divergent Mon 5 Jan 2026 09:00: the source does not start; it starts at 09:00',
  },
  {
    why: 'date and weekday behind a leading star are both asked for',
    source: schedule('0 9 1-31/2 * 1', 'Etc/UTC'),
    entries: [{ expression: '0 9 */2 * 1' }],
    host: debian('Etc/UTC'),
    verdict: 'divergent Wed 7 Jan 2026 09:00: the source starts at 09:00; it does not start',
  },
  {
    why: 'GitHub is silent about overlaps, and documents a lone time in a gap',
    source: schedule('30 1,2 * * *', newYork),
    entries: [{ expression: '30 1,2 * * *', zone: newYork }],
    host: actions,
    verdict: 'nominal 0/0/28 Sun 1 Nov 2026 01:30',
  },
  {
    why: 'a documented difference is never nominal',
    source: schedule('30 2 * * *', newYork, { skipped: 'drop' }),
    entries: [{ expression: '30 2 * * *', zone: newYork }],
    host: actions,
    verdict: 'divergent Sun 8 Mar 2026 02:30: the source does not start; it starts at 03:00',
  },
  {
    why: 'an interval in UTC has no changes to be silent about',
    source: schedule('*/15 * * * *', newYork),
    entries: [{ expression: '*/15 * * * *' }],
    host: actions,
    verdict: 'nominal 0/0/0',
  },
  {
    why: 'the full hours as a list make a Vixie entry fixed: a burst and a hole',
    source: schedule('0,30 * * * *', newYork),
    entries: [{ expression: '0,30 0-23 * * *' }],
    host: debian(newYork),
    verdict:
      'divergent Sun 8 Mar 2026 03:00: the source starts at 03:00; it starts 3 times, first at 03:00',
  },
  {
    why: 'an entry that is there twice',
    source: schedule('0 9 * * *', 'Etc/UTC'),
    entries: [{ expression: '0 9 * * *' }, { expression: '0 9 * * *' }],
    host: debian('Etc/UTC'),
    verdict: 'divergent Mon 5 Jan 2026 09:00: the source starts at 09:00; it starts twice at 09:00',
  },
  {
    why: 'a text that the engine does not take',
    source: schedule('0 9 * * 0', 'Etc/UTC'),
    entries: [{ expression: '0 9 * * 7', zone: 'Etc/UTC' }],
    host: cluster,
    verdict: 'rejected end of range (7) above maximum (6): 7',
  },
  {
    why: 'a zone of its own that changes, on a host that never does',
    source: schedule('30 1 * * *', newYork),
    entries: [{ expression: '30 1 * * *', zone: newYork }],
    host: cronie('Etc/UTC'),
    verdict: 'permitted 28/0/0 Sun 1 Nov 2026 01:30',
  },
  {
    why: 'an hour that differs, and nothing else',
    source: schedule('0 9 * * *', 'Etc/UTC'),
    entries: [{ expression: '0 10 * * *' }],
    host: debian('Etc/UTC'),
    verdict: 'divergent Mon 5 Jan 2026 09:00: the source starts at 09:00; it does not start',
  },
  {
    why: 'a month that differs, and nothing else',
    source: schedule('0 9 * 1-6 *', 'Etc/UTC'),
    entries: [{ expression: '0 9 * 1-7 *' }],
    host: debian('Etc/UTC'),
    verdict: 'divergent Wed 1 Jul 2026 09:00: the source does not start; it starts at 09:00',
  },
  {
    why: 'the same fields in another zone',
    source: schedule('0 9 * * *', 'Etc/UTC'),
    entries: [{ expression: '0 9 * * *' }],
    host: debian('Asia/Kathmandu'),
    verdict: 'divergent Mon 5 Jan 2026 03:15: the source does not start; it starts at 03:15',
  },
  {
    why: "an entry's zone that changes beside a source that never does",
    source: schedule('0 9 * * *', 'Etc/UTC'),
    entries: [{ expression: '0 4 * * *', zone: newYork }],
    host: cluster,
    verdict: 'divergent Sun 8 Mar 2026 08:00: the source does not start; it starts at 08:00',
  },
  {
    why: 'a policy of which Kubernetes keeps one half: the second pass',
    source: schedule('30 1 * * *', newYork, { skipped: 'drop', repeated: 'once' }),
    entries: [{ expression: '30 1 * * *', zone: newYork }],
    host: cluster,
    verdict:
      'divergent Sun 1 Nov 2026 01:30: the source starts at 01:30; it starts in both passes of 01:30',
  },
  {
    why: 'a policy of which Kubernetes keeps the other half: the gap',
    source: schedule('30 2 * * *', newYork, { skipped: 'after', repeated: 'twice' }),
    entries: [{ expression: '30 2 * * *', zone: newYork }],
    host: cluster,
    verdict:
      'divergent Sun 8 Mar 2026 02:30: the source starts at 03:00, after the gap; it does not start',
  },
  {
    why: 'GitHub is nominal even where its clock never changes',
    source: schedule('0 9 * * *', 'Etc/UTC'),
    entries: [{ expression: '0 9 * * *', zone: 'Etc/UTC' }],
    host: actions,
    verdict: 'nominal 0/0/0',
  },
  {
    why: 'the second pass alone is open, on GitHub in UTC too',
    source: schedule('30 1 7 11 *', newYork),
    entries: [{ expression: '30 6 7 11 *' }],
    host: actions,
    verdict: 'nominal 4/0/0 Sun 7 Nov 2027 01:30',
  },
  {
    why: 'what GitHub documents may be accepted in writing',
    source: schedule('30 2 * * *', newYork, { skipped: 'drop' }),
    entries: [{ expression: '30 2 * * *', zone: newYork }],
    host: actions,
    permits: [{}],
    verdict: 'nominal 0/28/0 Sun 8 Mar 2026 02:30',
  },
  {
    why: 'intervals from the creation of an object name no times of day',
    source: schedule('0 * * * *', 'Etc/UTC'),
    entries: [{ expression: '@every 1h', zone: 'Etc/UTC' }],
    host: cluster,
    verdict: 'undecided it names no times of day',
  },
  {
    why: 'several entries that search cannot be told apart',
    source: schedule('0 9 * * 2,3', 'Africa/Cairo'),
    entries: [
      { expression: '0 9 * * 2', zone: 'Africa/Cairo' },
      { expression: '0 9 * * 3', zone: 'Africa/Cairo' },
    ],
    host: cluster,
    verdict: 'undecided several entries in a zone for which the engine has no law',
  },
  {
    why: 'several entries together are the source, in whatever order they start',
    source: schedule('30 1,2,9 * * *', newYork),
    entries: [{ expression: '30 9 * * *' }, { expression: '30 1,2 * * *' }],
    host: debian(newYork),
    verdict: 'equivalent',
  },
  {
    why: 'a text of which nobody can tell when it starts',
    source: schedule('0 9 * * *', 'Etc/UTC'),
    entries: [{ expression: '0~59 9 * * *' }],
    host: cronie('Etc/UTC'),
    verdict: 'undecided a range with ~ is one number, drawn anew each time the crontab is loaded',
  },
];

describe('an acceptance where an engine follows no law', () => {
  it('permits nothing on ordinary days either', () => {
    // Casey's clock went three hours ahead in March 2023, for good: cron takes it for one that was set.
    const long = judgeOver(horizonFrom('2023-01-02'));
    const entries: Candidate = [{ expression: '0 21 * * *' }];
    const source = schedule('0 10 * * *', 'Etc/UTC');
    const host = debian('Antarctica/Casey');
    const verdict = long({ schedules: [source], entries, host, permits: [{}] });
    expect(verdict).toMatchObject({ kind: 'divergent', differences: [{ near: 'nothing' }] });
  });
});

describe('a verdict', () => {
  it.each(cases)('$why', ({ source, entries, host, permits = [], verdict }) => {
    expect(inShort(judge({ schedules: [source], entries, host, permits }))).toBe(verdict);
  });
});

describe('a source of several schedules', () => {
  const two = [schedule('0 9 * * *', 'Etc/UTC'), schedule('0 9 * * *', 'Asia/Kathmandu')] as const;
  const judgeTwo = (...expressions: readonly [string, ...string[]]) => {
    const [first, ...others] = expressions;
    const entries = [
      { expression: first },
      ...others.map((expression) => ({ expression })),
    ] as const;
    return inShort(judge({ schedules: two, entries, host: debian('Etc/UTC'), permits: [] }));
  };

  it('needs them all, each on the clock of its own zone', () => {
    expect(judgeTwo('0 9 * * *', '15 3 * * *')).toBe('equivalent');
    expect(judgeTwo('0 9 * * *')).toMatch(/^divergent Mon 5 Jan 2026 03:15/);
  });
});

it('what comes behind a difference on an ordinary day is not told', () => {
  const source = schedule('30 2 * * *', newYork, { skipped: 'after' });
  const entries = [{ expression: '30 2 * 1-6 *' }] as const;
  const verdict = judge({ schedules: [source], entries, host: busybox(newYork), permits: [] });
  const differences = verdict.kind === 'divergent' ? verdict.differences : [];
  expect(differences.map(({ civil, near }) => `${minuteWords(civil)} ${near}`)).toEqual([
    'Sun 8 Mar 2026 02:30 change',
    'Wed 1 Jul 2026 02:30 nothing',
  ]);
});
