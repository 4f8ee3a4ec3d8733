import { setOf } from '../../../src/ir/number-set.ts';
import type { Job, Pause } from '../../../src/model/types.ts';
import { category, daily, job, schedule, spanOf, window } from '../job-factory.ts';

const pause: Pause = {
  level: 'job',
  name: 'paused',
  reason: 'Template # em\nrevisão: "já"',
  by: 'ana',
  until: '2026-01-12',
  at: spanOf('name'),
};
const ofCategory: Pause = { level: 'category', name: 'campanha', at: spanOf('name') };

const campaign = category('campanha', { label: 'Campanha: à tarde' });

/** Text that shells, kubelets and YAML would like to read otherwise, but may stand in a query. */
const awkward = '"$HOME" $$ $x; é ☎ * #~ <&> (a) {b} no: [1]';

/** Jobs of every kind that all targets take. */
export const richJobs: readonly Job[] = [
  job({ name: 'plain' }),
  job({
    name: 'full',
    category: campaign,
    window: window('manha'),
    owner: 'crm',
    why: 'Não precisa\nser contínuo',
    description: 'on: "yes"',
    targets: ['crontab', 'kubernetes', 'github-actions'],
    method: 'GET',
    timeoutSeconds: 55,
    graceSeconds: 1800,
    retry: { attempts: 3, backoffSeconds: 20, onTimeout: 'retry' },
    query: [
      ['tipo', 'fim_dia'],
      ['q', awkward],
      ['tipo', ''],
      ['a b', '=x='],
    ],
  }),
  job({ name: 'allowed', overlap: 'allow', method: 'DELETE', timeoutSeconds: 3600, path: '/' }),
  job({
    name: 'patient',
    trigger: { kind: 'times', minuteOfDay: 600, weekdays: [0, 1, 2, 3, 4, 5, 6] },
    graceSeconds: 7200,
    retry: { attempts: 2, backoffSeconds: 3600, onTimeout: 'give up' },
  }),
  job({
    name: 'often',
    schedules: [schedule({ minutes: [0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55] })],
  }),
  job({
    name: 'dates',
    category: category(`${'x'.repeat(62)}_`),
    schedules: [
      schedule({
        minutes: [30],
        hours: [9],
        days: { kind: 'either', dates: setOf([1, 15]), weekdays: setOf([1]) },
      }),
    ],
  }),
  job({ name: 'paused', category: campaign, pauses: [pause, ofCategory], path: '/jobs/paused' }),
];

/** A job of two entries, which a CronJob has no room for; paused, too. */
export const doubleJobs: readonly Job[] = [
  job({ name: 'double', schedules: [daily, schedule({ minutes: [30], hours: [16] })] }),
  job({
    name: 'double_paused',
    schedules: [daily, schedule({ minutes: [30], hours: [16] })],
    pauses: [pause],
  }),
];

/** Every setting that changes a call, away from its default. */
export const openSettings = { auth_header: 'X-Api-Key', allow_http: true };
