import { expect, test } from 'vitest';
import { askRobfig } from './robfig.ts';

const zone = 'America/New_York';
const after = new Date('2026-03-07T12:00:00Z');

test('answers a batch in its order', async () => {
  const answers = await askRobfig([
    { expression: '30 2 * * *', zone, after, until: 2 },
    { expression: '0 0 * * 7', after, until: 1 },
    { expression: '0 0 31 2 *', after, until: 1 },
    {
      expression: '30 1 * * *',
      zone,
      after: new Date('2026-11-01T00:00:00Z'),
      until: new Date('2026-11-02T06:30:00Z'),
    },
    { expression: '0 9 * * *', zone: 'Mars/Base', after, until: 1 },
  ]);
  expect(answers).toEqual([
    // The gap of 8 March is skipped …
    { instants: [new Date('2026-03-09T06:30:00Z'), new Date('2026-03-10T06:30:00Z')] },
    { error: 'end of range (7) above maximum (6): 7' },
    { instants: [] },
    // … and the overlap of 1 November fires in both passes; the end is exclusive.
    { instants: [new Date('2026-11-01T05:30:00Z'), new Date('2026-11-01T06:30:00Z')] },
    { error: 'unknown time zone Mars/Base' },
  ]);
});

test('survives the panic of a zone without an expression', async () => {
  const answers = await askRobfig([{ expression: 'TZ=UTC', after, until: 1 }]);
  expect(answers).toEqual([{ error: expect.stringMatching(/^panic: /) }]);
});
