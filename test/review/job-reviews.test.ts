import { describe, expect, it } from 'vitest';
import { changesRuns } from '../../src/review/changes-runs.ts';
import type { JobReview } from '../../src/review/types.ts';
import { reviewOf, sourceOf } from './sides.ts';

/** What happened to each job, in words: the least that tells the cases apart. */
function told(one: JobReview): string {
  if (one.kind !== 'kept')
    return `${one.kind} ${(one.kind === 'added' ? one.after : one.before).name}`;
  const { before, after, renamed, timing, standing, heldOn, targets, facts } = one;
  return [
    renamed === 'yes' ? `${before.name} is now ${after.name}` : after.name,
    ...(timing.kind === 'same'
      ? []
      : [`${timing.kind} +${timing.added.length} -${timing.removed.length}`]),
    ...(standing === 'same' ? [] : [standing]),
    ...heldOn.paused.map((id) => `held on ${id}`),
    ...heldOn.resumed.map((id) => `free on ${id}`),
    ...targets.added.map((id) => `+${id}`),
    ...targets.removed.map((id) => `-${id}`),
    ...facts.map((fact) => `${fact.fact}: ${fact.before ?? '-'} to ${fact.after ?? '-'}`),
  ].join(', ');
}

function reviewed(before: string, after: string) {
  const { jobs } = reviewOf(before, after);
  return { jobs: jobs.map(told), runs: jobs.some(changesRuns) };
}

const one = (rest: string) => sourceOf(`a: ${rest}`);

describe('what happens to a job', () => {
  it.each([
    ['the same text', 'times: "08:00"', 'times: "08:00"', [], false],
    [
      'the same cells in another text',
      'schedule: "*/30 * * * *"',
      'schedule: "0,30 * * * *"',
      [],
      false,
    ],
    ['times as a cron text', 'times: "08:00"', 'schedule: "0 8 * * *"', [], false],
    ['Sunday as 7', 'schedule: "0 8 * * 7"', 'schedule: "0 8 * * sun"', [], false],
    ['a name of the same zone', 'times: "08:00"', 'times: "08:00", timezone: UTC', [], false],
    [
      'a date that is only there in leap years',
      'schedule: "0 0 29-31 2 *"',
      'schedule: "0 0 29 2 *"',
      [],
      false,
    ],
    ['another time', 'times: "08:00"', 'times: "09:30"', ['a, moved +7 -7'], true],
    [
      'another weekday',
      'times: "08:00", weekdays: mon',
      'times: "08:00", weekdays: tue',
      ['a, moved +1 -1'],
      true,
    ],
    [
      'half as often',
      'schedule: "*/5 * * * *"',
      'schedule: "*/10 * * * *"',
      ['a, rescheduled +0 -1008'],
      true,
    ],
    [
      'one day fewer',
      'times: "08:00"',
      'times: "08:00", weekdays: mon-sat',
      ['a, rescheduled +0 -1'],
      true,
    ],
    [
      'a date outside the week',
      'schedule: "0 8 15 * *"',
      'schedule: "0 8 16 * *"',
      ['a, moved +0 -0'],
      true,
    ],
    [
      'a month outside the week',
      'schedule: "0 8 1 3 *"',
      'schedule: "0 8 1 3,9 *"',
      ['a, rescheduled +0 -0'],
      true,
    ],
    ['a pause', 'times: "08:00"', 'times: "08:00", paused: true', ['a, paused'], true],
    ['a resume', 'times: "08:00", paused: true', 'times: "08:00"', ['a, resumed'], true],
    [
      'another time of a paused job',
      'times: "08:00", paused: true',
      'times: "09:00", paused: true',
      ['a, moved +7 -7'],
      false,
    ],
    [
      'another call',
      'times: "08:00"',
      'times: "08:00", method: PUT',
      ['a, call: POST /jobs/x to PUT /jobs/x'],
      false,
    ],
    [
      'another timeout',
      'times: "08:00"',
      'times: "08:00", timeout: 60s',
      ['a, timeout: 300 s to 60 s'],
      false,
    ],
    ['an owner', 'times: "08:00"', 'times: "08:00", owner: ana', ['a, owner: - to ana'], false],
    ['words', 'times: "08:00"', 'times: "08:00", why: "so"', [], false],
    [
      'a promise for clock changes',
      'times: "08:00"',
      'times: "08:00", dst: { skipped: after }',
      ['a, dst: - to skipped: after'],
      false,
    ],
  ] as const)('%s', (_, before, after, jobs, runs) => {
    expect(reviewed(one(before), one(after))).toEqual({ jobs, runs });
  });

  it('comes and goes', () => {
    const before = sourceOf('a: times: "08:00"\nb: times: "09:00"');
    const after = sourceOf('c: times: "07:00"\na: times: "08:00"');
    expect(reviewed(before, after)).toEqual({ jobs: ['added c', 'removed b'], runs: true });
  });

  it('keeps its runs under another name', () => {
    const before = sourceOf('a: times: "08:00"\nb: times: "09:00"');
    const after = sourceOf('b: times: "09:00"\nz: times: "08:00"');
    expect(reviewed(before, after)).toEqual({ jobs: ['a is now z'], runs: false });
  });

  it('is another job where another name calls something else', () => {
    const before = sourceOf('a: times: "08:00"');
    const after = sourceOf('z: times: "08:00", method: GET');
    expect(reviewed(before, after).jobs).toEqual(['added z', 'removed a']);
  });

  it('takes each lost job for one renamed job only', () => {
    const before = sourceOf('a: times: "08:00"');
    const after = sourceOf('y: times: "08:00"\nz: times: "08:00"');
    expect(reviewed(before, after).jobs).toEqual(['a is now y', 'added z']);
  });

  it('is told of clock changes that one week does not show', () => {
    const at = (dst: string) => sourceOf(`a: times: "02:30", dst: ${dst}`, '', 'America/New_York');
    const review = reviewOf(
      at('{ skipped: after, repeated: once }'),
      at('{ skipped: drop, repeated: twice }'),
    );
    // A week in January has no change: both runs that differ are in March and later.
    expect(review.jobs.map(told)).toEqual([
      'a, rescheduled +0 -0, dst: skipped: after, repeated: once to skipped: drop, repeated: twice',
    ]);
    expect(
      review.clockChanges.map(({ day, before, after }) => [day, before.length, after.length]),
    ).toEqual([
      [20520, 1, 0],
      [20891, 1, 0],
    ]);
  });
});

