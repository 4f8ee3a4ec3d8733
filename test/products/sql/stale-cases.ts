import { recorded } from './files.ts';
import type { SqlCase } from './sql-case.ts';
import { ran } from './sql-case.ts';

/** Mon–Fri at 10:00, of which a success is due 420 s later: 120 to start and 300 to run. */
const weekday = recorded(`
call: { category: sales, times: "10:00", weekdays: mon-fri, endpoint: /jobs/call }
`);
/** Every five minutes: the last success may be 300 + 420 s old. */
const dense = recorded(`
pulse: { category: critical, schedule: "*/5 * * * *", endpoint: /jobs/pulse }
`);
const monday = ran('call', '2026-01-05 10:00:01-03');

const ask = (at: string) => `select job, state, due, last_status from stale_jobs('${at}')`;
const lost = {
  job: 'call',
  state: 'stale',
  due: '2026-01-06T13:00:00+00:00',
  last_status: 'success',
};

const newYork = (job: string) => recorded(job).replace('America/Sao_Paulo', 'America/New_York');
const early = newYork('early: { times: "02:30", endpoint: /jobs/early }');

export const staleCases: readonly SqlCase[] = [
  {
    it: 'finds one lost Tuesday run when its slack is over',
    source: weekday,
    rows: [monday],
    ask: ask('2026-01-06 10:07:00-03'),
    expected: [lost],
  },
  {
    it: 'still shows it when the next slot comes',
    source: weekday,
    rows: [monday],
    ask: ask('2026-01-07 10:06:59-03'),
    expected: [lost],
  },
  {
    it: 'waits as long as a start may be late and a run may take',
    source: weekday,
    rows: [monday],
    ask: ask('2026-01-06 10:06:59-03'),
    expected: [],
  },
  {
    it: 'waits for all attempts of a job that tries again: 3 × 300 s and 30 + 60 s between',
    source: weekday.replace('endpoint', 'retry: { attempts: 3 }, endpoint'),
    rows: [monday],
    ask: ask('2026-01-06 10:18:29-03'),
    expected: [],
  },
  {
    it: 'does not wait longer than that',
    source: weekday.replace('endpoint', 'retry: { attempts: 3 }, endpoint'),
    rows: [monday],
    ask: ask('2026-01-06 10:18:30-03'),
    expected: [lost],
  },
  {
    it: 'takes a weekend for what it is',
    source: weekday,
    rows: [ran('call', '2026-01-09 10:00:01-03')],
    ask: ask('2026-01-12 10:06-03'),
    expected: [],
  },
  {
    it: 'is content with a success that came late, by hand too',
    source: weekday,
    rows: [monday, ran('call', '2026-01-06 11:20-03')],
    ask: ask('2026-01-06 11:30-03'),
    expected: [],
  },
  {
    it: "takes a host's clock that is a little slow",
    source: weekday,
    rows: [ran('call', '2026-01-06 09:59:59-03')],
    ask: ask('2026-01-06 12:00-03'),
    expected: [],
  },
  {
    it: 'counts a run that failed as none',
    source: weekday,
    rows: [monday, ran('call', '2026-01-06 10:00:01-03', 'error')],
    ask: ask('2026-01-06 12:00-03'),
    expected: [{ ...lost, last_status: 'error' }],
  },
  {
    it: 'counts a run that came too late as none',
    source: weekday,
    rows: [monday, ran('call', '2026-01-06 10:50-03', 'skipped', 'late')],
    ask: ask('2026-01-06 12:00-03'),
    expected: [{ ...lost, last_status: 'skipped' }],
  },
  {
    it: 'does not know what is to come',
    source: weekday,
    rows: [monday, ran('call', '2026-01-06 13:00-03')],
    ask: ask('2026-01-06 12:00-03'),
    expected: [lost],
  },
  {
    it: 'lets a dense job be as old as its gap and its slack',
    source: dense,
    rows: [ran('pulse', '2026-01-05 10:00:00-03')],
    ask: ask('2026-01-05 10:12:00-03'),
    expected: [],
  },
  {
    it: 'finds a dense job that is older',
    source: dense,
    rows: [ran('pulse', '2026-01-05 10:00:00-03'), ran('pulse', '2026-01-05 10:10-03', 'timeout')],
    ask: ask('2026-01-05 10:12:31-03'),
    expected: [
      { job: 'pulse', state: 'stale', due: '2026-01-05T13:00:31+00:00', last_status: 'timeout' },
    ],
  },
  {
    it: 'lets a run go on as long as it may',
    source: weekday,
    rows: [monday, ran('call', '2026-01-06 10:00:00-03', 'running')],
    ask: ask('2026-01-06 10:05:00-03'),
    expected: [],
  },
  {
    it: 'takes one for dead that goes on longer, before its slot is missed',
    source: weekday,
    rows: [monday, ran('call', '2026-01-06 10:00:00-03', 'running')],
    ask: ask('2026-01-06 10:05:11-03'),
    expected: [
      { job: 'call', state: 'dead', due: '2026-01-05T13:00:00+00:00', last_status: 'running' },
    ],
  },
  {
    it: 'finds the dead one behind starts that it keeps from running',
    source: dense,
    rows: [
      ran('pulse', '2026-01-05 10:00:00-03', 'running'),
      ran('pulse', '2026-01-05 10:05:00-03', 'skipped', 'overlap'),
    ],
    ask: ask('2026-01-05 10:06:00-03'),
    expected: [
      { job: 'pulse', state: 'dead', due: '2026-01-05T12:54:00+00:00', last_status: 'skipped' },
    ],
  },
  {
    it: 'forgets a dead run after a success',
    source: weekday,
    rows: [ran('call', '2026-01-02 10:00-03', 'running'), monday],
    ask: ask('2026-01-05 12:00-03'),
    expected: [],
  },
  {
    it: 'tells apart what the source pauses',
    source: weekday.replace('endpoint', 'paused: true, endpoint'),
    rows: [monday],
    ask: ask('2026-01-06 12:00-03'),
    expected: [{ ...lost, state: 'paused' }],
  },
  {
    it: 'tells apart a job whose only target is paused',
    source: weekday.replace('{ user: jobs }', '{ user: jobs, paused: true }'),
    rows: [monday],
    ask: ask('2026-01-06 12:00-03'),
    expected: [{ ...lost, state: 'paused' }],
  },
  {
    it: 'tells apart what the switch pauses',
    source: weekday,
    rows: [monday, ran('call', '2026-01-06 10:00:01-03', 'skipped', 'paused')],
    ask: ask('2026-01-06 12:00-03'),
    expected: [{ ...lost, state: 'paused', last_status: 'skipped' }],
  },
  {
    it: 'reads that from the error in a table without reasons',
    source: weekday.replace('job_executions', 'job_executions, columns: base'),
    rows: [
      monday,
      `insert into job_executions (id, job_name, started_at, status, error)
       values (gen_random_uuid(), 'call', '2026-01-06 10:00:01-03', 'skipped', 'skipped: paused');`,
    ],
    ask: ask('2026-01-06 12:00-03'),
    expected: [{ ...lost, state: 'paused', last_status: 'skipped' }],
  },
  {
    it: 'takes a start that nobody made for lost, even behind a pause',
    source: weekday,
    rows: [ran('call', '2026-01-05 10:00:01-03', 'skipped', 'paused')],
    ask: ask('2026-01-06 12:00-03'),
    expected: [{ ...lost, last_status: 'skipped' }],
  },
  {
    it: 'expects nothing of a new job before it was there',
    source: weekday,
    rows: ["update job_catalog set added_at = '2026-01-06 11:00-03';"],
    ask: ask('2026-01-06 12:00-03'),
    expected: [],
  },
  {
    it: 'expects a new job at its first slot',
    source: weekday,
    rows: ["update job_catalog set added_at = '2026-01-06 09:00-03';"],
    ask: ask('2026-01-06 12:00-03'),
    expected: [{ ...lost, last_status: null }],
  },
  {
    it: 'expects nothing at a time that the job did not have then',
    source: weekday,
    rows: [monday, "update job_catalog set changed_at = '2026-01-06 11:00-03';"],
    ask: ask('2026-01-06 12:00-03'),
    expected: [],
  },
  {
    it: 'expects nothing while the first run of a new job goes on',
    source: weekday,
    rows: [
      "update job_catalog set added_at = '2026-01-05 12:00-03';",
      ran('call', '2026-01-06 10:00:02-03', 'running'),
    ],
    ask: ask('2026-01-06 10:00:30-03'),
    expected: [],
  },
  {
    it: 'forgets a dead run after one that has ended, however',
    source: weekday,
    rows: [
      ran('call', '2026-01-05 10:00-03', 'running'),
      ran('call', '2026-01-06 10:00-03', 'error'),
    ],
    ask: "select job, state from stale_jobs('2026-01-06 12:00-03')",
    expected: [{ job: 'call', state: 'stale' }],
  },
  {
    it: 'is the same on the clock of whoever asks',
    source: early,
    rows: ["set timezone = 'America/New_York';", ran('early', '2026-03-08 07:00:01Z')],
    ask: ask('2026-03-08 12:00-04'),
    expected: [],
  },
  {
    it: 'puts the first category first and what is paused last',
    source: recorded(`
sum: { category: reports, times: "09:00", endpoint: /jobs/sum }
loose: { times: "08:00", endpoint: /jobs/loose }
held: { category: critical, times: "08:00", paused: true, endpoint: /jobs/held }
call: { category: sales, times: "10:00", endpoint: /jobs/call }
pulse: { category: critical, times: "11:00", endpoint: /jobs/pulse }
`),
    rows: ["update job_catalog set added_at = '2026-01-01';"],
    ask: "select job, state from stale_jobs('2026-01-06 12:00-03')",
    expected: [
      { job: 'pulse', state: 'stale' },
      { job: 'call', state: 'stale' },
      { job: 'sum', state: 'stale' },
      { job: 'loose', state: 'stale' },
      { job: 'held', state: 'paused' },
    ],
  },
  {
    it: 'expects a time that the clock skips at the first instant after',
    source: early,
    rows: [ran('early', '2026-03-07 02:30-05')],
    ask: ask('2026-03-08 03:07-04'),
    expected: [
      { job: 'early', state: 'stale', due: '2026-03-08T07:00:00+00:00', last_status: 'success' },
    ],
  },
  {
    it: 'expects nothing there where such times drop',
    source: early.replace('endpoint', 'dst: { skipped: drop }, endpoint'),
    rows: [ran('early', '2026-03-07 02:30-05')],
    ask: ask('2026-03-08 12:00-04'),
    expected: [],
  },
  {
    it: 'expects a repeated time once',
    source: newYork('early: { times: "01:30", endpoint: /jobs/early }'),
    rows: [ran('early', '2026-11-01 01:30-04')],
    ask: ask('2026-11-01 12:00-05'),
    expected: [],
  },
  {
    it: 'expects a repeated time twice where both count',
    source: newYork('early: { times: "01:30", dst: { repeated: twice }, endpoint: /jobs/early }'),
    rows: [ran('early', '2026-11-01 01:30-04')],
    ask: ask('2026-11-01 12:00-05'),
    expected: [
      { job: 'early', state: 'stale', due: '2026-11-01T06:30:00+00:00', last_status: 'success' },
    ],
  },
  {
    it: 'looks back to the last leap day',
    source: recorded('leap: { schedule: "0 12 29 2 *", endpoint: /jobs/leap }'),
    rows: [ran('leap', '2020-02-29 12:00-03')],
    ask: ask('2028-02-28 12:00-03'),
    expected: [
      { job: 'leap', state: 'stale', due: '2024-02-29T15:00:00+00:00', last_status: 'success' },
    ],
  },
];
