import { expect, test } from 'vitest';
import { midnightGaps } from '../../engine-models/midnight-gaps.ts';
import { observeRobfig } from './observe-robfig.ts';

/** The rows that the model is tested with, asked of robfig/cron itself. */
test.each(midnightGaps)('$zone "$expression" from $from', async (row) => {
  const minute = (text: string) => Date.parse(`${text}Z`) / 60_000;
  const [seen] = await observeRobfig(
    {
      engine: 'kubernetes',
      zone: row.zone,
      hostZone: 'UTC',
      from: minute(row.from),
      until: minute(row.until),
    },
    [row.expression],
  );
  const starts = seen?.starts.map((at) => new Date(at * 60_000).toISOString().slice(0, 16));
  expect(starts).toEqual(row.starts);
});
