import { describe, expect, it } from 'vitest';
import { unwatched } from '../../src/diagnostics/report.ts';
import { setOf } from '../../src/ir/number-set.ts';
import type { Job } from '../../src/model/types.ts';
import type { Question } from '../../src/proof/judge.ts';
import { proveTarget } from '../../src/proof/prove-target.ts';
import type { Verdict } from '../../src/proof/types.ts';
import type { Facts, ReadBack, ReadJob, Target } from '../../src/targets/types.ts';
import { job, schedule } from '../targets/job-factory.ts';
import { minuteOf } from './schedules.ts';

/** A target whose files say whatever a test wants them to: in what order, the first file's path tells. */
function saying(back: ReadBack, reordered: ReadBack = back): Target {
  return {
    id: 'crontab',
    label: 'crontab',
    defaultOut: 'out',
    settings: () => ({ kind: 'settings', settings: { out: 'out' }, findings: [] }),
    engine: () => ({ engine: 'busybox', hostZone: 'Europe/Berlin' }),
    legalise: () => ({ kind: 'refused', diagnostics: [] }),
    check: () => [],
    render: () => [],
    facts: () => ({ user: 'jobs' }),
    lacks: ['deadline'],
    read: ({ files }) => (files[0]?.path === 'again' ? reordered : back),
    reordered: () => [{ path: 'again', text: '' }],
    dueFrom: 'clock',
    startSlack: () => 0,
    removal: () => undefined,
    pauseSwitch: () => ({ where: '', set: () => '', clear: '', show: '' }),
  };
}

const a = job({ name: 'a' });
const facts: Facts = {
  method: 'POST',
  path: '/jobs/report',
  timeout: '300',
  target: 'crontab',
  gated: 'no',
  overlap: 'forbid',
  paused: 'no',
  user: 'jobs',
};
const entry = { expression: '0 10 * * *', zone: 'America/Sao_Paulo' };
const readJob = (more: Partial<ReadJob> = {}): ReadJob => ({
  job: 'a',
  path: 'a.txt',
  entries: [entry],
  facts,
  ...more,
});
const wrong: Verdict = {
  kind: 'divergent',
  differences: [{ civil: 1, zone: 'Etc/UTC', wanted: [], found: [1], near: 'nothing' }],
  facts: [],
};

function prove(
  back: Partial<ReadBack>,
  {
    verdict = { kind: 'equivalent' } as Verdict,
    jobs = [a] as readonly Job[],
    reordered = {},
  } = {},
) {
  const questions: Question[] = [];
  const complete = { jobs: [], faults: [], ...back };
  const proof = proveTarget({
    target: saying(complete, { ...complete, ...reordered }),
    plan: {
      sourcePath: 'schedules/jobs.yaml',
      locale: 'en',
      settings: { out: 'out' },
      jobs: jobs.map((one) => ({ job: one, entries: [entry] })),
      gated: () => false,
      runner: '',
    },
    files: [{ path: 'a.txt', text: '' }],
    report: unwatched,
    judge: (question) => {
      questions.push(question);
      return verdict;
    },
    horizon: { from: minuteOf('2026-01-05T00:00'), until: minuteOf('2027-01-04T00:00') },
    permitsOf: ({ name }) => [{ dates: [name] }],
  });
  return { proof, questions };
}

const verdictOf = (...args: Parameters<typeof prove>) => prove(...args).proof.jobs[0]?.verdict;

