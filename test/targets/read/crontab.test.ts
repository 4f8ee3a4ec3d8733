import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crontab } from '../../../src/targets/crontab/index.ts';
import { table } from '../job-factory.ts';
import { doubleJobs, openSettings, richJobs } from './rich-jobs.ts';
import {
  broken,
  committed,
  expectedLines,
  type Mutation,
  mutated,
  realRunner,
  runner,
  sorted,
  unnoticed,
  written,
} from './written.ts';

const jobs = [...richJobs, ...doubleJobs];
const settings = { user: 'jobs', mailto: 'a@b.example', ...openSettings };
const rich = written(crontab, settings, jobs);

describe('reading a crontab', () => {
  it.each([
    ['every setting at its default', { user: 'jobs' }],
    ['every setting set', settings],
    ["cronie's", { ...settings, implementation: 'cronie' }],
    [
      'other places on the host',
      { user: '_cron', runner: '/opt/run-job', env_file: '/etc/jobs.env', lock_dir: '/run/lock/j' },
    ],
  ])('gives back the model, a job for each line: %s', (_, of) => {
    const back = crontab.read({ files: written(crontab, of, jobs), runner });
    expect(sorted(back)).toEqual(sorted(expectedLines(of, jobs)));
  });

  it('gives back that runs are recorded', () => {
    const back = crontab.read({ files: written(crontab, settings, jobs, table), runner });
    expect(sorted(back)).toEqual(sorted(expectedLines(settings, jobs, table)));
  });

  it('finds nothing amiss in a crontab without jobs', () => {
    const files = written(crontab, settings, []);
    expect(crontab.read({ files, runner })).toEqual({ jobs: [], faults: [] });
  });

  it('reads the real schedule', () => {
    const back = crontab.read({ files: committed(crontab), runner: realRunner });
    expect(back.faults).toEqual([]);
    expect(back.jobs).toHaveLength(24);
    expect(back.jobs.find(({ job: name }) => name === 'report_semanal')).toEqual({
      job: 'report_semanal',
      path: 'generated/crontab/cronwright',
      entries: [{ expression: '0 9 * * 1' }],
      facts: {
        method: 'POST',
        path: '/jobs/report-semanal',
        timeout: '300',
        category: 'report',
        target: 'crontab',
        gated: 'yes',
        record: 'full',
        record_end: 'upsert',
        overlap: 'forbid',
        paused: 'no',
        implementation: 'debian',
        user: 'jobs',
        runner: '/usr/local/lib/cronwright/run-job',
        env_file: '/etc/cronwright/env',
        lock_dir: '/var/lib/cronwright/lock',
        allow_http: 'no',
      },
    });
  });
});

