import { expect, test } from 'vitest';
import { segmentsWithin } from '../../../src/engines/base/zone-clock.ts';
import { runProgram } from '../run-program.ts';
import { zones } from './windows.ts';

/**
 * The daemons read the system's zone files, the models Node's. Where the two differ on a date, the
 * comparison of starts would blame an engine: here they are compared by themselves, in every zone
 * of the differential tests, once a day and at both sides of each change of 2026 and 2027.
 */
const from = Date.parse('2026-01-01T00:00Z') / 60_000;
const until = Date.parse('2028-01-01T00:00Z') / 60_000;
const midnightGaps = ['Asia/Beirut', 'America/Havana', 'Atlantic/Azores'] as const;

/** Offsets in minutes that the C library has at instants in minutes. */
async function systemOffsets(zone: string, instants: readonly number[]) {
  const stdin = instants.map((instant) => `@${instant * 60}\n`).join('');
  const { stdout } = await runProgram(['date', '-f', '-', '+%:z'], { stdin, env: { TZ: zone } });
  return stdout
    .trim()
    .split('\n')
    .map((text) => {
      const [hours = 0, minutes = 0] = text.slice(1).split(':').map(Number);
      return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
    });
}

test.each([...zones, ...midnightGaps])('%s', async (zone) => {
  const segments = segmentsWithin(zone, from, until);
  const days = Array.from({ length: (until - from) / 1440 }, (_, day) => from + day * 1440);
  const instants = [
    ...days,
    ...segments.slice(1).flatMap((segment) => [segment.from - 1, segment.from]),
  ];
  const system = await systemOffsets(zone, instants);
  const differing = instants.flatMap((instant, index) => {
    const node = segments.find((one) => instant >= one.from && instant < one.until)?.offset;
    const date = new Date(instant * 60_000).toISOString();
    return system[index] === node ? [] : [`${date}: system ${system[index]}, Node ${node}`];
  });
  expect(differing).toEqual([]);
});
