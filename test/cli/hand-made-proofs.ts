import { horizonFrom } from '../../src/proof/horizon.ts';
import type { Difference, SecondOpinion, TargetProof, Verdict } from '../../src/proof/types.ts';
import type { ProofReport } from '../../src/report/proof-report.ts';
import { schedule } from '../targets/job-factory.ts';

/** One of every verdict, with texts from files that are not to be trusted. */

const zone = 'America/New_York';
const horizon = horizonFrom('2026-01-05');
const at = (iso: string) => Date.parse(`${iso}Z`) / 60_000;
const civil = at;

const skipped = (date: string): Difference => ({
  civil: civil(`${date}T02:30`),
  zone,
  wanted: [at(`${date}T07:00`)],
  found: [],
  near: 'change',
});
const repeated: Difference = {
  civil: civil('2026-11-01T01:30'),
  zone,
  wanted: [at('2026-11-01T05:30')],
  found: [at('2026-11-01T05:30'), at('2026-11-01T06:30')],
  near: 'change',
};
const twice: Difference = {
  civil: civil('2026-01-05T09:00'),
  zone,
  wanted: [at('2026-01-05T14:00')],
  found: [at('2026-01-05T14:00'), at('2026-01-05T14:00')],
  near: 'nothing',
};
const lost: Difference = {
  civil: civil('2026-04-24T09:00'),
  zone: 'Africa/Cairo',
  wanted: [at('2026-04-24T06:00')],
  found: [at('2026-05-01T06:00')],
  searchedFrom: at('2026-04-17T07:00') * 60,
  near: 'change',
};

const dates = ['2026-03-08', '2027-03-14', '2028-03-12'];
const silent = { civil: civil('2026-11-01T01:30'), zone, why: 'nobody says which pass it is' };

const verdicts: Readonly<Record<string, Verdict>> = {
  same: { kind: 'identical' },
  carried: { kind: 'equivalent' },
  opened: { kind: 'permitted', open: [...dates.map(skipped), repeated], accepted: [] },
  accepted: { kind: 'permitted', open: [], accepted: [lost] },
  promised: { kind: 'nominal', silent: [silent, silent], open: [repeated], accepted: [] },
  wrong_fact: {
    kind: 'divergent',
    differences: [],
    facts: [
      { fact: 'timeout', wanted: '55', found: '300' },
      { fact: 'query', found: 'a=|b\u202e<script>' },
      { fact: 'window', wanted: 'manha' },
    ],
  },
  wrong_time: { kind: 'divergent', differences: [twice, ...dates.map(skipped)], facts: [] },
  forgotten: { kind: 'divergent', differences: [], facts: [{ fact: 'job', wanted: 'forgotten' }] },
  refused: { kind: 'rejected', why: 'end of range (7) above maximum (6): 7' },
  illegible: { kind: 'unreadable', why: 'line 3 is no entry' },
  drawn: { kind: 'undecided', why: 'a range with ~ is drawn anew each time' },
};

const entries: Readonly<Record<string, readonly string[]>> = {
  carried: [`0 9 * * 1 in ${zone}`, `30 12 1 * * in ${zone}`],
  forgotten: [],
  accepted: ['0 9 * * 5 in Africa/Cairo'],
};

export const everyVerdict: TargetProof = {
  target: 'somewhere',
  label: 'Somewhere',
  engine: 'a scheduler 1.0',
  hostZone: 'Etc/UTC',
  horizon,
  zones: [
    { zone, changes: 56 },
    { zone: 'Etc/UTC', changes: 0 },
  ],
  jobs: Object.entries(verdicts).map(([job, verdict]) => ({
    job,
    verdict,
    entries: entries[job] ?? [`30 2 * * * in ${zone}`],
  })),
  faults: ['somewhere/a.yaml: there is *an object* of\u001b[2J nobody'],
};

const question = { text: '0 9 * * 1/2', schedule: schedule({ zone }), jobs: ['same', 'carried'] };

export const opinionWithAll: SecondOpinion = {
  program: 'cron-parser 5.10.5',
  questions: 3,
  agreed: 1234,
  known: [{ fault: { name: 'counts-to-seven', what: 'counts to seven' }, questions: [question] }],
  disagreements: [
    { question, minutes: [{ at: at('2026-01-11T05:00'), by: 'cron-parser' }] },
    { question: { ...question, text: '0 9 * * x' }, minutes: [], said: 'Invalid characters' },
  ],
};

export function reportOf(
  proofs: readonly TargetProof[],
  more: Partial<ProofReport> = {},
): ProofReport {
  const opinion = {
    program: 'cron-parser 5.10.5',
    questions: 1,
    agreed: 20,
    known: [],
    disagreements: [],
  };
  return {
    sourcePath: 'schedules/jobs.yaml',
    locale: 'en',
    horizon,
    tz: '2025c',
    dates: 'first',
    proofs,
    unproved: [],
    opinion,
    ...more,
  };
}