/** Rows against the committed crontab of the real schedule. */
const real: readonly Mutation[] = [
  { why: 'another minute', from: '\n0 10 * * 1-5', to: '\n1 10 * * 1-5' },
  { why: 'another weekday', from: '0 9 * * 1 ', to: '0 9 * * 2 ' },
  { why: 'a field less', from: '*/5 * * * *', to: '*/5 * * *' },
  { why: 'a field more: the user is lost', from: '*/5 * * * *', to: '*/5 * * * * *' },
  { why: 'a macro is no entry of ours', from: '0 9 * * 1 jobs', to: '@weekly jobs' },
  { why: 'another user', from: '* jobs /usr', to: '* root /usr' },
  { why: 'no user', from: '* jobs /usr', to: '* /usr' },
  { why: 'another runner', from: 'lib/cronwright/run-job', to: 'lib/cronwright/run-jobs' },
  { why: 'a runner found by PATH', from: '/usr/local/lib/cronwright/run-job', to: 'run-job' },
  { why: 'another job', from: '--job report_manha', to: '--job report_tarde' },
  { why: 'no job', from: '--job report_manha ', to: '' },
  { why: 'another category', from: '--category report', to: '--category sync' },
  { why: 'no window', from: ' --window manha', to: '' },
  {
    why: 'another target: JOBS_LIVE_TARGET would not match',
    from: 'target crontab',
    to: 'target x',
  },
  { why: 'no target', from: ' --target crontab', to: '' },
  { why: 'another method', from: '--method POST', to: '--method PUT' },
  { why: 'a method that HTTP does not have', from: '--method POST', to: '--method post' },
  { why: 'no method', from: ' --method POST', to: '' },
  { why: 'a longer timeout', from: '--timeout 55 ', to: '--timeout 56 ' },
  { why: 'a timeout of nothing', from: '--timeout 55 ', to: '--timeout 0 ' },
  { why: 'no gate: the job would run on two platforms', from: ' --gated', to: '' },
  { why: 'no lock', from: '--overlap forbid', to: '--overlap allow' },
  { why: 'no word about overlaps', from: ' --overlap forbid', to: '' },
  { why: 'another folder of locks', from: 'lib/cronwright/lock', to: 'lib/cronwright/locks' },
  { why: 'another env file', from: '--env-file /etc/cronwright/env', to: '--env-file /etc/env' },
  { why: 'no env file: no address, no token', from: ' --env-file /etc/cronwright/env', to: '' },
  { why: 'cron would mail each line', from: '--log syslog', to: '--log stdout' },
  { why: 'no log, so stdout', from: ' --log syslog', to: '' },
  { why: 'a manual start', from: '--trigger schedule', to: '--trigger manual' },
  { why: 'no trigger, so manual', from: ' --trigger schedule', to: '' },
  { why: 'another header', from: ' --trigger schedule', to: ' --trigger schedule --auth-header X' },
  {
    why: 'a call without TLS',
    from: ' --trigger schedule',
    to: ' --trigger schedule --allow-http',
  },
  { why: 'an option the runner lacks', from: ' --gated', to: ' --gated --retry 3' },
  { why: 'an option twice', from: ' --gated', to: ' --gated --gated' },
  { why: 'the runner would only check its host', from: ' --gated', to: ' --gated --preflight' },
  { why: 'another path', from: '/jobs/report-semanal', to: '/jobs/report' },
  { why: 'a path the runner refuses', from: '/jobs/report-semanal', to: 'jobs/report-semanal' },
  { why: 'no path', from: ' /jobs/report-semanal', to: '' },
  { why: 'another value in the query', from: 'tipo=manha', to: 'tipo=tarde' },
  { why: 'a query more', from: 'tipo=manha', to: 'tipo=manha a=b' },
  { why: 'no query', from: ' tipo=manha', to: '' },
  { why: 'a word that is no pair', from: 'tipo=manha', to: 'tipo' },
  { why: 'cron ends the command there', from: 'tipo=manha', to: 'tipo=manha%20' },
  { why: "Debian's cron takes it out", from: 'tipo=manha', to: "'tipo=a\\b'" },
  { why: 'a second command', from: 'tipo=manha', to: 'tipo=manha; rm x' },
  { why: 'in the background', from: 'tipo=manha', to: 'tipo=manha &' },
  { why: 'a variable of the shell', from: 'tipo=manha', to: 'tipo=$HOME' },
  { why: 'names of files', from: 'tipo=manha', to: 'tipo=*' },
  { why: 'a comment of the shell', from: ' tipo=manha', to: ' #tipo=manha' },
  { why: 'double quotes expand', from: 'tipo=manha', to: 'tipo="manha"' },
  { why: 'a quote that never ends', from: 'tipo=manha', to: "'tipo=manha" },
  { why: 'a home folder in bash', from: 'tipo=manha', to: 'tipo=~jobs' },
  { why: 'a carriage return', from: 'tipo=manha', to: 'tipo=manha\r' },
  { why: 'a longer command than cron takes', from: 'tipo=manha', to: `tipo=${'x'.repeat(998)}` },
  { why: 'a crontab for another daemon', from: ', no dot in its name', to: '' },
  { why: 'a crontab for nobody knows whom', from: 'cron.d/cronwright', to: 'cron.d/x' },
  {
    why: 'a crontab for two',
    from: '# Every',
    to: '# Belongs into /etc/crontabs/jobs: x\n# Every',
  },
  { why: 'another shell', from: 'SHELL=/bin/sh', to: 'SHELL=/bin/bash' },
  { why: 'no shell', from: 'SHELL=/bin/sh\n', to: '' },
  { why: 'mail to somebody', from: 'MAILTO=""', to: 'MAILTO=x@example.com' },
  { why: 'mail to the user', from: 'MAILTO=""\n', to: '' },
  { why: 'mail from some line on', from: '# ---- sync', to: 'MAILTO=x\n# ---- sync' },
  { why: 'another zone from some line on', from: '# ---- sync', to: 'CRON_TZ=UTC\n# ---- sync' },
  { why: 'a variable that changes jobs', from: '# ---- sync', to: 'PATH=/tmp\n# ---- sync' },
  { why: "cronie's delay", from: '# ---- sync', to: 'RANDOM_DELAY = 30\n# ---- sync' },
  { why: 'an entry commented out', from: '\n0 9 * * 1 jobs', to: '\n# 0 9 * * 1 jobs' },
  { why: 'one that only looks paused', from: '\n0 9 * * 1', to: '\n# paused: x\n0 9 * * 1' },
  { why: 'one really paused', from: '\n0 9 * * 1', to: '\n# paused: x\n# 0 9 * * 1' },
  { why: 'an entry gone', from: /\n0 9 \* \* 1 .*/, to: '' },
  { why: 'another entry', from: '# ---- sync', to: '* * * * * root rm\n# ---- sync' },
  { why: 'a line of nonsense', from: '# ---- sync', to: 'sync\n# ---- sync' },
  { why: 'a file that does not end', from: /\n$/, to: '' },
  { why: 'more lines than cron reads', from: /\n$/, to: '\n'.repeat(10_000) },
  { why: 'another runner', file: 'run-job', from: 'set -fu', to: 'set -u' },
  { why: 'a runner without its header', file: 'run-job', from: /# cronwright: from.*\n/, to: '' },
  { why: 'a runner with a line more', file: 'run-job', from: /\n$/, to: '\n\n' },
];

/** Rows against the rich jobs, whose crontab holds pauses, two entries and quoted words. */
const ofRich: readonly Mutation[] = [
  { why: 'resumed', from: /\n# (0 10 .*\/jobs\/paused)/, to: '\n0 10 * * * jobs x' },
  { why: 'a paused entry gone', from: /\n# 30 16 .*double_paused.*/, to: '' },
  { why: 'half resumed', from: '# 30 16', to: '30 16' },
  { why: 'another time once resumed', from: '# 30 16', to: '# 31 16' },
  { why: 'nothing paused below a reason', from: '# ---- camp', to: '# paused: x\n\n# ---- camp' },
  { why: 'no reason above', from: /# paused: .*\n# paused: .*\n/, to: '' },
  { why: 'a comment among paused entries', from: '# 30 16', to: '# soon\n# 30 16' },
  { why: 'text in quotes', from: 'é ☎', to: 'é x' },
  { why: 'another order of the query', from: 'tipo=fim_dia', to: 'tipo= tipo=fim_dia' },
  { why: 'no header of its own', from: ' --auth-header X-Api-Key', to: '' },
  { why: 'TLS where none was asked for', from: ' --allow-http', to: '' },
];

describe('a changed crontab', () => {
  const unchanged = sorted(crontab.read({ files: committed(crontab), runner: realRunner }));

  it.each(real)('does not read the same, whatever the order: $why', (mutation) => {
    const files = mutated(committed(crontab), mutation);
    const changed = sorted(crontab.read({ files, runner: realRunner }));
    expect(changed).not.toEqual(unchanged);
    const turned = crontab.reordered(files);
    expect(sorted(crontab.read({ files: turned, runner: realRunner }))).toEqual(changed);
  });

  it.each(ofRich)('does not read the same: $why', (mutation) => {
    const changed = crontab.read({ files: mutated(rich, mutation), runner });
    expect(sorted(changed)).not.toEqual(sorted(crontab.read({ files: rich, runner })));
  });

  it.each([
    ['no crontab', rich.slice(1), 'there is no crontab'],
    ['no runner', rich.slice(0, 1), 'there is no run-job, which every job calls'],
    ['nothing', [], 'there is no crontab'],
    [
      'a file more',
      [...rich, { path: 'generated/crontab/x', text: '' }],
      'nothing reads this file',
    ],
    [
      'a crontab that cron.d passes over',
      [{ path: 'cronwright.cron', text: '' }],
      'there is no crontab',
    ],
    [
      'a crontab elsewhere',
      [...rich, { path: 'x/cronwright', text: '\n' }],
      'it does not lie beside the others',
    ],
    ['a file twice', [...rich, ...rich], 'the file is there twice'],
  ])('is a fault: %s', (_, files, what) => {
    const faults = crontab.read({ files, runner }).faults.map((fault) => fault.what);
    expect(faults).toContain(what);
  });

  it('is a fault where a job is paused in part', () => {
    const files = mutated(rich, { why: '', from: '# 30 16', to: '30 16' });
    expect(crontab.read({ files, runner }).faults).toContainEqual({
      path: 'generated/crontab/cronwright',
      job: 'double_paused',
      what: 'some of its lines are paused and some are not',
    });
  });

  it.each<[string, readonly string[]]>([
    ['cronwright', ['twice SHELL=/bin/sh', 'twice MAILTO="a@b.example"']],
  ])('says something else for each line less or more: %s', (end, exceptions) => {
    expect(unnoticed(crontab, rich, end)).toEqual(exceptions);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(broken(rich), (files) => {
        crontab.read({ files, runner });
        crontab.reordered(files);
      }),
      { numRuns: 300 },
    );
  });
});

it('a crontab in another order says the same', () => {
  const turned = crontab.reordered(rich);
  expect(turned[0]?.path).toBe('generated/crontab/run-job');
  const [before, after] = [rich, turned].map((files) => crontab.read({ files, runner }));
  expect(after?.jobs[0]?.job).not.toBe(before?.jobs[0]?.job);
  expect(after && sorted(after)).toEqual(before && sorted(before));
});