describe('a rule for clock changes that one side leaves open', () => {
  const at = (dst: string) => sourceOf(`a: times: "02:30"${dst}`, '', 'America/New_York');

  it.each([
    ['stated', at(''), at(', dst: { skipped: drop }'), 'a, dst: - to skipped: drop'],
    [
      'left open',
      at(', dst: { skipped: drop, repeated: twice }'),
      at(''),
      'a, dst: skipped: drop, repeated: twice to -',
    ],
  ] as const)(
    'takes and gives no run when it is %s: both do what platforms may do',
    (_, before, after, job) => {
      expect(reviewed(before, after)).toEqual({ jobs: [job], runs: false });
    },
  );
});

describe('an interval in another zone', () => {
  const every = (text: string, zone: string) =>
    sourceOf(`a: schedule: "${text}", timezone: ${zone}`);

  it.each([
    ['every minute', '* * * * *', 'America/Sao_Paulo', 'America/New_York', []],
    [
      'every 15 minutes, three quarters of an hour apart',
      '*/15 * * * *',
      'Etc/UTC',
      'Asia/Kathmandu',
      [],
    ],
    [
      'at the full hour, half an hour apart in winter only',
      '0 * * * *',
      'Australia/Brisbane',
      'Australia/Lord_Howe',
      ['a, rescheduled +0 -0'],
    ],
    [
      'at the full hour, three quarters of an hour apart',
      '0 * * * *',
      'Etc/UTC',
      'Asia/Kathmandu',
      ['a, moved +168 -168'],
    ],
  ] as const)('starts when it did, or not: %s', (_, text, before, after, jobs) => {
    expect(reviewed(every(text, before), every(text, after)).jobs).toEqual(jobs);
  });
});

describe('a target', () => {
  const base =
    'version: 1\ntimezone: Etc/UTC\njobs:\n  a: { endpoint: /x, times: "08:00", targets: [TARGETS] }\ntargets:\n  crontab: { user: jobs, host_timezone: Etc/UTC }\n  kubernetes: { namespace: n }\n';
  const on = (targets: string) => base.replace('TARGETS', targets);

  it('is added and removed', () => {
    expect(reviewed(on('crontab'), on('kubernetes'))).toEqual({
      jobs: ['a, +kubernetes, -crontab'],
      runs: true,
    });
  });

  it('that is the only one is not asked for any more', () => {
    expect(reviewed(on('crontab, kubernetes'), on('crontab')).jobs).toEqual([
      'a, -kubernetes, gated: yes to no',
    ]);
  });

  it('is held while the other goes on', () => {
    const both = on('crontab, kubernetes');
    const held = both.replace('namespace: n', 'namespace: n, paused: true');
    expect(reviewed(both, held)).toEqual({ jobs: ['a, held on kubernetes'], runs: true });
    expect(reviewed(held, both)).toEqual({ jobs: ['a, free on kubernetes'], runs: true });
  });

  it('holds a job that has no other', () => {
    const free = on('kubernetes');
    const held = free.replace('namespace: n', 'namespace: n, paused: true');
    expect(reviewed(free, held)).toEqual({ jobs: ['a, paused'], runs: true });
  });
});
