import { describe, expect, test } from 'vitest';
import { runDaemon } from '../cron-daemon.ts';

/**
 * Where the models stop: they are about one entry. A daemon of Vixie's lineage that makes up for so
 * many missed minutes that it takes longer than one minute treats its other entries differently.
 * Kept as tests of the real daemons, so that docs/found-by-proof.md stays true.
 */
const gap = { from: new Date('2026-03-08T06:58:00Z'), to: new Date('2026-03-08T07:15:00Z') };
const zone = 'America/New_York';

async function startsOf(engine: 'debian' | 'cronie', crontab: string, command: string) {
  const { runs } = await runDaemon({ engine, zone, ...gap, crontab, kind: 'system' });
  return runs
    .filter((run) => run.command === command)
    .map(({ at }) => new Date(at * 1000).toISOString().slice(11, 16));
}

function minutes(first: number, last: number): readonly string[] {
  return Array.from(
    { length: last - first + 1 },
    (_, i) => `07:${String(first + i).padStart(2, '0')}`,
  );
}

describe.each(['debian', 'cronie'] as const)('%s', (engine) => {
  const everyMinute = '* * * * * jobs wildcard\n';

  test('starts a wildcard entry once a minute while it makes up for five minutes', async () => {
    const starts = await startsOf(engine, `${everyMinute}55-59 2 * * * jobs fixed\n`, 'wildcard');
    expect(starts).toEqual(['06:58', '06:59', ...minutes(0, 14)]);
  });

  test('starts it twice too often when the last missed minutes take it past the minute', async () => {
    const starts = await startsOf(engine, `${everyMinute}53-59 2 * * * jobs fixed\n`, 'wildcard');
    expect(starts).toEqual([
      '06:58',
      '06:59',
      '07:00',
      '07:01',
      '07:01',
      '07:01',
      ...minutes(2, 14),
    ]);
  });
});

describe('cronie, a fixed entry under CRON_TZ', () => {
  const underZone = 'CRON_TZ=UTC\n0-59 7 * * * jobs zoned\n';

  test('starts in every minute while the host makes up for five minutes', async () => {
    const starts = await startsOf('cronie', `55-59 2 * * * jobs fixed\n${underZone}`, 'zoned');
    expect(starts).toEqual(minutes(0, 14));
  });

  test('is lost for eight minutes while the host makes up for sixty', async () => {
    const starts = await startsOf('cronie', `0-59 2 * * * jobs fixed\n${underZone}`, 'zoned');
    expect(starts).toEqual(minutes(8, 14));
  });
});
