import { describe, expect, test } from 'vitest';
import { engines } from '../../../src/engines/registry.ts';
import { oddDays, oddLines, oddMonths, oddTimes, ordinary, scrambled } from './expressions.ts';
import { nextFrom, observeRobfig } from './observe-robfig.ts';
import { randomFrom } from './random.ts';
import { report } from './report.ts';
import { isLarge, size } from './size.ts';
import { Tally } from './tally.ts';
import { changeWindows, fortnights, zones } from './windows.ts';

/** robfig/cron v3 against the model of Kubernetes. */
const hour = 3_600_000;
const engine = 'kubernetes';
/** robfig answers quickly: it is asked more than the daemons. */
const more = 5;

describe(engine, () => {
  test('starts ordinary schedules when its model says', { timeout: hour }, async () => {
    const tally = new Tally();
    for (const zone of [...zones, ...midnightGaps]) {
      const random = randomFrom(zone.length * 7 + zone.charCodeAt(1));
      for (const { from, until } of [...fortnights, ...changeWindows(zone)]) {
        const texts = ordinary(random, size.fortnight * more);
        await tally.add(
          engine,
          { engine, zone, hostZone: 'UTC', from, until },
          texts,
          observeRobfig,
        );
      }
    }
    await report(engine, tally);
    expect(tally.differences).toEqual([]);
  });

  test('takes and refuses odd text as its model does', { timeout: hour }, async () => {
    const tally = new Tally();
    const texts = [
      ...new Set([
        ...oddTimes,
        ...oddDays,
        ...oddMonths,
        ...oddLines,
        ...scrambled(randomFrom(5), size.scrambled * more),
      ]),
    ];
    const from = Date.parse('2026-02-02T00:00Z') / 60_000;
    const place = { engine, zone: 'UTC', hostZone: 'UTC', from } as const;
    // Intervals may be of one second: an hour of them is enough.
    for (const [until, some] of [
      [from + 400 * 1440, texts.filter((text) => !text.includes('@every'))],
      [from + 60, texts.filter((text) => text.includes('@every'))],
    ] as const) {
      await tally.add(`${engine}, odd text`, { ...place, until }, some, observeRobfig);
    }
    await report(`${engine}-odd`, tally);
    expect(tally.differences).toEqual([]);
  });

  test('finds the same next start from every origin', { timeout: hour }, async () => {
    const differences: string[] = [];
    let searches = 0;
    for (const zone of [...zones, ...midnightGaps]) {
      for (const [text, origins] of searchesIn(zone)) {
        const found = await nextFrom(text, zone, origins);
        searches += origins.length;
        differences.push(...differing(text, zone, origins, found));
      }
    }
    process.stdout.write(`kubernetes: ${searches} searches, ${differences.length} differences\n`);
    expect(differences).toEqual([]);
  });
});

const midnightGaps = ['Asia/Beirut', 'America/Havana', 'Atlantic/Azores'] as const;

/** Expressions with origins in seconds: every few minutes, not on the minute, around each change. */
function searchesIn(zone: string): readonly (readonly [string, readonly number[]])[] {
  const random = randomFrom(zone.length * 31);
  return changeWindows(zone)
    .slice(0, size.changes)
    .flatMap(({ from, until }) =>
      [...ordinary(random, isLarge ? 40 : 6), '0 9 * * *', '0 9 * * 5', '50 3 * * *'].map(
        (text) => {
          const pace = isLarge ? 7 : 61;
          const count = Math.floor((until - from) / pace);
          const origins = Array.from(
            { length: count },
            (_, i) => (from + i * pace) * 60 + ((i * 13) % 60),
          );
          return [isTaken(text) ? text : '0 0 * * *', origins] as const;
        },
      ),
    );
}

function isTaken(expression: string): boolean {
  return engines.kubernetes.read({ expression, hostZone: 'UTC' }).kind === 'accepted';
}

function differing(
  expression: string,
  zone: string,
  origins: readonly number[],
  found: readonly (number | undefined)[],
): readonly string[] {
  const reading = engines.kubernetes.read({ expression, zone, hostZone: 'UTC' });
  if (reading.kind !== 'accepted') return [`${expression} is not accepted`];
  return origins.flatMap((origin, index) => {
    const next = reading.next?.(origin);
    // The driver gives no instant when the search does not advance.
    const modelled = next !== undefined && next > origin ? next : undefined;
    return modelled === found[index]
      ? []
      : [`${zone} "${expression}" from ${origin}: seen ${found[index]}, the model says ${next}`];
  });
}
