import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { weekOf } from '../../src/ir/week.ts';
import {
  again,
  byEnd,
  csvOf,
  jsonLines,
  type LogLine,
  linesBetween,
} from '../audit/written-log.ts';
import { expectGolden } from '../golden.ts';
import { catalogOf, repositoryFile } from '../model/source.ts';
import { record } from '../recorded-terminal.ts';
import { copyOfTheRealSchedule, remove } from './real-copy.ts';

const goldens = fileURLToPath(new URL('golden/audit/', import.meta.url));
const source = repositoryFile('schedules/jobs.yaml');
const { jobs, zone, anchor } = catalogOf(source, repositoryFile('schedules/baseline.yaml'));
const week = weekOf(zone, anchor);
const whole = linesBetween(jobs, week.from, week.until);

/** By hand, in the week's middle: five starts that are gone, one stretch among them, and two doubled. */
const gone = [
  ['processar_campanhas_manha', '2026-01-06T13:00'],
  ['verificar_whatsapp', '2026-01-07T11:05'],
  ['verificar_whatsapp', '2026-01-07T11:10'],
  ['processar_mensagens_agendadas', '2026-01-08T02:17'],
  ['processar_retomadas', '2026-01-09T11:00'],
] as const;
const doubled = [
  ['processar_mensagens_agendadas', '2026-01-10T20:31'],
  ['processar_followups_tarde', '2026-01-06T19:00'],
] as const;

function isOneOf(these: readonly (readonly [job: string, minute: string])[]) {
  return (line: LogLine) =>
    these.some(([job, minute]) => line.job_name === job && line.started_at.startsWith(minute));
}

const log = [
  ...whole.filter((line) => !isOneOf(gone)(line)),
  ...whole.filter(isOneOf(doubled)).map(again),
].sort(byEnd);

let copy: string;
beforeAll(() => {
  copy = copyOfTheRealSchedule();
  const files = {
    'week.log': jsonLines(log),
    'week.csv': csvOf(log),
    'base.csv': csvOf(log, 'base'),
    'whole.log': jsonLines(whole),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(copy, name), text);
});
afterAll(() => remove(copy));

const audit = (...words: readonly string[]) => record(['audit', ...words], copy);

/** What is told by itself in the JSON of an audit. */
function toldIn(out: string) {
  const { jobs: told, total } = JSON.parse(out);
  const starts = (kind: string) =>
    told.flatMap((job: Record<string, readonly Record<string, string>[]>) =>
      (job[kind] ?? []).map(({ first, last, due }) =>
        [job.job, first ?? due, ...(last === first ? [] : [last])].join(' '),
      ),
    );
  return {
    due: total.due,
    missed: starts('missed_starts'),
    doubled: starts('doubled_starts'),
    other: [...starts('late_starts'), ...starts('not_due_starts'), ...starts('manual_starts')],
  };
}

describe('a week of the real schedule', () => {
  it('has 14,542 starts of 24 jobs', () => {
    expect([whole.length, jobs.length]).toEqual([14_542, 24]);
  });

  it.each(['week.log', 'week.csv', 'base.csv'])(
    'of which five are gone and two doubled: %s tells these and nothing else',
    async (name) => {
      const { status, out, talk } = await audit(name, '--format=json');
      expect({ status, talk }).toEqual({ status: 1, talk: '' });
      expect(toldIn(out)).toEqual({
        due: 14_542,
        missed: [
          'processar_mensagens_agendadas 2026-01-08T02:17:00Z',
          'processar_campanhas_manha 2026-01-06T13:00:00Z',
          'processar_retomadas 2026-01-09T11:00:00Z',
          'verificar_whatsapp 2026-01-07T11:05:00Z 2026-01-07T11:10:00Z',
        ],
        doubled: [
          'processar_mensagens_agendadas 2026-01-10T20:31:00Z',
          'processar_followups_tarde 2026-01-06T19:00:00Z',
        ],
        other: [],
      });
    },
  );

  it('is clean when it is whole', async () => {
    const { status, out, talk } = await audit('whole.log', '--strict');
    expect({ status, talk }).toEqual({ status: 0, talk: '' });
    expect(out).toMatch(/^nothing missed\n/);
  });

  it.each([
    ['week.txt', ['--format=pretty']],
    ['week.md', ['--format=markdown']],
  ])('reads as in %s', async (name, words) => {
    const { out } = await audit('week.log', ...words);
    mkdirSync(goldens, { recursive: true });
    expectGolden(`${goldens}${name}`, out);
  });
});
