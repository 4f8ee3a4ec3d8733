import { describe, expect, test } from 'vitest';
import { oddDays, oddLines, oddMonths, oddTimes, ordinary, scrambled } from './expressions.ts';
import { type DaemonEngine, type DaemonSituation, observeDaemon } from './observe-daemon.ts';
import { randomFrom } from './random.ts';
import { keep, report } from './report.ts';
import { size } from './size.ts';
import { Tally } from './tally.ts';
import { changeWindows, fortnights, type Window, zones } from './windows.ts';

/**
 * The real daemons against their models: acceptance and every start. Outside windows with a gap
 * minute for minute; there with the lateness that compare.ts states.
 */
const hour = 3_600_000;

function everyNth<T>(items: readonly T[], n: number, first: number): readonly T[] {
  return items.filter((_, index) => index % n === first % n);
}

async function runZone(
  tally: Tally,
  label: string,
  place: Omit<DaemonSituation, 'from' | 'until'>,
) {
  const home = place.zone ?? place.hostZone;
  const random = randomFrom(home.length * 1009 + label.length + home.charCodeAt(1));
  const windows: readonly (readonly [Window, number])[] = [
    ...fortnights.slice(0, size.fortnights).map((w) => [w, size.fortnight] as const),
    ...changesOf(place).map((window) => [window, size.change] as const),
  ];
  for (const [{ from, until }, count] of windows) {
    const texts = ordinary(
      random,
      place.zone === undefined ? count : Math.ceil(count / size.zoned),
    );
    await tally.add(label, { ...place, from, until }, texts, observeDaemon);
  }
}

/** The changes of the entry's zone and of the host's, as many as the run is large. */
function changesOf({ zone, hostZone }: Omit<DaemonSituation, 'from' | 'until'>): readonly Window[] {
  const homes = zone === undefined || zone === hostZone ? [hostZone] : [zone, hostZone];
  return homes.flatMap((home) => changeWindows(home).slice(0, size.changes));
}

const monday = Date.parse('2026-02-02T00:00Z') / 60_000;

/** Days that show what odd texts mean, with as many of them as the run is large. */
function oddText(seed: number): readonly (readonly [number, readonly string[]])[] {
  const pick = (texts: readonly string[]) => everyNth(texts, size.oddities, seed);
  const scrambles = scrambled(randomFrom(seed), size.scrambled);
  return [
    [3, [...new Set([...pick(oddTimes), ...pick(oddLines), ...scrambles])]],
    [40, [...new Set(pick(oddDays))]],
    [365, [...new Set(pick(oddMonths))]],
  ];
}

describe.each(['debian-cron', 'cronie', 'busybox'] as const)('%s', (engine: DaemonEngine) => {
  test('starts ordinary entries when its model says', { timeout: hour }, async () => {
    const tally = new Tally();
    for (const hostZone of zones) {
      await runZone(tally, engine, { engine, hostZone });
      await keep(engine, tally);
    }
    await report(engine, tally);
    expect(tally.differences).toEqual([]);
  });

  test('takes and refuses odd text as its model does', { timeout: hour }, async () => {
    const tally = new Tally();
    for (const [days, texts] of oddText(engine.length)) {
      const situation = { engine, hostZone: 'UTC', from: monday, until: monday + days * 1440 };
      await tally.add(`${engine}, odd text`, situation, texts, observeDaemon);
    }
    await report(`${engine}-odd`, tally);
    expect(tally.differences).toEqual([]);
  });
});

describe('cronie under CRON_TZ', () => {
  test.each(['UTC', 'America/New_York', 'Australia/Lord_Howe'] as const)(
    'on a host in %s',
    { timeout: hour },
    async (hostZone) => {
      const tally = new Tally();
      for (const zone of everyNth(zones, size.zones, hostZone.length)) {
        await runZone(tally, `cronie CRON_TZ, ${hostZone}`, { engine: 'cronie', zone, hostZone });
      }
      await report(`cronie-${hostZone.replace('/', '-')}`, tally);
      expect(tally.differences).toEqual([]);
    },
  );
});