describe('the files of a target', () => {
  it('are judged by their own entries, of all the objects of a job', () => {
    const second = { expression: '0 11 * * *' };
    const back = { jobs: [readJob(), readJob({ job: 'b' }), readJob({ entries: [second] })] };
    const { proof, questions } = prove(back, { jobs: [a, job({ name: 'b' })] });
    expect(proof.faults).toEqual([]);
    expect(proof.jobs).toEqual([
      {
        job: 'a',
        verdict: { kind: 'equivalent' },
        entries: ['0 10 * * * in America/Sao_Paulo', '0 11 * * *'],
      },
      { job: 'b', verdict: { kind: 'equivalent' }, entries: ['0 10 * * * in America/Sao_Paulo'] },
    ]);
    expect(questions).toEqual([
      {
        schedules: a.schedules,
        entries: [entry, second],
        host: { engine: 'busybox', hostZone: 'Europe/Berlin' },
        permits: [{ dates: ['a'] }],
      },
      expect.objectContaining({ entries: [entry] }),
    ]);
  });

  it('name every zone that is read, each once, and its changes', () => {
    const host = { expression: '0 10 * * *' };
    const odd = { expression: '0 10 * * *', zone: 'Mars/Base' };
    const elsewhere = job({ name: 'b', schedules: [schedule({ zone: 'Asia/Tokyo' })] });
    const back = { jobs: [readJob({ entries: [host, entry, odd] })] };
    expect(prove(back, { jobs: [elsewhere, a] }).proof.zones).toEqual([
      { zone: 'America/Sao_Paulo', changes: 0 },
      { zone: 'Asia/Tokyo', changes: 0 },
      { zone: 'Europe/Berlin', changes: 2 },
    ]);
    expect(prove({ jobs: [readJob({ entries: [host] })] }).proof.zones).toHaveLength(2);
  });

  it('are at fault for what the reader found, foreign jobs and an order that matters', () => {
    const faults = [
      { path: 'a.txt', what: 'line 3 is odd', job: 'a' },
      { path: 'b.txt', what: 'is empty' },
    ];
    expect(prove({ jobs: [readJob(), readJob({ job: 'x' })], faults }).proof.faults).toEqual([
      'a.txt: a: line 3 is odd',
      'b.txt: is empty',
      'there is a job "x" that the source does not have',
    ]);
  });

  const [one, other] = [readJob(), readJob({ entries: [{ expression: '0 11 * * *' }] })];
  const fault = { path: 'a.txt', what: 'so' };
  const ordered = [
    ['jobs in another order', { jobs: [one, other] }, { jobs: [other, one] }, 0],
    ['other jobs', { jobs: [one] }, { jobs: [other] }, 1],
    ['other faults', { jobs: [one], faults: [] }, { faults: [fault] }, 1],
  ] as const;
  it.each(ordered)('may be read in any order: %s', (_, back, reordered, count) => {
    expect(prove(back, { reordered }).proof.faults).toHaveLength(count);
  });
});

describe('the verdict on a job', () => {
  it('is the judge’s where every fact is there', () => {
    expect(verdictOf({ jobs: [readJob()] })).toEqual({ kind: 'equivalent' });
    expect(verdictOf({ jobs: [readJob()] }, { verdict: wrong })).toEqual(wrong);
  });

  it('is divergent where no entry starts it, whatever the facts', () => {
    const missing = { fact: 'job', wanted: 'a' };
    const divergent = { kind: 'divergent', differences: [] } as const;
    expect(verdictOf({})).toEqual({ ...divergent, facts: [missing] });
    const empty = readJob({ entries: [], facts: { ...facts, path: '/x' } });
    expect(verdictOf({ jobs: [empty] })).toEqual({
      ...divergent,
      facts: [missing, { fact: 'path', wanted: '/jobs/report', found: '/x' }],
    });
  });

  const { user: _user, ...withoutUser } = facts;
  const { timeout: _timeout, ...withoutTimeout } = facts;
  const rows: readonly (readonly [string, Facts, readonly unknown[]])[] = [
    [
      'a wrong one',
      { ...facts, path: '/x' },
      [{ fact: 'path', wanted: '/jobs/report', found: '/x' }],
    ],
    ['a missing one', withoutTimeout, [{ fact: 'timeout', wanted: '300' }]],
    ['a missing setting of the target', withoutUser, [{ fact: 'user', wanted: 'jobs' }]],
    ['one too many', { ...facts, query: 'a=1' }, [{ fact: 'query', found: 'a=1' }]],
    [
      'what it lacks, said wrong',
      { ...facts, deadline: '9' },
      [{ fact: 'deadline', wanted: '300', found: '9' }],
    ],
    [
      'two, by their names',
      { ...withoutTimeout, query: 'a=1', path: '/x' },
      [
        { fact: 'path', wanted: '/jobs/report', found: '/x' },
        { fact: 'query', found: 'a=1' },
        { fact: 'timeout', wanted: '300' },
      ],
    ],
  ];
  it.each(rows)('is divergent by a fact: %s', (_, found, expected) => {
    const back = { jobs: [readJob({ facts: found })] };
    expect(verdictOf(back)).toStrictEqual({ kind: 'divergent', differences: [], facts: expected });
    expect(verdictOf(back, { verdict: wrong })).toMatchObject({
      differences: wrong.kind === 'divergent' ? wrong.differences : [],
      facts: expected,
    });
  });

  it('is undecided where the source does not say itself', () => {
    const odd = job({ name: 'a', schedules: [{ ...a.schedules[0], minutes: setOf([60]) }] });
    expect(verdictOf({ jobs: [readJob()] }, { jobs: [odd] })?.kind).toBe('undecided');
  });
});
