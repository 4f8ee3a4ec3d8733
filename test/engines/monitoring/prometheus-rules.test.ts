import { describe, expect, it } from 'vitest';
import { rulesOf, watched } from '../../products/monitoring/rules-of.ts';
import { checkRules, type RuleTest, testRules } from './promtool.ts';

/** Every day at 10:00: after 86,400 + 360 s not started; a run may take 300 s. */
const rules = rulesOf(
  watched('daily_sum: { category: sales, times: "10:00", owner: "{{ ana", endpoint: /jobs/sum }'),
);

const labels = '{namespace="jobs",cronjob="daily-sum",instance="a:8080"}';
const metric = (name: string) => `kube_cronjob_${name}${labels}`;
const created = { [metric('created')]: '0x3000' };
const started = (at: number) => ({ [metric('status_last_schedule_time')]: `${at}x3000` });
const succeeded = (values: string) => ({ [metric('status_last_successful_time')]: values });
const there = { [metric('info')]: '1x3000' };

const fires = (summary: string) => [
  {
    exp_labels: {
      namespace: 'jobs',
      cronjob: 'daily-sum',
      category: 'sales',
      job_name: 'daily_sum',
    },
    exp_annotations: { summary, owner: '{{ ana' },
  },
];
const failed = fires('the last run of daily_sum has not succeeded');
const gone = fires('daily_sum is not in the cluster: there is no CronJob jobs/daily-sum');
const late = (age: string) => fires(`daily_sum has not started for ${age}, though it was due`);

/** Times are seconds of a clock that begins at 0. */
const cases: Readonly<Record<string, RuleTest>> = {
  'on time is no alert': {
    series: { ...created, ...started(600) },
    at: '24h16m',
    alert: 'CronJobNotStarted',
    fires: [],
  },
  'later than the gap and the slack is one': {
    series: { ...created, ...started(600) },
    at: '24h17m',
    alert: 'CronJobNotStarted',
    fires: late('1d 0h 7m 0s'),
  },
  'a CronJob that never ran has its time, too': {
    series: created,
    at: '24h6m',
    alert: 'CronJobNotStarted',
    fires: [],
  },
  'a CronJob that never ran is late from when it was made': {
    series: created,
    at: '24h7m',
    alert: 'CronJobNotStarted',
    fires: late('1d 0h 7m 0s'),
  },
  'two that tell of it are one': {
    series: {
      ...created,
      ...started(600),
      'kube_cronjob_created{namespace="jobs",cronjob="daily-sum",instance="b:8080"}': '0x3000',
    },
    at: '24h17m',
    alert: 'CronJobNotStarted',
    fires: late('1d 0h 7m 0s'),
  },
  'another CronJob is none of its business': {
    series: { 'kube_cronjob_created{namespace="other",cronjob="daily-sum"}': '0x3000' },
    at: '25h',
    alert: 'CronJobNotStarted',
    fires: [],
  },
  'a run that goes on is no failure': {
    // Started at minute 10, ended at minute 15; until then the last success is that of a run before.
    series: {
      ...created,
      [metric('status_last_schedule_time')]: '0x9 600x100',
      ...succeeded('60x14 900x100'),
    },
    at: '14m',
    alert: 'CronJobNotSucceeded',
    fires: [],
  },
  'nor is one that has ended well': {
    series: { ...created, ...started(600), ...succeeded('60x14 900x100') },
    at: '40m',
    alert: 'CronJobNotSucceeded',
    fires: [],
  },
  'a run without success is one when its time is over': {
    series: {
      ...created,
      [metric('status_last_schedule_time')]: '0x9 600x100',
      ...succeeded('60x100'),
    },
    at: '21m',
    alert: 'CronJobNotSucceeded',
    fires: failed,
  },
  'and not before': {
    series: {
      ...created,
      [metric('status_last_schedule_time')]: '0x9 600x100',
      ...succeeded('60x100'),
    },
    at: '20m',
    alert: 'CronJobNotSucceeded',
    fires: [],
  },
  'a first run without success is one': {
    series: { ...created, ...started(600) },
    at: '30m',
    alert: 'CronJobNotSucceeded',
    fires: failed,
  },
  'a CronJob that never ran has not failed': {
    series: created,
    at: '30m',
    alert: 'CronJobNotSucceeded',
    fires: [],
  },
  'what is there is not absent': { series: there, at: '30m', alert: 'CronJobAbsent', fires: [] },
  'what is not there is absent': { series: {}, at: '10m', alert: 'CronJobAbsent', fires: gone },
  'but for the time of an apply': { series: {}, at: '9m', alert: 'CronJobAbsent', fires: [] },
};

/** Rules broken on purpose, and a case that must notice. */
const broken: readonly (readonly [
  what: string,
  from: string | RegExp,
  to: string,
  noticed: string,
])[] = [
  ['a gap too long', '> 86760', '> 90000', 'later than the gap and the slack is one'],
  ['a slack too short', '> 86760', '> 86400', 'on time is no alert'],
  [
    'blind to what never ran',
    / or kube_cronjob_created[^)]*/,
    '',
    'a CronJob that never ran is late from when it was made',
  ],
  ['another CronJob', /daily-sum/g, 'daily-sun', 'later than the gap and the slack is one'],
  [
    'not one for each',
    /max by \(namespace, cronjob\) /,
    '',
    'later than the gap and the slack is one',
  ],
  ['impatient', 'for: 660s', 'for: 60s', 'a run that goes on is no failure'],
  ['too patient', 'for: 660s', 'for: 720s', 'a run without success is one when its time is over'],
  [
    'blind to a first failure',
    /(successful_time[^ ]+) or [^)]*/,
    '$1',
    'a first run without success is one',
  ],
  ['the wrong way round', /\) > max/, ') < max', 'nor is one that has ended well'],
  [
    'without its category',
    /category: "sales"/g,
    'category: "other"',
    'what is not there is absent',
  ],
  ['absent at once', 'for: 600s', 'for: 0s', 'but for the time of an apply'],
  ['never absent', 'absent(', '-(', 'what is not there is absent'],
];

describe('promtool, of the rules', () => {
  it('finds nothing to complain of', async () => {
    const { status, stdout } = await checkRules(rules);
    expect(status, stdout).toBe(0);
    expect(stdout).toContain('SUCCESS: 3 rules found');
  });

  it('takes a file without rules', async () => {
    const paused = watched('a: { times: "10:00", paused: true, endpoint: /jobs/a }');
    expect((await checkRules(rulesOf(paused))).status).toBe(0);
  });

  it('refuses one that is no rule', async () => {
    expect((await checkRules(rules.replace('max by (', 'max by by ('))).status).toBe(1);
  });

  it.each(Object.entries(cases))('agrees that %s', async (_, test) => {
    const { status, stdout, stderr } = await testRules(rules, test);
    expect(status, stdout + stderr).toBe(0);
  });

  it.each(broken)('notices a rule that is broken: %s', async (_, from, to, noticed) => {
    const spoilt = rules.replace(from, to);
    expect(spoilt).not.toBe(rules);
    const test = cases[noticed];
    if (!test) throw new Error(`no case "${noticed}"`);
    expect((await testRules(spoilt, test)).status).toBe(1);
  });
});
