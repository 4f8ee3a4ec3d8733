import { describe, expect, test } from 'vitest';
import { parseCron } from '../../src/cron/parse.ts';
import { occurrences } from '../../src/ir/occurrences.ts';
import { makeSchedule } from '../../src/ir/schedule.ts';
import type { Job } from '../../src/model/types.ts';
import { crontab } from '../../src/targets/crontab/index.ts';
import { artifactsOf, category, job, planOf } from '../targets/job-factory.ts';
import { complaints, type DaemonName, runDaemon } from './cron-daemon.ts';

/** Three days in which no clock of these tests changes, from Thursday 30 April 2026 on. */
const span = { from: Date.parse('2026-04-30T00:00Z') / 60_000, days: 3 };
const until = span.from + span.days * 1440;

function jobOf(name: string, text: string, zone: string, more: Partial<Job> = {}): Job {
  const parsed = parseCron(text);
  if (parsed.kind === 'refused') throw new Error(`refused: ${text}`);
  return job({ name, schedules: [makeSchedule(parsed.fields, zone)], zone, ...more });
}

const saoPaulo = 'America/Sao_Paulo';
const newYork = 'America/New_York';
const campaign = category('campanha', { label: 'Campanha #1' });

/** Jobs of the host's zone or of one with a constant difference, which any daemon can start. */
const movable: readonly Job[] = [
  jobOf('morning', '0 10 * * 1-5', saoPaulo, { category: campaign }),
  jobOf('night', '*/20 20-22 * * 4', saoPaulo),
  jobOf('last_day', '15 23 30 * *', saoPaulo, { category: campaign }),
  jobOf('either', '5 22 1,15 * 5', saoPaulo),
  jobOf('quarters', '*/15 * * * *', newYork, {
    query: [
      ['q', 'a & b "c" $HOME `x` ~'],
      ['n', '1'],
    ],
  }),
];

/** The starts of each job as the source defines them, `minute job` in order. */
function wanted(jobs: readonly Job[]): readonly string[] {
  return jobs
    .flatMap(({ name, schedules }) =>
      occurrences(schedules, span.from, until).map((minute) => `${minute} ${name}`),
    )
    .sort();
}

interface Host {
  readonly engine: DaemonName;
  readonly implementation: string;
  readonly kind: 'system' | 'user';
  readonly zone: string;
}

const settingsOf = ({ implementation, zone }: Host) => {
  return { user: 'jobs', implementation, host_timezone: zone };
};

async function started(jobs: readonly Job[], host: Host) {
  return startedBy(planOf(crontab, settingsOf(host), jobs), host);
}

async function startedBy(plan: ReturnType<typeof planOf>, { engine, kind, zone }: Host) {
  const body = artifactsOf(crontab, plan)[0]?.body ?? '';
  const day = { from: new Date(span.from * 60_000), to: new Date(until * 60_000) };
  const result = await runDaemon({ engine, zone, ...day, crontab: body, kind });
  expect(complaints(result)).toEqual([]);
  expect(new Set(result.runs.map(({ user }) => user))).toEqual(new Set(['jobs']));
  const commands = new Set(result.runs.map(({ command }) => command));
  for (const command of commands) expect(body).toContain(` ${command}\n`);
  return result.runs
    .map(({ at, command }) => `${Math.floor(at / 60)} ${/--job (\S+)/.exec(command)?.[1]}`)
    .sort();
}

const hosts: readonly Host[] = [
  { engine: 'debian', implementation: 'debian', kind: 'system', zone: 'Etc/UTC' },
  { engine: 'cronie', implementation: 'cronie', kind: 'system', zone: saoPaulo },
  { engine: 'busybox', implementation: 'busybox', kind: 'user', zone: 'Asia/Kathmandu' },
  { engine: 'busybox', implementation: 'busybox', kind: 'user', zone: saoPaulo },
];

describe.each(hosts)('$engine on a host in $zone', (host) => {
  test('starts every job of the file made for it when the source says', async () => {
    expect(await started(movable, host)).toEqual(wanted(movable));
  });
});

test('cronie reads two groups of zones below the entries of the host', async () => {
  const jobs = [
    jobOf('tokyo', '30 7 * * *', 'Asia/Tokyo', { category: campaign }),
    jobOf('here', '0 10 * * 1-5', 'Etc/UTC', { category: campaign }),
    jobOf('lisbon', '0 9 1 5 *', 'Europe/Lisbon'),
    jobOf('here_too', '0 12 * * *', 'Etc/UTC'),
    jobOf('tokyo_again', '0 0 * * 5', 'Asia/Tokyo'),
  ];
  const host = {
    engine: 'cronie',
    implementation: 'cronie',
    kind: 'system',
    zone: 'Etc/UTC',
  } as const;
  expect(await started(jobs, host)).toEqual(wanted(jobs));
});

test.each(['debian', 'cronie'] as const)('%s takes every starred text', async (engine) => {
  const host: Host = { engine, implementation: engine, kind: 'system', zone: saoPaulo };
  const jobs = [
    jobOf('minute', '0,20 10 * * *', saoPaulo),
    jobOf('alone', '0 11 * * 1-5', saoPaulo),
    jobOf('hour', '30 0,2,17 * * *', saoPaulo),
    jobOf('midnight', '30 0 1 * *', saoPaulo),
  ];
  const plan = planOf(crontab, settingsOf(host), jobs);
  const starred = plan.jobs.map(({ job: one }) => {
    const legalised = crontab.legalise(one, plan.settings);
    const candidates =
      legalised.kind === 'candidates' ? [legalised.first, ...legalised.others()] : [];
    const entries = candidates.find(([{ expression }]) => expression.includes('*/'));
    if (!entries) throw new Error(`no starred text for ${one.name}`);
    return { job: one, entries };
  });
  expect(await startedBy({ ...plan, jobs: starred }, host)).toEqual(wanted(jobs));
});
