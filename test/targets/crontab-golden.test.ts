import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parseCron } from '../../src/cron/parse.ts';
import { makeSchedule } from '../../src/ir/schedule.ts';
import type { Job } from '../../src/model/types.ts';
import { crontab } from '../../src/targets/crontab/index.ts';
import { expectGolden } from '../golden.ts';
import { artifactsOf, category, job, planOf, spanOf } from './job-factory.ts';

const folder = fileURLToPath(new URL('golden/', import.meta.url));

function jobOf(name: string, text: string, zone: string, more: Partial<Job> = {}): Job {
  const parsed = parseCron(text);
  if (parsed.kind === 'refused') throw new Error(`refused: ${text}`);
  return job({ name, schedules: [makeSchedule(parsed.fields, zone)], ...more });
}

const campaign = category('campanha', { label: 'Campanha' });
const paused = {
  level: 'job',
  name: 'reykjavik',
  reason: 'em revisão',
  at: spanOf('name'),
} as const;

const jobs: readonly Job[] = [
  jobOf('morning', '0 10 * * 1-5', 'America/Sao_Paulo', { category: campaign, owner: 'crm' }),
  jobOf('tokyo', '30 7 * * *', 'Asia/Tokyo', { category: campaign }),
  jobOf('night', '0 20-22 * * 5', 'America/Sao_Paulo'),
  jobOf('quarters', '*/15 * * * *', 'Asia/Tokyo'),
  jobOf('reykjavik', '0 12 * * *', 'Atlantic/Reykjavik', { pauses: [paused] }),
  jobOf('tokyo_again', '0 0 * * 5', 'Asia/Tokyo', { query: [['q', 'a & b']] }),
];

/** Settings of a host, by the name of the golden file. */
const hosts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'debian-in-utc': { implementation: 'debian', host_timezone: 'Etc/UTC' },
  'debian-in-sao-paulo': { implementation: 'debian' },
  'cronie-in-sao-paulo': { implementation: 'cronie', mailto: 'plantao@example.com' },
  'busybox-in-utc': { implementation: 'busybox', host_timezone: 'Etc/UTC' },
  'busybox-with-mail': { implementation: 'busybox', mailto: 'plantao@example.com' },
};

it.each(Object.keys(hosts))('the crontab of %s', (name) => {
  const plan = planOf(crontab, { user: 'jobs', ...hosts[name] }, jobs);
  expectGolden(join(folder, `${name}.crontab`), artifactsOf(crontab, plan)[0]?.body ?? '');
});

it('knows every golden file', () => {
  const names = Object.keys(hosts).map((name) => `${name}.crontab`);
  expect(readdirSync(folder).sort()).toEqual(names.sort());
});
