import { describe, expect, test } from 'vitest';
import { changesBetween } from '../../src/engines/base/zone-clock.ts';
import type { EngineId } from '../../src/engines/registry.ts';
import { startsByLaw } from './definitions.ts';
import { accepted } from './readings.ts';

/** The laws that `prove` relies on, at every change of 2026 and 2027 in zones of every kind. */
const zones = [
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'America/Santiago',
  'America/Nuuk',
  'Antarctica/Troll',
  'Pacific/Chatham',
  'UTC',
] as const;

const texts = [
  '30 2 * * *',
  '0,30 0-4 * * *',
  '15 0,1,23 * * 0,6',
  '*/20 1-3 * * *',
  '0 */2 * * *',
  '* 1 29 3 *',
  '45 2 28-30 3,4 1',
];

const years = [Date.UTC(2026) / 60_000, Date.UTC(2028) / 60_000] as const;

function windowsOf(...homes: readonly string[]) {
  const changes = homes.flatMap((home) => changesBetween(home, ...years));
  const around = changes.map(({ at }) => [at - 1500, at + 1500] as const);
  return around.length > 0 ? around : [[years[0], years[0] + 3000] as const];
}

function expectLaw(engine: EngineId, kind: string, host: string, zone?: string) {
  for (const text of texts) {
    const reading = accepted(engine, text, host, zone);
    for (const [from, until] of windowsOf(host, zone ?? host)) {
      const law = reading.law(from, until);
      expect([kind, 'wall']).toContain(law.kind);
      expect({ text, from, starts: reading.starts(from, until) }).toEqual({
        text,
        from,
        starts: startsByLaw(law, reading, from, until),
      });
    }
  }
}

describe.each(zones)('%s', (zone) => {
  test.each(['debian-cron', 'cronie'] as const)('%s: wall or first', (engine) => {
    expectLaw(engine, 'first', zone);
  });

  test('busybox: wall', () => {
    expectLaw('busybox', 'wall', zone);
  });

  test.each(['UTC', 'America/New_York', 'Australia/Lord_Howe', zone])(
    'cronie under CRON_TZ on a host in %s: wall, but for repeats of the host',
    (host) => {
      expectLaw('cronie', 'wallButHostRepeats', host, zone);
    },
  );
});

test.each(['America/New_York', 'Europe/Berlin', 'America/Nuuk', 'UTC', 'Australia/Adelaide'])(
  'kubernetes in the plain zone %s: wall',
  (zone) => {
    expectLaw('kubernetes', 'wall', 'UTC', zone);
  },
);

test('kubernetes elsewhere has no law but its search', () => {
  const reading = accepted('kubernetes', '0 9 * * *', 'UTC', 'Africa/Cairo');
  const law = reading.law(...years);
  expect(law.kind).toBe('search');
  expect(law.kind === 'search' && law.next(0)).toBe(reading.next?.(0));
});
